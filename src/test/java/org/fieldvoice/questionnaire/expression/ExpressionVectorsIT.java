package org.fieldvoice.questionnaire.expression;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The meaning of the language, as {@code src/test/expression} has it, in a real browser. */
class ExpressionVectorsIT {

  @TestFactory
  Stream<DynamicTest> expressionHasItsValueInTheBrowser() {
    List<Vector> vectors = Vector.all().toList();
    List<String> values = inTheBrowser(vectors);
    return IntStream.range(0, vectors.size()).mapToObj(i -> test(vectors.get(i), values.get(i)));
  }

  /** Each vector's value, after its kind: {@code number NaN}, {@code stopped why}. */
  static List<String> inTheBrowser(List<Vector> vectors) {
    Map<JsonObject, Integer> files = new IdentityHashMap<>();
    JsonArrayBuilder cases = Json.createArrayBuilder();
    JsonArrayBuilder sent = Json.createArrayBuilder();
    for (Vector vector : vectors) {
      if (files.putIfAbsent(vector.file(), files.size()) == null) {
        sent.add(Json.createObjectBuilder(vector.file()).remove("vectors"));
      }
      cases.add(caseOf(vector, files.getOrDefault(vector.file(), 0)));
    }
    JsonObject all = Json.createObjectBuilder().add("files", sent).add("cases", cases).build();
    try (Modules modules = new Modules("expression/vectors.js")) {
      Object values =
          modules.page().evaluate("text => evaluateAll(JSON.parse(text))", all.toString());
      return ((List<?>) values).stream().map(Object::toString).toList();
    }
  }

  private static JsonObject caseOf(Vector vector, int file) {
    return Json.createObjectBuilder()
        .add("file", file)
        .add("path", vector.at())
        .add("tree", vector.tree())
        .build();
  }

  private static DynamicTest test(Vector vector, String result) {
    return dynamicTest(
        vector.toString(),
        () -> ExpressionVectorsTest.assertSame(valueOf(result), vector.expected()));
  }

  /** {@code number NaN}, {@code string abc}, {@code boolean true}. */
  static Object valueOf(String result) {
    String kind = result.substring(0, result.indexOf(' '));
    String text = result.substring(kind.length() + 1);
    return switch (kind) {
      case "number" -> Double.valueOf(text);
      case "boolean" -> Boolean.valueOf(text);
      case "string" -> text;
      default -> result;
    };
  }
}
