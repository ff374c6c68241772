package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.edit.Literals.Literal;
import org.fieldvoice.questionnaire.edit.Uses.Use;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Node;
import org.fieldvoice.questionnaire.expression.Operator;

/**
 * Gives a choice another name wherever it is asked for: compared with an answer, as a default, and
 * in the columns by which another list follows from it. Where the name stands in a formula in any
 * other way, nobody can tell what it means, and the renaming is refused.
 */
final class ChoiceRenaming {

  private final Sketch sketch;
  private final Uses uses;
  private final String list;
  private final String from;

  ChoiceRenaming(Sketched sketched, String list, String from) {
    this.sketch = sketched.sketch;
    this.uses = sketched.uses;
    this.list = list;
    this.from = from;
  }

  void to(String name) {
    refuseTheOther();
    uses.each(
        (use, expression) -> {
          rewrite(use, expression, name);
          rewriteColumns(use, expression, name);
        });
    sketch.root.all().stream().filter(this::offers).forEach(row -> rewriteDefault(row, name));
  }

  /** {@code or_other} knows its choice by the name. */
  private void refuseTheOther() {
    for (Row row : sketch.root.all()) {
      if (from.equals("other") && offers(row) && !sketch.otherOf(row).isEmpty()) {
        throw Problem.EDIT_STILL_USED
            .with("name", from)
            .and("column", "or_other")
            .and("place", row.path());
      }
    }
  }

  private boolean offers(Row row) {
    return uses.listOf(row).filter(list::equals).isPresent();
  }

  private void rewrite(Use use, Expression expression, String name) {
    List<Literal> literals = new Literals(uses, use).of(expression.tree());
    if (literals.stream().noneMatch(l -> l.text().equals(from))
        || isFixedDefault(use, expression)) {
      return;
    }
    boolean looks =
        uses.seenBy(use).stream().anyMatch(this::offers)
            || offers(use.row())
            || expression.text().contains(list);
    for (Literal literal : literals) {
      if (looks && literal.text().equals(from) && !literal.plain()) {
        throw notRewritten(use);
      }
    }
    String text =
        Wording.texts(
                expression.text(),
                literals.size(),
                i -> quoted(expression, literals.get(i), i, name))
            .orElseThrow(() -> notRewritten(use));
    if (!text.equals(expression.text())) {
      use.row().set(use.logic().key, use.logic().json(text, use.row().path()));
    }
  }

  private String quoted(Expression expression, Literal literal, int index, String name) {
    String token = Wording.textTokens(expression.text()).get(index);
    Row question = literal.question();
    boolean mine = question != null && offers(question) && literal.text().equals(from);
    return mine ? Wording.inQuotesOf(token, name) : token;
  }

  /** A list that follows from this one has its names in a column: {@code state = ${state}}. */
  private void rewriteColumns(Use use, Expression filter, String name) {
    Optional<String> follower = uses.listOf(use.row());
    boolean looks =
        use.logic() == Logic.CHOICE_FILTER && uses.seenBy(use).stream().anyMatch(this::offers);
    if (!looks || follower.isEmpty()) {
      return;
    }
    List<String> columns = columnsComparedIn(use, filter.tree()).toList();
    List<JsonObject> choices = sketch.list(follower.get());
    for (int i = 0; i < choices.size(); i++) {
      JsonValue all = choices.get(i).get("columns");
      if (!(all instanceof JsonObject object)) {
        continue;
      }
      for (String column : object.keySet()) {
        if (object.getString(column).equals(from)) {
          if (!columns.contains(column)) {
            throw notRewritten(use);
          }
          JsonObject changed = Texted.with(object, column, name);
          choices.set(i, JSON.createObjectBuilder(choices.get(i)).add("columns", changed).build());
          object = changed;
        }
      }
    }
  }

  private Stream<String> columnsComparedIn(Use use, Node tree) {
    if (!(tree instanceof Node.Operation operation)) {
      return Stream.empty();
    }
    if (operation.operator() != Operator.EQUAL) {
      return Stream.concat(
          columnsComparedIn(use, operation.left()), columnsComparedIn(use, operation.right()));
    }
    return Stream.concat(
        column(use, operation.left(), operation.right()),
        column(use, operation.right(), operation.left()));
  }

  private Stream<String> column(Use use, Node column, Node question) {
    boolean follows = uses.rowsOf(use, question).stream().anyMatch(this::offers);
    boolean bare =
        column instanceof Node.Path path
            && path.base() instanceof Node.Here
            && path.steps().size() == 1;
    return follows && bare ? Stream.of(((Node.Path) column).steps().get(0).test()) : Stream.empty();
  }

  private boolean isFixedDefault(Use use, Expression expression) {
    return use.logic() == Logic.DEFAULT && expression.tree() instanceof Node.Text;
  }

  private void rewriteDefault(Row row, String name) {
    if (row.columns.get(Logic.DEFAULT.key) instanceof JsonObject json
        && json.get("tree") instanceof JsonString) {
      String text = json.getString("text");
      String changed =
          Stream.of(text.split(" ", -1))
              .map(word -> word.equals(from) ? name : word)
              .collect(Collectors.joining(" "));
      if (!changed.equals(text)) {
        row.set(Logic.DEFAULT.key, Logic.DEFAULT.json(changed, row.path()));
      }
    }
  }

  private ProblemException notRewritten(Use use) {
    return Problem.EDIT_NOT_REWRITTEN
        .with("name", from)
        .and("column", use.logic().column)
        .and("place", use.row().path());
  }
}
