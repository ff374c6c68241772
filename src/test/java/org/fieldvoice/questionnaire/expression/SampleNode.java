package org.fieldvoice.questionnaire.expression;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the vectors write them: an object is a group, an array of objects a repeat, an array
 * of texts a multiple choice.
 */
final class SampleNode implements DataNode {

  final Place place;
  private final @Nullable SampleNode parent;
  private final int position;
  private final boolean relevant;
  private final Object value;
  private final Map<String, List<SampleNode>> children = new LinkedHashMap<>();

  private SampleNode(
      Place place, @Nullable SampleNode parent, int position, Set<String> skipped, JsonValue json) {
    this.place = place;
    this.parent = parent;
    this.position = position;
    this.relevant = (parent == null || parent.relevant) && !skipped.contains(place.name());
    this.value = valueOf(json);
    if (json instanceof JsonObject object) {
      object.forEach((name, inner) -> children.put(name, childrenOf(name, inner, skipped)));
    }
  }

  static SampleNode of(JsonObject answers, Set<String> skipped) {
    return new SampleNode(Place.root(), null, 1, skipped, answers);
  }

  private static boolean repeats(JsonValue json) {
    return json instanceof JsonArray array
        && (array.isEmpty() || array.get(0) instanceof JsonObject);
  }

  private List<SampleNode> childrenOf(String name, JsonValue json, Set<String> skipped) {
    boolean repeats = repeats(json) && !name.equals("empty");
    Place child = place.child(name).orElseGet(() -> place.add(name, repeats));
    List<SampleNode> nodes = new ArrayList<>();
    for (JsonValue instance : repeats ? json.asJsonArray() : List.of(json)) {
      nodes.add(new SampleNode(child, this, nodes.size() + 1, skipped, instance));
    }
    return nodes;
  }

  private static Object valueOf(JsonValue json) {
    if (json instanceof JsonNumber number) {
      return number.doubleValue();
    }
    if (json instanceof JsonArray array) {
      return array.stream().map(v -> ((JsonString) v).getString()).collect(Collectors.joining(" "));
    }
    return json instanceof JsonString text ? text.getString() : "";
  }

  /** The node at {@code child[2]/age}; the whole for an empty path. */
  SampleNode at(String path) {
    SampleNode at = this;
    for (String step : path.isEmpty() ? new String[0] : path.split("/", -1)) {
      String name = step.replaceAll("\\[.*", "");
      int index = step.equals(name) ? 1 : Integer.parseInt(step.replaceAll("\\D", ""));
      at = at.children.getOrDefault(name, List.of()).get(index - 1);
    }
    return at;
  }

  @Override
  public String name() {
    return place.name();
  }

  @Override
  public Optional<SampleNode> parent() {
    return Optional.ofNullable(parent);
  }

  @Override
  public List<SampleNode> children() {
    return children.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public List<? extends DataNode> children(String name) {
    List<SampleNode> found = children.getOrDefault(name, List.of());
    return name.equals("item") ? new SampleItems(found) : found;
  }

  @Override
  public Object value() {
    return value;
  }

  @Override
  public boolean relevant() {
    return relevant;
  }

  @Override
  public int position() {
    return position;
  }
}
