package org.fieldvoice.questionnaire.expression;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The meaning of the language, as {@code src/test/expression} has it, in a real browser. */
class ExpressionVectorsIT {

  @TestFactory
  Stream<DynamicTest> expressionHasItsValueInTheBrowser() {
    List<Vector> vectors = Vector.all().toList();
    JsonArrayBuilder cases = Json.createArrayBuilder();
    vectors.forEach(vector -> cases.add(caseOf(vector)));
    try (Modules modules = new Modules("expression/vectors.js")) {
      List<?> values =
          (List<?>)
              modules
                  .page()
                  .evaluate("text => evaluateAll(JSON.parse(text))", cases.build().toString());
      return IntStream.range(0, vectors.size())
          .mapToObj(i -> test(vectors.get(i), (String) values.get(i)));
    }
  }

  private static JsonObject caseOf(Vector vector) {
    return Json.createObjectBuilder()
        .add("file", Json.createObjectBuilder(vector.file()).remove("vectors"))
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
  private static Object valueOf(String result) {
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
