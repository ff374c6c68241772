package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the large questionnaires have in common: those of the size and kind that agencies and
 * ministries run, with the dirt that they carry, in five languages. Written for these tests after
 * the habits of the field, none of them anybody's form.
 */
final class LargeForms {

  private static final String[] LANGUAGES = {
    "English (en)", "Français (fr)", "中文 (zh)", "Kiswahili (sw)", "Português (pt)"
  };

  private LargeForms() {}

  static WorkbookBuilder workbook(List<String> survey, List<String> choices) {
    return WorkbookBuilder.xlsx()
        .sheet("survey", survey.toArray(String[]::new))
        .sheet("choices", choices.toArray(String[]::new));
  }

  /** The survey sheet with its headers: those of {@link #row}, and more. */
  static List<String> survey(String more) {
    List<String> survey = new ArrayList<>();
    survey.add(
        "type|name|"
            + columns("label")
            + "|hint::English (en)|relevant|constraint"
            + "|constraint_message::English (en)|required|appearance|calculation|"
            + more);
    return survey;
  }

  static List<String> choices() {
    List<String> choices = new ArrayList<>();
    choices.add("list name|name|" + columns("label") + "|region|district|ward|image");
    return choices;
  }

  static String choice(String list, String name, String label) {
    return list + "|" + name + "|" + inEach(label);
  }

  /**
   * A row of the survey sheet.
   *
   * @param cells {@code type|name|label|relevant|constraint|required|appearance|calculation}
   */
  static String row(String cells) {
    String[] c = cells.split("\\|", -1);
    String message = c[4].isEmpty() ? "" : "That cannot be.";
    return String.join("|", c[0], c[1], inEach(c[2]), "", c[3], c[4], message, c[5], c[6], c[7]);
  }

  static String columns(String key) {
    return Arrays.stream(LANGUAGES).map(l -> key + "::" + l).collect(Collectors.joining("|"));
  }

  /** In all languages but the last, where half of the labels are still missing. */
  private static String inEach(String label) {
    return Arrays.stream(LANGUAGES)
        .map(
            l ->
                label.isEmpty() || l.contains("pt") && label.length() % 2 == 0
                    ? ""
                    : label + " · " + l.substring(0, 2).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("|"));
  }
}
