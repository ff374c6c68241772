package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Questionnaires of the size and kind that agencies and ministries run, with the dirt that they
 * carry: written for these tests after the habits of the field, none of them anybody's form.
 */
final class LargeForms {

  private static final String[] LANGUAGES = {
    "English (en)", "Français (fr)", "中文 (zh)", "Kiswahili (sw)", "Português (pt)"
  };

  private LargeForms() {}

  /** Some 700 rows: symptom modules, each open to those who had the symptom; five languages. */
  static WorkbookBuilder verbalAutopsy() {
    List<String> survey = new ArrayList<>();
    survey.add(
        "type|name|"
            + columns("label")
            + "|hint::English (en)|relevance|constraint"
            + "|constraint message::English (en)|required|appearance|calculation|read only|notes|notes");
    survey.add(row("start", "start", "", "", "", "", "", ""));
    survey.add(row("deviceid", "deviceid", "", "", "", "", "", ""));
    survey.add(row("begin group", "respondent", "About you", "", "", "", "field-list", ""));
    survey.add(row("text", "interviewer", "Interviewer", "", "", "yes", "", ""));
    survey.add(row("date", "birth", "Date of birth", "", ". <= today()", "yes", "no-calendar", ""));
    survey.add(
        row(
            "date",
            "death",
            "Date of death",
            "",
            ". >= ${birth} and . <= today()",
            "TRUE",
            "",
            ""));
    survey.add(
        row(
            "calculate",
            "age_days",
            "",
            "",
            "",
            "",
            "",
            "int(decimal-date-time(${death})) - int(decimal-date-time(${birth}))"));
    survey.add(
        row(
            "calculate",
            "age_group",
            "",
            "",
            "",
            "",
            "",
            "if(${age_days} < 28, 'neonate', if(${age_days} < 4383, 'child', 'adult'))"));
    survey.add("end group|respondent");
    for (int module = 1; module <= 60; module++) {
      String name = "m" + module;
      String who = module % 3 == 0 ? "${age_group} = 'neonate'" : "${age_group} != 'neonate'";
      survey.add(row("begin group", name, "Module " + module, who, "", "", "", ""));
      survey.add(
          row(
              "select_one yndk",
              name + "_had",
              "Did (s)he have sign " + module + "?",
              "",
              "",
              "yes",
              "",
              ""));
      String had = "${" + name + "_had} = 'yes'";
      survey.add(
          row(
              "integer",
              name + "_days",
              "For how many days?",
              had,
              ". >= 0 and . <= 99",
              "yes",
              "",
              ""));
      survey.add(
          row(
              "select_multiple signs",
              name + "_signs",
              "Which of these?",
              had,
              "not(selected(., 'none') and count-selected(.) > 1)",
              "",
              "minimal",
              ""));
      survey.add(
          row(
              "note",
              name + "_note",
              "You said ${" + name + "_days} days.",
              had + " and ${" + name + "_days} > 7",
              "",
              "",
              "",
              ""));
      survey.add(
          row("select_one severity", name + "_severe", "How severe?", had, "", "", "likert", ""));
      survey.add(
          row(
              "text",
              name + "_words",
              "In your own words",
              "selected(${" + name + "_signs}, 'other')",
              "",
              "",
              "multiline",
              ""));
      survey.add(
          row(
              "calculate",
              name + "_score",
              "",
              "",
              "",
              "",
              "",
              "coalesce(${" + name + "_days}, 0) * if(${" + name + "_severe} = 'very', 2, 1)"));
      survey.add(row("select_one yndk", name + "_care", "Was care sought?", had, "", "", "", ""));
      survey.add(
          row(
              "select_multiple places",
              name + "_where",
              "Where?",
              "${" + name + "_care} = 'yes'",
              "",
              "",
              "",
              ""));
      survey.add("");
      survey.add("end group|");
    }
    survey.add(
        row(
            "calculate",
            "total",
            "",
            "",
            "",
            "",
            "",
            IntStream.rangeClosed(1, 60)
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
    return workbook(survey, choices)
        .sheet(
            "settings",
            "form_title|form_id|version|default_language|public_key",
            "Verbal autopsy|va_like|v1_5_3|English (en)|MIIBIjANBg")
        .sheet("Change log", "who|what", "me|everything");
  }

  /** Some 650 rows: a roster of members, later asked again one by one. */
  static WorkbookBuilder household() {
    List<String> survey = new ArrayList<>();
    survey.add(
        "type|name|"
            + columns("label")
            + "|hint::English (en)|relevant|constraint"
            + "|constraint_message::English (en)|required|appearance|calculation|repeat_count|notes|default");
    survey.add(row("begin group", "hh", "Household", "", "", "", "", ""));
    survey.add(row("text", "head", "Name of the head", "", "", "yes", "", ""));
    survey.add(
        row("integer", "size", "How many live here?", "", ". > 0 and . < 31", "yes", "", ""));
    survey.add("end group|");
    survey.add(
        row("begin repeat", "member", "Member", "", "", "", "field-list", "")
                .replaceFirst("\\|$", "")
            + "|${size}");
    survey.add(row("calculate", "number", "", "", "", "", "", "position(..)"));
    survey.add(row("text", "first_name", "Name", "", "", "yes", "", ""));
    survey.add(row("integer", "age", "Age", "", ". >= 0 and . <= 120", "yes", "", ""));
    survey.add(row("select_one sex", "sex", "Sex", "", "", "", "", ""));
    survey.add(row("calculate", "is_adult", "", "", "", "", "", "if(${age} >= 18, 1, 0)"));
    for (int i = 0; i < 60; i++) {
      survey.add(row("begin group", "b" + i, "Block " + i, "${age} >= " + i % 20, "", "", "", ""));
      survey.add(
          row(
              "select_one yes_no",
              "b" + i + "_q",
              "Question " + i + " about ${first_name}",
              "",
              "",
              "",
              "",
              ""));
      survey.add(
          row(
              "decimal",
              "b" + i + "_amount",
              "How much?",
              "${b" + i + "_q} = 'yes'",
              ". >= 0",
              "",
              "",
              ""));
      survey.add(
          row(
              "calculate",
              "b" + i + "_year",
              "",
              "",
              "",
              "",
              "",
              "round(${b" + i + "_amount} * 12, 2)"));
      survey.add("end group|");
    }
    survey.add("end repeat|member");
    survey.add(row("calculate", "adults", "", "", "", "", "", "sum(${is_adult})"));
    survey.add(row("calculate", "oldest", "", "", "", "", "", "max(${age})"));
    survey.add(
        row(
            "calculate",
            "first",
            "",
            "",
            "",
            "",
            "",
            "indexed-repeat(${first_name}, ${member}, 1)"));
    survey.add(row("calculate", "names", "", "", "", "", "", "join(', ', ${first_name})"));
    for (int i = 0; i < 100; i++) {
      survey.add(
          row(
              "select_one yes_no",
              "asset" + i,
              "Is there an asset " + i + "?",
              "${adults} > 0",
              "",
              "",
              "",
              ""));
      survey.add(
          row(
              "integer",
              "asset" + i + "_n",
              "How many?",
              "${asset" + i + "} = 'yes'",
              ". < 1000",
              "",
              "numbers",
              ""));
      survey.add(
          row(
              "calculate",
              "asset" + i + "_points",
              "",
              "",
              "",
              "",
              "",
              "coalesce(${asset" + i + "_n}, 0) * " + (i % 7 + 1)));
    }
    survey.add(
        row(
            "calculate",
            "wealth",
            "",
            "",
            "",
            "",
            "",
            IntStream.range(0, 100)
                .mapToObj(i -> "${asset" + i + "_points}")
                .collect(Collectors.joining(" + "))));
    survey.add(
        row("select_one yes_no", "gone", "Never asked", "false()", "", "", "", "")
            .replace("yes_no", "lost_list"));
    List<String> choices = choices();
    choices.add(choice("yes_no", "yes", "Yes"));
    choices.add(choice("yes_no", "no", "No"));
    choices.add(choice("sex", "1", "Female"));
    choices.add(choice("sex", "2", "Male"));
    return workbook(survey, choices)
        .sheet("settings", "form_title|form_id", "Household survey|household_like");
  }

  /** Some 620 rows and 6,000 choices: a cascade of regions, districts, wards, villages. */
  static WorkbookBuilder census() {
    List<String> survey = new ArrayList<>();
    survey.add(
        "type|name|"
            + columns("label")
            + "|hint::English (en)|relevant|constraint"
            + "|constraint_message::English (en)|required|appearance|calculation|choice_filter|notes|default");
    survey.add(row("select_one region", "region", "Region", "", "", "yes", "minimal", ""));
    String[] levels = {"region", "district", "ward", "village"};
    for (int i = 1; i < levels.length; i++) {
      survey.add(
          row(
                  "select_one " + levels[i],
                  levels[i],
                  levels[i],
                  "${" + levels[i - 1] + "} != ''",
                  "",
                  "yes",
                  "minimal autocomplete",
                  "")
              + "|"
              + levels[i - 1]
              + " = ${"
              + levels[i - 1]
              + "}");
    }
    for (int i = 0; i < 120; i++) {
      survey.add(
          row(
              "begin group",
              "dwelling" + i,
              "Dwelling, part " + i,
              "${village} != ''",
              "",
              "",
              i % 5 == 0 ? "field-list" : "",
              ""));
      survey.add(
          row(
              "select_one material",
              "d" + i + "_wall",
              "Material of wall " + i,
              "",
              "",
              "",
              "",
              ""));
      survey.add(row("integer", "d" + i + "_rooms", "Rooms", "", ". >= 0 and . <= 50", "", "", ""));
      survey.add(
          row(
              "select_multiple material or_other",
              "d" + i + "_floor",
              "Floors",
              "${d" + i + "_rooms} > 0",
              "",
              "",
              "",
              ""));
      survey.add("end_group|");
    }
    survey.add(
        row(
            "calculate",
            "rooms",
            "",
            "",
            "",
            "",
            "",
            IntStream.range(0, 120)
                .mapToObj(i -> "coalesce(${d" + i + "_rooms}, 0)")
                .collect(Collectors.joining(" + "))));
    survey.add(row("note", "where", "You live in ${village_name}.", "", "", "", "", ""));
    survey.add(
        row(
            "calculate",
            "village_name",
            "",
            "",
            "",
            "",
            "",
            "jr:choice-name(${village}, '${village}')"));
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
    return workbook(survey, choices)
        .sheet(
            "settings", "form_title|form_id|version|style", "Census|census_like|2024050101|pages");
  }

  /**
   * Some 600 rows: a case is opened, followed and closed; hidden inputs, entities, nested groups.
   */
  static WorkbookBuilder caseManagement() {
    List<String> survey = new ArrayList<>();
    survey.add(
        "type|name|"
            + columns("label")
            + "|hint::English (en)|relevant|constraint"
            + "|constraint_message::English (en)|required|appearance|calculation|trigger|instance::tag|save_to");
    survey.add(
        row("begin group", "inputs", "NO_LABEL", "./source = 'user'", "", "", "field-list", ""));
    survey.add(row("hidden", "source", "", "", "", "", "", ""));
    survey.add(row("hidden", "task_id", "", "", "", "", "", ""));
    survey.add(row("begin group", "contact", "NO_LABEL", "", "", "", "", ""));
    survey.add(row("string", "_id", "Who?", "", "", "", "select-contact type-person", ""));
    survey.add(row("hidden", "date_of_birth", "", "", "", "", "", ""));
    survey.add("end group|");
    survey.add("end group|");
    survey.add(
        row(
            "calculate",
            "patient_age",
            "",
            "",
            "",
            "",
            "",
            "floor((decimal-date-time(today()) - decimal-date-time(../inputs/contact/date_of_birth)) div 365.25)"));
    for (int visit = 0; visit < 70; visit++) {
      String v = "v" + visit;
      survey.add(
          row(
              "begin_group",
              v,
              "Visit " + visit,
              visit == 0 ? "" : "${v" + (visit - 1) + "_status} = 'open'",
              "",
              "",
              "field-list",
              ""));
      survey.add(
          row(
              "date",
              v + "_date",
              "Date",
              "",
              visit == 0 ? ". <= today()" : ". >= ${v" + (visit - 1) + "_date}",
              "yes",
              "",
              ""));
      survey.add(row("begin group", v + "_danger", "Danger signs", "", "", "", "", ""));
      survey.add(
          row("select_one yes_no", v + "_fever", "Fever?", "", "", "", "horizontal-compact", ""));
      survey.add(
          row(
              "decimal",
              v + "_temp",
              "Temperature",
              "selected(${" + v + "_fever}, 'yes')",
              ". > 30 and . < 45",
              "",
              "",
              ""));
      survey.add("end group|");
      survey.add(
          row("select_one status", v + "_status", "What now?", "", "", "yes", "", "")
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
    return workbook(survey, choices)
        .sheet(
            "entities",
            "dataset|label|create_if|entity_id|update_if",
            "cases|concat('Case ', ${task_id})|true()||")
        .sheet("settings", "form_title|form_id|version", "Case|case_like|1.0");
  }

  private static WorkbookBuilder workbook(List<String> survey, List<String> choices) {
    return WorkbookBuilder.xlsx()
        .sheet("survey", survey.toArray(String[]::new))
        .sheet("choices", choices.toArray(String[]::new));
  }

  private static List<String> choices() {
    List<String> choices = new ArrayList<>();
    choices.add("list name|name|" + columns("label") + "|region|district|ward|image");
    return choices;
  }

  private static String choice(String list, String name, String label) {
    return list + "|" + name + "|" + inEach(label);
  }

  private static String row(
      String type,
      String name,
      String label,
      String relevant,
      String constraint,
      String required,
      String appearance,
      String calculation) {
    String message = constraint.isEmpty() ? "" : "That cannot be.";
    return String.join(
        "|",
        type,
        name,
        inEach(label),
        "",
        relevant,
        constraint,
        message,
        required,
        appearance,
        calculation);
  }

  private static String columns(String key) {
    return java.util.Arrays.stream(LANGUAGES)
        .map(l -> key + "::" + l)
        .collect(Collectors.joining("|"));
  }

  /** In all languages but the last, where half of the labels are still missing. */
  private static String inEach(String label) {
    return java.util.Arrays.stream(LANGUAGES)
        .map(
            l ->
                label.isEmpty() || l.contains("pt") && label.length() % 2 == 0
                    ? ""
                    : label + " · " + l.substring(0, 2).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("|"));
  }
}
