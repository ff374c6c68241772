package org.fieldvoice.questionnaire.xlsform;

import static org.fieldvoice.questionnaire.xlsform.LargeForms.choice;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.choices;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.row;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.survey;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some 650 rows: a roster of members, later asked again one by one. */
final class Household {

  private Household() {}

  static WorkbookBuilder workbook() {
    List<String> survey = survey("repeat_count|notes|default");
    survey.add(row("begin group|hh|Household|||||"));
    survey.add(row("text|head|Name of the head|||yes||"));
    survey.add(row("integer|size|How many live here?||. > 0 and . < 31|yes||"));
    survey.add("end group|");
    survey.add(
        row("begin repeat|member|Member||||field-list|").replaceFirst("\\|$", "") + "|${size}");
    survey.add(row("calculate|number||||||position(..)"));
    survey.add(row("text|first_name|Name|||yes||"));
    survey.add(row("integer|age|Age||. >= 0 and . <= 120|yes||"));
    survey.add(row("select_one sex|sex|Sex|||||"));
    survey.add(row("calculate|is_adult||||||if(${age} >= 18, 1, 0)"));
    for (int i = 0; i < 60; i++) {
      survey.add(row("begin group|b" + i + "|Block " + i + "|${age} >= " + i % 20 + "||||"));
      survey.add(row("select_one yes_no|b" + i + "_q|Question " + i + " about ${first_name}|||||"));
      survey.add(row("decimal|b" + i + "_amount|How much?|${b" + i + "_q} = 'yes'|. >= 0|||"));
      survey.add(row("calculate|b" + i + "_year||||||round(${b" + i + "_amount} * 12, 2)"));
      survey.add("end group|");
    }
    survey.add("end repeat|member");
    survey.add(row("calculate|adults||||||sum(${is_adult})"));
    survey.add(row("calculate|oldest||||||max(${age})"));
    survey.add(row("calculate|first||||||indexed-repeat(${first_name}, ${member}, 1)"));
    survey.add(row("calculate|names||||||join(', ', ${first_name})"));
    for (int i = 0; i < 100; i++) {
      survey.add(
          row("select_one yes_no|asset" + i + "|Is there an asset " + i + "?|${adults} > 0||||"));
      survey.add(
          row("integer|asset" + i + "_n|How many?|${asset" + i + "} = 'yes'|. < 1000||numbers|"));
      survey.add(
          row(
              "calculate|asset"
                  + i
                  + "_points||||||coalesce(${asset"
                  + i
                  + "_n}, 0) * "
                  + (i % 7 + 1)));
    }
    survey.add(
        row(
            "calculate|wealth||||||"
                + IntStream.range(0, 100)
                    .mapToObj(i -> "${asset" + i + "_points}")
                    .collect(Collectors.joining(" + "))));
    survey.add(
        row("select_one yes_no|gone|Never asked|false()||||").replace("yes_no", "lost_list"));
    List<String> choices = choices();
    choices.add(choice("yes_no", "yes", "Yes"));
    choices.add(choice("yes_no", "no", "No"));
    choices.add(choice("sex", "1", "Female"));
    choices.add(choice("sex", "2", "Male"));
    return LargeForms.workbook(survey, choices)
        .sheet("settings", "form_title|form_id", "Household survey|household_like");
  }
}
