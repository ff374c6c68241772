package org.fieldvoice.questionnaire.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;
import org.fieldvoice.questionnaire.expression.Node;
import org.fieldvoice.questionnaire.expression.Place;

/** What every expression of a sketch looks at, and which choices it asks for by name. */
final class Uses {

  private final Map<Row, Item> items = new LinkedHashMap<>();
  private final Map<Row, Place> places = new HashMap<>();
  private final Map<Place, Row> rows = new IdentityHashMap<>();
  private final Map<Use, Set<Row>> looksAt = new LinkedHashMap<>();
  private final Map<Use, String> texts = new HashMap<>();
  private final Set<ChoiceUse> choices = new LinkedHashSet<>();

  /** An expression by its row and column. */
  record Use(Row row, Logic logic) {}

  /** An expression that compares the answer to a question with the name of a choice. */
  record ChoiceUse(Use use, Row question, String choice) {}

  Uses(Sketch sketch, Form form) {
    Place root = Place.root();
    places.put(sketch.root, root);
    place(sketch.root, root, form.items());
    each((use, expression) -> look(use, expression));
  }

  private void place(Row around, Place place, List<Item> inner) {
    for (int i = 0; i < inner.size(); i++) {
      Row row = around.items.get(i);
      Item item = inner.get(i);
      boolean repeats = item instanceof Group group && group.repeats();
      Place here = place.add(item.name(), repeats);
      items.put(row, item);
      places.put(row, here);
      rows.put(here, row);
      if (item instanceof Group group) {
        place(row, here, group.items());
      }
    }
  }

  /** What is done with an expression. */
  interface Visitor {
    void visit(Use use, Expression expression);
  }

  void each(Visitor visitor) {
    items.forEach(
        (row, item) -> {
          for (Logic logic : Logic.values()) {
            logic.in(item).ifPresent(e -> visitor.visit(new Use(row, logic), e));
          }
        });
  }

  private void look(Use use, Expression expression) {
    texts.put(use, expression.text());
    try {
      Place place = placeOf(use);
      Set<Row> found =
          place.dependencies(place.resolve(expression)).stream()
              .map(rows::get)
              .filter(Objects::nonNull)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      looksAt.put(use, found);
      new Literals(this, use)
          .of(expression.tree()).stream()
              .filter(l -> l.question() != null)
              .forEach(l -> choices.add(new ChoiceUse(use, l.question(), l.text())));
    } catch (ExpressionException e) {
      looksAt.put(use, Set.of());
    }
  }

  /** A count is worked out around its repeat. */
  Place placeOf(Use use) {
    Place place = placeOf(use.row());
    return use.logic() == Logic.COUNT ? place.parent().orElse(place) : place;
  }

  Place placeOf(Row row) {
    return Objects.requireNonNull(places.get(row));
  }

  /** Where a part of an expression leads, as if it stood alone; nowhere for what is no path. */
  Collection<Row> rowsOf(Use use, Node part) {
    try {
      Place place = placeOf(use);
      List<Row> found = new ArrayList<>();
      for (Place at : place.dependencies(place.resolve(new Expression("", part)))) {
        Optional.ofNullable(rows.get(at)).ifPresent(found::add);
      }
      return found;
    } catch (ExpressionException e) {
      return List.of();
    }
  }

  Set<Row> rows() {
    return items.keySet();
  }

  Optional<Row> named(String name) {
    return items.keySet().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** The list that a question offers its choices from. */
  Optional<String> listOf(Row row) {
    return items.get(row) instanceof Question q ? q.choiceList() : Optional.empty();
  }

  /** The expression as written; empty where none stands. */
  String textOf(Use use) {
    return texts.getOrDefault(use, "");
  }

  /** What one expression looks at. */
  Set<Row> seenBy(Use use) {
    return looksAt.getOrDefault(use, Set.of());
  }

  Map<Use, Set<Row>> looksAt() {
    return looksAt;
  }

  Set<ChoiceUse> choices() {
    return choices;
  }
}
