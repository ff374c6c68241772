package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.expression.Node.Step;

/**
 * Reads the language, which is XPath 1.0 as XLSForm uses it:
 *
 * <pre>
 * expression := binary(0)
 * binary(n)  := binary(n+1) (operator-of-level-n binary(n+1))*     levels: see {@link Operator}
 * binary(6)  := unary,   unary := '-'* union,   union := path ('|' path)*
 * path       := '/' step ('/' step)*  |  filtered ('/' step)*  |  step ('/' step)*
 * filtered   := primary condition*
 * primary    := '${' name '}' | text | number | '(' expression ')' | call
 * call       := name '(' (expression (',' expression)*)? ')'
 * step       := ('.' | '..' | '*' | ('child::' | 'self::' | 'parent::')? name) condition*
 * condition  := '[' expression ']'
 * text       := '…' | "…"      number := digits ('.' digits?)? | '.' digits
 * name       := a letter or _, then letters, digits, _ - . ; functions may have one ':'
 * </pre>
 */
final class Parser {

  /**
   * Deeper or longer chains than any real form has; keeps each recursion far from the stack's end.
   */
  private static final int MAX_DEPTH = 150;

  private static final int MAX_OPERATORS = 800;
  private static final Set<String> NODE_TYPES = Set.of("node", "text");
  private static final String QUOTES = "'\"“”‘’";

  private final Scanner in;
  private int depth;
  private int operators;

  Parser(String text) {
    in = new Scanner(text);
  }

  Node parse() {
    if (in.atEnd()) {
      throw in.error("The expression is empty", "Write a condition, or leave the cell empty.");
    }
    Node tree = binary(0);
    if (!in.atEnd()) {
      throw in.unexpected();
    }
    return tree;
  }

  /**
   * The path at the beginning of a text that goes on in other words; full stops belong to those.
   */
  Optional<String> leadingPath() {
    try {
      path();
      return Optional.of(in.readSoFar().replaceAll("[\\s.-]+$", ""));
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }

  private Node nested() {
    if (++depth > MAX_DEPTH) {
      throw in.error("The expression is nested too deeply", "Split it into several calculations.");
    }
    Node node = binary(0);
    depth--;
    return node;
  }

  private Node binary(int level) {
    if (level == Operator.LEVELS - 1) {
      return unary();
    }
    Node left = binary(level + 1);
    Optional<Operator> operator = in.operator(level);
    while (operator.isPresent()) {
      countOperator();
      left = new Node.Operation(operator.get(), left, binary(level + 1));
      operator = in.operator(level);
    }
    return left;
  }

  private void countOperator() {
    if (++operators > MAX_OPERATORS) {
      throw in.error("The expression is too long", "Split it into several calculations.");
    }
  }

  private Node unary() {
    int minuses = 0;
    while (in.takeMinus()) {
      minuses++;
    }
    Node node = union();
    return switch (minuses == 0 ? 0 : 2 - minuses % 2) {
      case 0 -> node;
      case 1 -> new Node.Negation(node);
      default -> new Node.Negation(new Node.Negation(node));
    };
  }

  private Node union() {
    Node left = path();
    while (in.take("|")) {
      countOperator();
      left = new Node.Operation(Operator.UNION, left, path());
    }
    return left;
  }

  private Node path() {
    if (in.take("//")) {
      throw in.errorBefore(
          2, "'//' is not part of the language", "Write the path's names, or ${name}.");
    }
    if (in.take("/")) {
      return new Node.Path(new Node.Root(), steps());
    }
    Optional<Node> primary = primary();
    if (primary.isEmpty()) {
      return relative(steps());
    }
    List<Node> conditions = conditions();
    Node base = conditions.isEmpty() ? primary.get() : new Node.Filter(primary.get(), conditions);
    return in.take("/") ? new Node.Path(base, steps()) : base;
  }

  private static Node relative(List<Step> steps) {
    boolean self = steps.size() == 1 && steps.get(0).equals(new Step(".", List.of()));
    return self ? new Node.Here() : new Node.Path(new Node.Here(), steps);
  }

  private Optional<Node> primary() {
    if (in.take("${")) {
      return Optional.of(new Node.Reference(in.referenceName()));
    }
    if (in.take("(")) {
      Node inner = nested();
      in.expect(")", "Close the bracket with ')'.");
      return Optional.of(inner);
    }
    char next = in.peek();
    if (QUOTES.indexOf(next) >= 0) {
      return Optional.of(new Node.Text(in.text()));
    }
    if (in.atNumber()) {
      return Optional.of(new Node.Numeral(in.number()));
    }
    int start = in.offset();
    Optional<String> function = in.functionName(NODE_TYPES);
    return function.map(name -> call(name, start));
  }

  private Node call(String name, int start) {
    Dialect.check(name, start);
    List<Node> arguments = new ArrayList<>();
    if (!in.take(")")) {
      do {
        arguments.add(nested());
      } while (in.take(","));
      in.expect(")", "Separate arguments with ',' and close the bracket with ')'.");
    }
    return Dialect.meant(name, arguments).orElseGet(() -> call(name, arguments, start));
  }

  private Node call(String written, List<Node> arguments, int start) {
    String name = Dialect.own(written);
    Functions.check(name, start, arguments.size());
    if (name.equals("current")) {
      return new Node.Current();
    }
    if (name.equals("jr:choice-name") && arguments.get(1) instanceof Node.Text path) {
      arguments.set(1, quoted(path.value(), start));
    }
    return new Node.Call(name, List.copyOf(arguments));
  }

  /** The second argument of {@code jr:choice-name} is a path in quotes: {@code '${city}'}. */
  private Node quoted(String path, int start) {
    try {
      return new Parser(path).parse();
    } catch (ExpressionException e) {
      throw new ExpressionException(
          start, "The second argument of jr:choice-name is no path", e.hint());
    }
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    do {
      steps.add(new Step(in.test(), conditions()));
    } while (in.take("/"));
    return List.copyOf(steps);
  }

  private List<Node> conditions() {
    List<Node> conditions = new ArrayList<>();
    while (in.take("[")) {
      conditions.add(nested());
      in.expect("]", "Close the condition with ']'.");
    }
    return List.copyOf(conditions);
  }
}
