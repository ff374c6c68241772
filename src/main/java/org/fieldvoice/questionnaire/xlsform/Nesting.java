package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.List;

/** Follows quotes and brackets through a text, character by character. */
final class Nesting {

  private final int start;
  private int depth;
  private char quote;

  private Nesting(int start) {
    this.start = start;
    this.depth = start;
  }

  /** For the text between two brackets. */
  static Nesting inBrackets() {
    return new Nesting(1);
  }

  void read(char c) {
    if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (depth > 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == '(') {
      depth++;
    } else if (c == ')' && depth > start) {
      depth--;
    }
  }

  /** True where every quote and bracket that was opened is closed again. */
  boolean isAtStart() {
    return depth == start && quote == 0;
  }

  /** The words of a text; a bracket and what is in it belong to the word before. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Nesting nesting = new Nesting(0);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      nesting.read(c);
      if (Character.isWhitespace(c) && nesting.isAtStart()) {
        add(word, words);
      } else {
        word.append(c);
      }
    }
    add(word, words);
    return words;
  }

  private static void add(StringBuilder word, List<String> words) {
    String text = word.toString().strip();
    if (!text.isEmpty()) {
      words.add(text);
    }
    word.setLength(0);
  }
}
