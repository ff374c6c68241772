package org.fieldvoice.questionnaire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * A form of a thousand rows, a hundred blocks of ten, where the first answer decides on half of
 * them and each block's sum goes into the next one's.
 */
public final class ThousandRows {

  private static final int ROWS = 1000;

  public static final String FIRST = "q1";

  /** The sum of the last block. */
  public static final String LAST = "q995";

  private ThousandRows() {}

  public static Form form() {
    String[] survey = new String[ROWS + 1];
    survey[0] = "type|name|label|relevant|calculation|required|constraint|choice_filter";
    for (int i = 1; i <= ROWS; i++) {
      survey[i] = row(i);
    }
    return Sheets.form(survey);
  }

  private static String row(int i) {
    String q = "q" + i;
    String block = "${q" + ((i - 1) / 10 * 10 + 1) + "}";
    String before = i < 10 ? "0" : "${q" + (i - 10) + "}";
    return switch (i % 10) {
      case 1 -> "integer|" + q + "|How many?|||yes|. >= 0 and . < 100";
      case 2 -> "select_one thing|" + q + "|Which?|${q1} > 3 and " + block + " > 3||yes|";
      case 3 -> "begin_group|g" + i + "|More|" + block + " != 7";
      case 4 -> "text|" + q + "|Say more|${q1} > 1||| regex(., '[a-z ]+')";
      case 5 ->
          "calculate|" + q + "|||" + before + " + if(" + block + " > 3, " + block + " * 2, 0)";
      case 6 -> "select_multiple thing|" + q + "|All?|${q1} > 2||| count-selected(.) < 4";
      case 7 -> "decimal|" + q + "|How long?|selected(${q" + (i - 1) + "}, 'a')|||. > 0";
      case 8 ->
          "select_one city|" + q + "|Where?|||||province = if(" + block + " > 3, 'hunan', '')";
      case 9 -> "end_group|";
      default -> "text|" + q + "|Anything else about ${q" + (i - 5) + "}?|${q1} != 9";
    };
  }

  /** An answer to every question. */
  public static JsonObject answers() {
    JsonObjectBuilder answers = Json.createObjectBuilder();
    for (int i = 1; i <= ROWS; i++) {
      switch (i % 10) {
        case 1 -> answers.add("q" + i, 5);
        case 2 -> answers.add("q" + i, "b");
        case 4, 0 -> answers.add("q" + i, "some words");
        case 6 -> answers.add("q" + i, Json.createArrayBuilder().add("a").add("c"));
        case 7 -> answers.add("q" + i, 2.5);
        case 8 -> answers.add("q" + i, "changsha");
        default -> {}
      }
    }
    return answers.build();
  }
}
