package org.fieldvoice.questionnaire.expression;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The characters of an expression from left to right, and what to say about those that don't fit.
 */
final class Scanner {

  private static final Map<String, String> MISTAKES =
      Map.ofEntries(
          Map.entry("==", "Write '=' for equal."),
          Map.entry("&&", "Write 'and'."),
          Map.entry("&lt;", "Write '<', as outside of XML."),
          Map.entry("&gt;", "Write '>', as outside of XML."),
          Map.entry("||", "Write 'or'."),
          Map.entry("<>", "Write '!=' for unequal."),
          Map.entry("!", "Write not(…), or '!=' for unequal."),
          Map.entry("&", "Write 'and', or concat(…) to join texts."),
          Map.entry("%", "Write 'mod' for the remainder."),
          Map.entry("@", "Attributes are not part of the language."),
          Map.entry("{", "Write ${name} to refer to a question."),
          Map.entry("$", "Write ${name} to refer to a question."));

  /** What word processors make of some signs, as they make curly quotes. */
  private static final Map<Operator, String> PRINTED =
      Map.of(
          Operator.AT_LEAST, "≥",
          Operator.AT_MOST, "≤",
          Operator.UNEQUAL, "≠",
          Operator.MINUS, "−–");

  private static final Map<Character, String> CLOSING =
      Map.of('\'', "'", '"', "\"", '“', "”“", '”', "”“", '‘', "’‘", '’', "’‘");

  private final String text;
  private int at;

  Scanner(String text) {
    this.text = text;
  }

  int offset() {
    return at;
  }

  String readSoFar() {
    return text.substring(0, at);
  }

  boolean atEnd() {
    skipSpace();
    return at == text.length();
  }

  /** The next character that is no space; 0 at the end. */
  char peek() {
    skipSpace();
    return charAt(at);
  }

  boolean take(String sign) {
    skipSpace();
    boolean there = text.startsWith(sign, at);
    if (there) {
      at += sign.length();
    }
    return there;
  }

  void expect(String sign, String hint) {
    if (!take(sign)) {
      throw atEnd() ? error("'" + sign + "' is missing", hint) : unexpected(hint);
    }
  }

  /** An operator of this level, where one may stand. */
  Optional<Operator> operator(int level) {
    for (Operator operator : Operator.atLevel(level)) {
      if (isPrinted(operator)) {
        at++;
        return Optional.of(operator);
      }
      int end = at + operator.sign().length();
      boolean whole = !operator.isWord() || !isNamePart(charAt(end));
      if (text.startsWith(operator.sign(), at) && whole && !mistaken()) {
        at = end;
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private boolean isPrinted(Operator operator) {
    return peek() != 0 && PRINTED.getOrDefault(operator, "").indexOf(peek()) >= 0;
  }

  /** A minus before a value. */
  boolean takeMinus() {
    boolean printed = isPrinted(Operator.MINUS);
    at += printed ? 1 : 0;
    return printed || take("-");
  }

  private boolean mistaken() {
    return text.startsWith("==", at) || text.startsWith("<>", at);
  }

  String referenceName() {
    int start = at;
    int end = text.indexOf('}', at);
    if (end < 0) {
      throw fail(start - 2, "'}' is missing", "Write the question's name as ${name}.");
    }
    String name = text.substring(at, end).strip();
    boolean sound =
        !name.isEmpty() && name.chars().allMatch(c -> isNamePart((char) c) || c == '#' || c == ':');
    if (!sound) {
      throw fail(start, "'" + name + "' is no name", "Write the question's name as ${name}.");
    }
    at = end + 1;
    return name;
  }

  String text() {
    int start = at;
    String closing = CLOSING.getOrDefault(text.charAt(at), "'");
    for (at++; at < text.length(); at++) {
      if (closing.indexOf(text.charAt(at)) >= 0) {
        return text.substring(start + 1, at++);
      }
    }
    throw fail(start, "The text has no closing quote", "Close it with the quote that opens it.");
  }

  boolean atNumber() {
    char first = peek();
    return isDigit(first) || (first == '.' && isDigit(charAt(at + 1)));
  }

  double number() {
    int start = at;
    skipDigits();
    if (charAt(at) == '.') {
      at++;
      skipDigits();
    }
    double number = Double.parseDouble(text.substring(start, at));
    if (Double.isInfinite(number)) {
      throw fail(start, "The number is too large", "Write a number with fewer digits.");
    }
    return number;
  }

  /** A name and its opening bracket, when a call begins here. */
  Optional<String> functionName(Set<String> exceptions) {
    skipSpace();
    int start = at;
    String name = name();
    if (charAt(at) == ':' && isNameStart(charAt(at + 1))) {
      at++;
      name += ":" + name();
    }
    if (!name.isEmpty() && take("(") && !exceptions.contains(name)) {
      return Optional.of(name);
    }
    at = start;
    return Optional.empty();
  }

  /** The node test of a path's step. */
  String test() {
    skipSpace();
    if (take("..")) {
      return "..";
    }
    if (take(".")) {
      return ".";
    }
    if (take("*")) {
      return "*";
    }
    if (!isNameStart(peek())) {
      throw unexpected();
    }
    int start = at;
    String name = name();
    return take("::") ? axis(name, start) : name;
  }

  private String axis(String axis, int start) {
    String test = take("node()") ? "*" : test();
    return switch (axis) {
      case "child" -> test;
      case "self" -> ".";
      case "parent" -> "..";
      default ->
          throw fail(
              start,
              "The axis '" + axis + "' is not part of the language",
              "Write a path of names.");
    };
  }

  private String name() {
    int start = at;
    if (isNameStart(charAt(at))) {
      while (isNamePart(charAt(at))) {
        at++;
      }
    }
    return text.substring(start, at);
  }

  ExpressionException unexpected() {
    return unexpected("A value, a ${name} or an operator is expected here.");
  }

  private ExpressionException unexpected(String otherwise) {
    if (atEnd()) {
      return error("The expression ends too early", "Complete it, or remove the last operator.");
    }
    String rest = text.substring(at);
    String hint =
        MISTAKES.entrySet().stream()
            .filter(m -> rest.startsWith(m.getKey()))
            .max(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .orElse(otherwise);
    int point = text.codePointAt(at);
    String word = isNameStart(charAt(at)) ? wordAhead() : Character.toString(point);
    if (Set.of("and", "or", "div", "mod").contains(word.toLowerCase(Locale.ROOT))) {
      hint = "Operators are written small and stand between two values: and, or, div, mod.";
    }
    return error("'" + word + "' is unexpected", hint);
  }

  private String wordAhead() {
    int start = at;
    String word = name();
    at = start;
    return word;
  }

  ExpressionException error(String what, String hint) {
    return fail(at, what, hint);
  }

  ExpressionException errorBefore(int characters, String what, String hint) {
    return fail(at - characters, what, hint);
  }

  private static ExpressionException fail(int offset, String what, String hint) {
    return new ExpressionException(offset, what, hint);
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private void skipSpace() {
    while (at < text.length()
        && (text.charAt(at) <= ' ' || Character.isSpaceChar(text.charAt(at)))) {
      at++;
    }
  }

  private void skipDigits() {
    while (isDigit(charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c)
        || c == '-'
        || c == '.'
        || Character.isDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}
