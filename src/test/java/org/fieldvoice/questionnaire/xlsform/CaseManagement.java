package org.fieldvoice.questionnaire.xlsform;

import static org.fieldvoice.questionnaire.xlsform.LargeForms.choice;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.choices;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.row;
import static org.fieldvoice.questionnaire.xlsform.LargeForms.survey;

import java.util.List;

/** Some 600 rows: a case is opened, followed and closed; hidden inputs, entities, nested groups. */
final class CaseManagement {

  private CaseManagement() {}

  static WorkbookBuilder workbook() {
    List<String> survey = survey("trigger|instance::tag|save_to");
    survey.add(row("begin group|inputs|NO_LABEL|./source = 'user'|||field-list|"));
    survey.add(row("hidden|source||||||"));
    survey.add(row("hidden|task_id||||||"));
    survey.add(row("begin group|contact|NO_LABEL|||||"));
    survey.add(row("string|_id|Who?||||select-contact type-person|"));
    survey.add(row("hidden|date_of_birth||||||"));
    survey.add("end group|");
    survey.add("end group|");
    survey.add(
        row(
            "calculate|patient_age||||||floor((decimal-date-time(today()) - decimal-date-time(../inputs/contact/date_of_birth)) div 365.25)"));
    for (int visit = 0; visit < 70; visit++) {
      String v = "v" + visit;
      survey.add(
          row(
              "begin_group|"
                  + v
                  + "|Visit "
                  + visit
                  + "|"
                  + (visit == 0 ? "" : "${v" + (visit - 1) + "_status} = 'open'")
                  + "|||field-list|"));
      survey.add(
          row(
              "date|"
                  + v
                  + "_date|Date||"
                  + (visit == 0 ? ". <= today()" : ". >= ${v" + (visit - 1) + "_date}")
                  + "|yes||"));
      survey.add(row("begin group|" + v + "_danger|Danger signs|||||"));
      survey.add(row("select_one yes_no|" + v + "_fever|Fever?||||horizontal-compact|"));
      survey.add(
          row(
              "decimal|"
                  + v
                  + "_temp|Temperature|selected(${"
                  + v
                  + "_fever}, 'yes')|. > 30 and . < 45|||"));
      survey.add("end group|");
      survey.add(
          row("select_one status|" + v + "_status|What now?|||yes||")
              + "||"
              + v
              + ".status|status");
      survey.add("end group|");
    }
    List<String> choices = choices();
    choices.add(choice("yes_no", "yes", "Yes"));
    choices.add(choice("yes_no", "no", "No"));
    choices.add(choice("status", "open", "Go on"));
    choices.add(choice("status", "closed", "Close"));
    return LargeForms.workbook(survey, choices)
        .sheet(
            "entities",
            "dataset|label|create_if|entity_id|update_if",
            "cases|concat('Case ', ${task_id})|true()||")
        .sheet("settings", "form_title|form_id|version", "Case|case_like|1.0");
  }
}
