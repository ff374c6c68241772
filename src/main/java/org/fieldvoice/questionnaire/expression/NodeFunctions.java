package org.fieldvoice.questionnaire.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/** Functions on answers and their places, choice lists, and those that decide what is evaluated. */
final class NodeFunctions {

  private static final int MANY = 999;

  private NodeFunctions() {}

  static void addTo(Map<String, Function> functions) {
    functions.put("if", new Function(3, 3, a -> a.truth(0) ? a.value(1) : a.value(2)));
    functions.put("coalesce", new Function(2, MANY, NodeFunctions::coalesce));
    functions.put(
        "once",
        new Function(
            1,
            1,
            a ->
                Values.text(a.at().current.value()).isEmpty()
                    ? a.value(0)
                    : a.at().current.value()));
    functions.put("current", new Function(0, 0, a -> new NodeSet(List.of(a.at().current))));
    functions.put("count", new Function(1, 1, a -> (double) a.set(0).nodes().size()));
    functions.put(
        "count-non-empty",
        new Function(
            1,
            1,
            a -> (double) a.spread(0).stream().filter(v -> !Values.text(v).isEmpty()).count()));
    functions.put("position", new Function(0, 1, NodeFunctions::position));
    functions.put("last", new Function(0, 0, a -> (double) a.at().size));
    functions.put("indexed-repeat", new Function(3, 11, a -> a.value(0)));
    functions.put("instance", new Function(1, 1, a -> new NodeSet(instance(a.text(0), a))));
    functions.put("pulldata", new Function(4, 4, NodeFunctions::pulldata));
    functions.put("jr:choice-name", new Function(2, 2, NodeFunctions::choiceName));
    for (String ofRepeats : List.of("count-if", "sum-if", "min-if", "max-if", "rank-index")) {
      functions.put(ofRepeats, new Function(2, 2, a -> ""));
    }
    functions.put("join-if", new Function(3, 3, a -> ""));
    functions.put("rank-index-if", new Function(3, 3, a -> ""));
    functions.put("index", new Function(0, 0, a -> (double) a.at().current.position()));
  }

  private static Object coalesce(Arguments a) {
    for (int i = 0; i < a.size() - 1; i++) {
      Object value = a.value(i);
      if (!Values.isNothing(value)) {
        return value;
      }
    }
    return a.value(a.size() - 1);
  }

  /**
   * Of the tested node; of a node among its siblings; of the instance around this place, where it
   * is among several.
   */
  private static Object position(Arguments a) {
    if (a.size() == 0) {
      return (double) a.at().position;
    }
    List<? extends DataNode> nodes = a.set(0).nodes();
    Optional<? extends DataNode> around = Optional.of(a.at().current);
    while (nodes.size() > 1 && around.isPresent()) {
      if (nodes.contains(around.get())) {
        return (double) around.get().position();
      }
      around = around.get().parent();
    }
    return nodes.isEmpty() ? 0.0 : (double) nodes.get(0).position();
  }

  private static List<DataNode> instance(String name, Arguments a) {
    return a.at().surroundings.instance(name).map(List::<DataNode>of).orElse(List.of());
  }

  /**
   * The {@code column} of the list's first item whose key column has this value. Of a file and a
   * list with one name it is the file, since that is all that ODK Collect looks at.
   */
  private static Object pulldata(Arguments a) {
    String column = a.text(1);
    List<DataNode> file = instance(a.text(0) + ".csv", a);
    return (file.isEmpty() ? instance(a.text(0), a) : file)
        .stream()
            .flatMap(list -> list.children("root").stream())
            .flatMap(root -> first(root.children("item"), a).stream())
            .map(item -> column(item, column))
            .findFirst()
            .orElse("");
  }

  private static Optional<DataNode> first(List<? extends DataNode> items, Arguments a) {
    String key = a.text(3);
    a.at().budget.spend(1);
    return Optional.of(items)
        .filter(ListItems.class::isInstance)
        .map(ListItems.class::cast)
        .flatMap(
            list ->
                list.with(a.text(2), key)
                    .or(() -> key.isEmpty() ? Optional.of(list) : Optional.empty()))
        .flatMap(found -> found.stream().findFirst());
  }

  private static String column(DataNode item, String name) {
    return Values.text(new NodeSet(item.children(name)));
  }

  private static Object choiceName(Arguments a) {
    List<? extends DataNode> question = a.set(1).nodes();
    if (question.isEmpty()) {
      return "";
    }
    Surroundings surroundings = a.at().surroundings;
    return surroundings
        .choiceLabel(question.get(0), a.text(0))
        .orElseGet(
            () ->
                TextFunctions.words(a.text(0)).stream()
                    .flatMap(c -> surroundings.choiceLabel(question.get(0), c).stream())
                    .collect(Collectors.joining(", ")));
  }
}
