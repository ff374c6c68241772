package org.fieldvoice.questionnaire.translation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands inside a text and is not to be translated: {@code ${name}}, HTML tags, the address of
 * a link, and the signs of Markdown.
 */
final class Markers {

  private static final Pattern MARKER =
      Pattern.compile(
          "(?<reference>\\$\\{[^}]*\\})"
              + "|(?<tag></?[A-Za-z][^<>]*>)"
              + "|(?<link>\\]\\([^()\\s]*\\))"
              + "|(?<sign>\\*{1,3}|(?m:^#{1,6} )|\\\\[\\\\`*_{}\\[\\]()#+.!<>&~|-])");

  /** A stretch of a text. */
  record Part(String text, boolean marker) {}

  private Markers() {}

  /** The text in its parts; joined they are the text. */
  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = MARKER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        parts.add(new Part(text.substring(end, matcher.start()), false));
      }
      parts.add(new Part(matcher.group(), true));
      end = matcher.end();
    }
    if (end < text.length()) {
      parts.add(new Part(text.substring(end), false));
    }
    return parts;
  }

  /** The references and tags of a text, sorted: a translation must have the same. */
  static List<String> kept(String text) {
    List<String> kept = new ArrayList<>();
    Matcher matcher = MARKER.matcher(text);
    while (matcher.find()) {
      if (matcher.group("reference") != null) {
        kept.add(matcher.group().replaceAll("\\s", ""));
      } else if (matcher.group("tag") != null) {
        kept.add(matcher.group());
      }
    }
    Collections.sort(kept);
    return kept;
  }

  /** Whether a reference was begun and is none, by a space, a missing or a wide brace. */
  static boolean isBroken(String text) {
    String rest = MARKER.matcher(text).replaceAll("");
    return Pattern.compile("\\$\\s*\\{|＄\\s*[{｛]|\\$｛").matcher(rest).find();
  }
}
