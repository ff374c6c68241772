package org.fieldvoice.questionnaire.xlsform;

import static org.fieldvoice.questionnaire.xlsform.LargeForms.choice;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.choices;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.columns;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.row;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some 700 rows: symptom modules, each open to those who had the symptom; five languages. */
final class VerbalAutopsy {

  private VerbalAutopsy() {}

  static WorkbookBuilder workbook() {
    List<String> survey = new ArrayList<>();
    survey.add(
        "type|name|"
            + columns("label")
            + "|hint::English (en)|relevance|constraint"
            + "|constraint message::English (en)|required|appearance|calculation|read only|notes|notes");
    survey.add(row("start|start||||||"));
    survey.add(row("deviceid|deviceid||||||"));
    survey.add(row("begin group|respondent|About you||||field-list|"));
    survey.add(row("text|interviewer|Interviewer|||yes||"));
    survey.add(row("date|birth|Date of birth||. <= today()|yes|no-calendar|"));
    survey.add(row("date|death|Date of death||. >= ${birth} and . <= today()|TRUE||"));
    survey.add(
        row(
            "calculate|age_days||||||int(decimal-date-time(${death})) - int(decimal-date-time(${birth}))"));
    survey.add(
        row(
            "calculate|age_group||||||if(${age_days} < 28, 'neonate', if(${age_days} < 4383, 'child', 'adult'))"));
    survey.add("end group|respondent");
    for (int module = 1; module <= 60; module++) {
      String name = "m" + module;
      String who = module % 3 == 0 ? "${age_group} = 'neonate'" : "${age_group} != 'neonate'";
      survey.add(row("begin group|" + name + "|Module " + module + "|" + who + "||||"));
      survey.add(
          row("select_one yndk|" + name + "_had|Did (s)he have sign " + module + "?|||yes||"));
      String had = "${" + name + "_had} = 'yes'";
      survey.add(
          row("integer|" + name + "_days|For how many days?|" + had + "|. >= 0 and . <= 99|yes||"));
      survey.add(
          row(
              "select_multiple signs|"
                  + name
                  + "_signs|Which of these?|"
                  + had
                  + "|not(selected(., 'none') and count-selected(.) > 1)||minimal|"));
      survey.add(
          row(
              "note|"
                  + name
                  + "_note|You said ${"
                  + name
                  + "_days} days.|"
                  + had
                  + " and ${"
                  + name
                  + "_days} > 7||||"));
      survey.add(row("select_one severity|" + name + "_severe|How severe?|" + had + "|||likert|"));
      survey.add(
          row(
              "text|"
                  + name
                  + "_words|In your own words|selected(${"
                  + name
                  + "_signs}, 'other')|||multiline|"));
      survey.add(
          row(
              "calculate|"
                  + name
                  + "_score||||||coalesce(${"
                  + name
                  + "_days}, 0) * if(${"
                  + name
                  + "_severe} = 'very', 2, 1)"));
      survey.add(row("select_one yndk|" + name + "_care|Was care sought?|" + had + "||||"));
      survey.add(
          row("select_multiple places|" + name + "_where|Where?|${" + name + "_care} = 'yes'||||"));
      survey.add("");
      survey.add("end group|");
    }
    survey.add(
        row(
            "calculate|total||||||"
                + IntStream.rangeClosed(1, 60)
                    .mapToObj(m -> "coalesce(${m" + m + "_score}, 0)")
                    .collect(Collectors.joining(" + "))));
    survey.add("||||||||the next module is still being written");
    List<String> choices = choices();
    for (String word : List.of("yes", "no", "dk", "ref")) {
      choices.add(choice("yndk", word, word));
    }
    IntStream.range(0, 40).forEach(i -> choices.add(choice("signs", "s" + i, "Sign " + i)));
    choices.add(choice("signs", "other", "Other"));
    choices.add(choice("signs", "none", "None of these"));
    choices.add(choice("severity", "mild", "Mild"));
    choices.add(choice("severity", "very", "Very severe"));
    choices.add(choice("severity", "very", "Very, very severe"));
    IntStream.range(0, 12).forEach(i -> choices.add(choice("places", "p" + i, "Place " + i)));
    choices.add(choice("retired", "", "A choice that lost its name"));
    return LargeForms.workbook(survey, choices)
        .sheet(
            "settings",
            "form_title|form_id|version|default_language|public_key",
            "Verbal autopsy|va_like|v1_5_3|English (en)|MIIBIjANBg")
        .sheet("Change log", "who|what", "me|everything");
  }
}
