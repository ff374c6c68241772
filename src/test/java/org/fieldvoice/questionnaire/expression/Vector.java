package org.fieldvoice.questionnaire.expression;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of {@code src/test/expression}: an expression, where it stands, and its value. The file
 * around it holds the answers ({@code skipped} names those that are not relevant), the choice lists
 * and the list of each question.
 */
record Vector(String topic, JsonObject file, JsonObject line) implements Surroundings {

  private static final Path FOLDER = Path.of("src/test/expression");

  /** Read once: mutation tests ask for them thousands of times. */
  private static final List<Vector> ALL = read();

  static Stream<Vector> all() {
    return ALL.stream();
  }

  /** Those of one file together. */
  static Stream<Topic> topics() {
    return all().collect(Collectors.groupingBy(Vector::topic)).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new Topic(entry.getKey(), entry.getValue()));
  }

  /** A file's vectors. */
  record Topic(String name, List<Vector> vectors) {
    @Override
    public String toString() {
      return name + " (" + vectors.size() + ")";
    }
  }

  private static List<Vector> read() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> sorted = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      return sorted.stream().flatMap(Vector::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Vector> of(Path path) {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(path))) {
      JsonObject file = reader.readObject();
      String topic = path.getFileName().toString().replace(".json", "");
      return file.getJsonArray("vectors").stream()
          .map(line -> new Vector(topic, file, line.asJsonObject()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String expression() {
    return line.getString("expression");
  }

  String at() {
    return line.getString("at", "");
  }

  /** Why JavaRosa says something else, where it does. */
  Optional<String> deviation() {
    return Optional.ofNullable(line.getString("oracle", null));
  }

  Object expected() {
    if (line.containsKey("number")) {
      return Double.valueOf(line.getString("number"));
    }
    JsonValue value = line.get("value");
    if (value instanceof JsonNumber number) {
      return number.doubleValue();
    }
    return value instanceof JsonString text ? text.getString() : (Object) (value == JsonValue.TRUE);
  }

  JsonObject answers() {
    return file.getOrDefault("answers", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  SampleNode answersAsNodes() {
    Set<String> skipped = new HashSet<>();
    file.getOrDefault("skipped", JsonValue.EMPTY_JSON_ARRAY)
        .asJsonArray()
        .forEach(name -> skipped.add(((JsonString) name).getString()));
    return SampleNode.of(answers(), skipped);
  }

  Object evaluate() {
    SampleNode node = answersAsNodes().at(at());
    return new Evaluation(this, node).value(node.place.resolve(Expression.parse(expression())));
  }

  /** The tree as the browser gets it. */
  JsonValue tree() {
    return json(
        Expression.compactOf(
            answersAsNodes().at(at()).place.resolve(Expression.parse(expression()))));
  }

  private static JsonValue json(Object compact) {
    if (compact instanceof List<?> list) {
      JsonArrayBuilder array = Json.createArrayBuilder();
      list.forEach(element -> array.add(json(element)));
      return array.build();
    }
    return compact instanceof Double number
        ? Json.createValue(number)
        : Json.createValue((String) compact);
  }

  @Override
  public String now() {
    return file.getString("now");
  }

  @Override
  public double random() {
    return 0.5;
  }

  private JsonObject lists() {
    return file.getOrDefault("choices", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  @Override
  public Optional<DataNode> instance(String name) {
    JsonArray items = lists().getJsonArray(name);
    if (items == null) {
      return Optional.empty();
    }
    JsonObjectBuilder root =
        Json.createObjectBuilder().add("root", Json.createObjectBuilder().add("item", items));
    return Optional.of(SampleNode.of(root.build(), Set.of()));
  }

  @Override
  public Optional<String> itext(String id) {
    int cut = id.lastIndexOf('-');
    return Optional.ofNullable(cut < 0 ? null : lists().getJsonArray(id.substring(0, cut)))
        .map(
            list -> list.getJsonObject(Integer.parseInt(id.substring(cut + 1))).getString("label"));
  }

  @Override
  public Optional<String> choiceLabel(DataNode question, String choice) {
    String list = file.getJsonObject("lists").getString(question.name());
    return lists().getJsonArray(list).stream()
        .map(JsonValue::asJsonObject)
        .filter(item -> item.getString("name").equals(choice))
        .map(item -> item.getString("label"))
        .findFirst();
  }

  @Override
  public String toString() {
    return topic + ": " + expression() + (at().isEmpty() ? "" : " at " + at());
  }
}
