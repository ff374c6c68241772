package org.fieldvoice.questionnaire.xlsform;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that an import has to say, with its place.
 *
 * @param sheet as the workbook spells it; empty for the workbook as a whole
 * @param row as the spreadsheet counts, from 1; 0 for the sheet as a whole
 * @param column its header; empty for the row as a whole
 * @param value the cell's text
 * @param words what fills the sentence's {@code {placeholders}}
 */
public record Finding(
    Rule rule, String sheet, int row, String column, String value, Map<String, String> words) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)\\}");

  /** What a language is called that has no name. */
  private static final String UNNAMED = "no-language";

  private static final int LONGEST_VALUE = 200;

  /** A finding in someone's language, as it goes on the wire. */
  public record Line(
      String sheet, int row, String column, String value, String message, String hint) {}

  static Finding at(Cell cell, Rule rule, Map<String, String> words) {
    String value =
        cell.text().length() > LONGEST_VALUE
            ? cell.text().substring(0, LONGEST_VALUE) + "…"
            : cell.text();
    return new Finding(rule, cell.sheet(), cell.row(), cell.column(), value, Map.copyOf(words));
  }

  public Line in(Locale locale) {
    ResourceBundle sentences =
        ResourceBundle.getBundle(
            "org.fieldvoice.questionnaire.xlsform.findings",
            locale,
            Finding.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new Line(
        sheet,
        row,
        column,
        value,
        fill(sentences, rule.key() + ".message"),
        fill(sentences, hintKey(sentences)));
  }

  /** Without anything to suggest the hint is another sentence. */
  private String hintKey(ResourceBundle sentences) {
    String plain = rule.key() + ".hint-plain";
    boolean nothing = words.getOrDefault("suggestion", "").isEmpty();
    return nothing && sentences.containsKey(plain) ? plain : rule.key() + ".hint";
  }

  /** In one go, so that a value with braces in it is left as it is. */
  private String fill(ResourceBundle sentences, String key) {
    return PLACEHOLDER
        .matcher(sentences.getString(key))
        .replaceAll(
            place -> {
              String word = word(place.group(1), place.group());
              boolean unnamed = word.isEmpty() && place.group(1).equals("language");
              return Matcher.quoteReplacement(unnamed ? sentences.getString(UNNAMED) : word);
            });
  }

  private String word(String placeholder, String otherwise) {
    return switch (placeholder) {
      case "value" -> value;
      case "sheet" -> sheet;
      case "column" -> column;
      default -> words.getOrDefault(placeholder, otherwise);
    };
  }
}
