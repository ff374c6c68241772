package org.fieldvoice.questionnaire.xlsform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The texts that the cells of an {@code .xlsx} share, without the phonetic guides beside them. */
final class SharedStrings extends Xml {

  /** As many characters as Excel allows in a cell. */
  static final int LONGEST_CELL = 32_767;

  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final List<String> strings = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean inText;
  private boolean inPhonetic;

  List<String> read(Ooxml file, Map<String, String> relations, String type)
      throws IOException, SAXException {
    for (Map.Entry<String, String> relation : relations.entrySet()) {
      if (relation.getKey().endsWith(type) && file.has(relation.getValue())) {
        read(file.part(relation.getValue()));
      }
    }
    return strings;
  }

  @Override
  void begin(String name, Attributes attributes) {
    switch (name) {
      case "si" -> text.setLength(0);
      case "rPh" -> inPhonetic = true;
      case "t" -> inText = !inPhonetic;
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (inText) {
      text.append(characters, start, length);
      if (text.length() > LONGEST_CELL) {
        throw tooLong(Cell.WORKBOOK);
      }
    }
  }

  @Override
  void end(String name) {
    switch (name) {
      case "si" -> strings.add(unescaped(text.toString()));
      case "rPh" -> inPhonetic = false;
      case "t" -> inText = false;
      default -> {}
    }
  }

  static Refusal tooLong(Cell cell) {
    return new Refusal(Rule.CELL_TOO_LONG, cell, Map.of("limit", "" + LONGEST_CELL));
  }

  /** What XML can't say is written {@code _x000D_}. */
  static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher matcher = ESCAPED.matcher(text);
    return matcher.replaceAll(m -> Matcher.quoteReplacement(character(m)));
  }

  private static String character(MatchResult escape) {
    char c = (char) Integer.parseInt(escape.group(1), 16);
    return Character.isSurrogate(c) ? escape.group() : String.valueOf(c);
  }

  /** What {@link #unescaped} reads as this text. */
  static String escaped(String text) {
    String plain = ESCAPED.matcher(text).replaceAll(m -> "_x005F" + m.group());
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t' || c >= '\ufffe') {
        escaped.append(String.format(Locale.ROOT, "_x%04X_", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
