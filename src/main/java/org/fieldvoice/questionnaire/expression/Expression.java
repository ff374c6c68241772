package org.fieldvoice.questionnaire.expression;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed expression: the text as the researcher wrote it and, from the same parse, the tree that
 * server and browser evaluate.
 *
 * @param text as written, with {@code ${name}} references
 */
public record Expression(String text, Node tree) {

  /** Written by ODK's clients beside the answers. */
  private static final Set<String> UNSEEN = Set.of("instanceID", "instanceName");

  /**
   * @throws ExpressionException when the text is no expression, with the place and what to do
   */
  public static Expression parse(String text) {
    return new Expression(text, new Parser(text).parse());
  }

  /**
   * The path that begins at this character of a text, {@code instance('city')/root/item/label};
   * empty where none does.
   */
  public static Optional<String> pathAt(String text, int start) {
    return new Parser(text.substring(start)).leadingPath();
  }

  /** An expression as a version stores it: its text and what {@link #compact} gave. */
  public static Expression of(String text, Object compact) {
    return new Expression(text, Compact.read(compact));
  }

  /**
   * The tree of nothing but lists, texts and numbers, for JSON: {@code ["=", ["$", "consent"],
   * "yes"]}.
   */
  public Object compact() {
    return Compact.write(tree);
  }

  /** The same of a tree that {@link Place#resolve} gave. */
  public static Object compactOf(Node tree) {
    return Compact.write(tree);
  }

  /** A value as text: numbers as short as can be, without exponent. */
  public static String asText(Object value) {
    return Values.text(value);
  }

  /**
   * What a response sent last from the same device, and its own id: expressions never see these.
   */
  public static boolean isAlwaysEmpty(String name) {
    return name.startsWith("last-saved#") || UNSEEN.contains(name);
  }

  /** The calls in it that ask for what only an app on a device knows, and so are empty. */
  public Set<String> emptyCalls() {
    return Dialect.emptyCalls(text);
  }

  /** A text that is meant as it stands, such as a fixed default. */
  public static Expression literal(String text) {
    return new Expression(text, new Node.Text(text));
  }

  /** The functions that it calls. */
  public Set<String> functions() {
    return References.functionsIn(tree);
  }

  /** True for a function that the browser loads only for the forms that call it. */
  public static boolean isRare(String function) {
    return RareFunctions.has(function);
  }

  /** The names that stand bare in it, outside of conditions: a choice filter's columns. */
  public Set<String> bareNames() {
    return References.bareNamesIn(tree);
  }

  /** The names in {@code ${…}}, as they first appear. */
  public List<String> names() {
    return References.namesIn(tree);
  }
}
