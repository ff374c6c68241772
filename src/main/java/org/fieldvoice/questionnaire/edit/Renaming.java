package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.edit.Uses.Use;
import org.fieldvoice.questionnaire.expression.Expression;

/** Gives a row another name, everywhere: in expressions, in texts, in parameters. */
final class Renaming {

  private final Sketch sketch;
  private final Uses uses;
  private final Row row;
  private final String from;

  Renaming(Sketched sketched, Row row) {
    this.sketch = sketched.sketch;
    this.uses = sketched.uses;
    this.row = row;
    this.from = row.name();
  }

  void to(String name) {
    if (name.equals(from)) {
      return;
    }
    ItemEdit.checkName(sketch, row, name);
    uses.each((use, expression) -> rewrite(use, expression, name));
    if (uses.named(from).filter(first -> first == row).isPresent()) {
      UnaryOperator<String> change = text -> Wording.referring(text, from, name);
      sketch.root.all().forEach(r -> r.eachText(change));
      sketch.lists.replaceAll(
          (list, choices) ->
              choices.stream().map(c -> Texted.mapped(c, change).asJsonObject()).toList());
      sketch.header.replaceAll((key, value) -> headerWith(key, value, change, name));
    }
    row.columns.put(Row.NAME, JSON.createValue(name));
  }

  /**
   * The title may mention a reference in passing; only settings and the instance's name use one.
   */
  private JsonValue headerWith(
      String key, JsonValue value, UnaryOperator<String> change, String name) {
    if (key.equals("settings")) {
      return Texted.mapped(value, change);
    }
    if (!key.equals(FormEdit.INSTANCE_NAME)) {
      return value;
    }
    String text = value.asJsonObject().getString("text");
    return FormEdit.expression(
        Wording.referencesOutsideTexts(text, t -> Wording.referring(t, from, name)));
  }

  private void rewrite(Use use, Expression expression, String name) {
    List<Boolean> mine =
        new Literals(uses, use)
            .stepsOf(expression.tree()).stream()
                .filter(step -> step.name().equals(from))
                .map(step -> step.rows().contains(row))
                .toList();
    boolean referred =
        uses.placeOf(use).named(from).filter(p -> p == uses.placeOf(row)).isPresent();
    String text = expression.text();
    if (mine.contains(true)) {
      text =
          Wording.steps(text, from, mine, name)
              .orElseThrow(
                  () ->
                      Problem.EDIT_NOT_REWRITTEN
                          .with("name", from)
                          .and("column", use.logic().column)
                          .and("place", use.row().path()));
    }
    if (referred) {
      text = Wording.referencesOutsideTexts(text, token -> Wording.referring(token, from, name));
    }
    if (!text.equals(expression.text())) {
      use.row().set(use.logic().key, use.logic().json(text, use.row().path()));
    }
  }
}
