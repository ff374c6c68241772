package org.fieldvoice.questionnaire.xlsform;

import static org.fieldvoice.questionnaire.xlsform.LargeForms.choice;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.choices;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.row;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.survey;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some 620 rows and 6,000 choices: a cascade of regions, districts, wards, villages. */
final class Census {

  private Census() {}

  static WorkbookBuilder workbook() {
    List<String> survey = survey("choice_filter|notes|default");
    survey.add(row("select_one region|region|Region|||yes|minimal|"));
    String[] levels = {"region", "district", "ward", "village"};
    for (int i = 1; i < levels.length; i++) {
      survey.add(
          row(
                  "select_one "
                      + levels[i]
                      + "|"
                      + levels[i]
                      + "|"
                      + levels[i]
                      + "|${"
                      + levels[i - 1]
                      + "} != ''||yes|minimal autocomplete|")
              + "|"
              + levels[i - 1]
              + " = ${"
              + levels[i - 1]
              + "}");
    }
    for (int i = 0; i < 120; i++) {
      survey.add(
          row(
              "begin group|dwelling"
                  + i
                  + "|Dwelling, part "
                  + i
                  + "|${village} != ''|||"
                  + (i % 5 == 0 ? "field-list" : "")
                  + "|"));
      survey.add(row("select_one material|d" + i + "_wall|Material of wall " + i + "|||||"));
      survey.add(row("integer|d" + i + "_rooms|Rooms||. >= 0 and . <= 50|||"));
      survey.add(
          row(
              "select_multiple material or_other|d"
                  + i
                  + "_floor|Floors|${d"
                  + i
                  + "_rooms} > 0||||"));
      survey.add("end_group|");
    }
    survey.add(
        row(
            "calculate|rooms||||||"
                + IntStream.range(0, 120)
                    .mapToObj(i -> "coalesce(${d" + i + "_rooms}, 0)")
                    .collect(Collectors.joining(" + "))));
    survey.add(row("note|where|You live in ${village_name}.|||||"));
    survey.add(row("calculate|village_name||||||jr:choice-name(${village}, '${village}')"));
    List<String> choices = choices();
    for (int r = 0; r < 10; r++) {
      choices.add(choice("region", "r" + r, "Region " + r));
      for (int d = 0; d < 9; d++) {
        choices.add(choice("district", "r" + r + "d" + d, "District " + d) + "|r" + r);
        for (int w = 0; w < 8; w++) {
          choices.add(
              choice("ward", "r" + r + "d" + d + "w" + w, "Ward " + w) + "||r" + r + "d" + d);
          for (int v = 0; v < 7; v++) {
            choices.add(
                choice("village", "r" + r + "d" + d + "w" + w + "v" + v, "Village " + v)
                    + "|||r"
                    + r
                    + "d"
                    + d
                    + "w"
                    + w);
          }
        }
      }
    }
    for (String word : List.of("wood", "stone", "mud", "iron")) {
      choices.add(choice("material", word, word));
    }
    return LargeForms.workbook(survey, choices)
        .sheet(
            "settings", "form_title|form_id|version|style", "Census|census_like|2024050101|pages");
  }
}
