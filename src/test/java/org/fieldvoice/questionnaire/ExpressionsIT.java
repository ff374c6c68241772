package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

class ExpressionsIT extends ServerTest {

  private static final String CODE = "wesupport_users";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private String studyWithSample() throws IOException {
    String study = newStudy();
    byte[] workbook = Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
    server().upload("studies/" + study + "/questionnaires", workbook, XLSX).expect(201);
    return study;
  }

  private Answer check(String study, String expression, String at) {
    String body =
        Json.createObjectBuilder()
            .add("expression", expression)
            .add("questionnaire", CODE)
            .add("version", 1)
            .add("at", at)
            .add("study", study)
            .build()
            .toString();
    return server().post("expressions/check", body);
  }

  private Answer evaluate(String study, String... placesAndExpressions) {
    JsonArrayBuilder asked = Json.createArrayBuilder();
    for (int i = 0; i < placesAndExpressions.length; i += 2) {
      asked.add(
          Json.createObjectBuilder()
              .add("at", placesAndExpressions[i])
              .add("expression", placesAndExpressions[i + 1]));
    }
    JsonArray children =
        Json.createArrayBuilder()
            .add(Json.createObjectBuilder().add("child_age", 12).add("child_lives_with", "me"))
            .add(Json.createObjectBuilder().add("child_age", 5))
            .build();
    JsonObject answers =
        Json.createObjectBuilder()
            .add("consent", "yes")
            .add("age", 34)
            .add("is_parent", "yes")
            .add("child", children)
            .build();
    String body =
        Json.createObjectBuilder()
            .add("questionnaire", CODE)
            .add("version", 1)
            .add("study", study)
            .add("answers", answers)
            .add("expressions", asked)
            .build()
            .toString();
    return server().post("expressions/evaluate", body);
  }

  @Test
  void anExpressionThatHoldsComesWithItsTree() throws IOException {
    JsonObject checked = check(studyWithSample(), "${age} > 18", "education").expect(200).json();

    assertThat(checked.getBoolean("valid")).isTrue();
    assertThat(checked.getJsonArray("problems")).isEmpty();
    assertThat(checked.getJsonArray("tree")).hasToString("[\">\",[\"$\",1,\"age\"],18]");
  }

  @Test
  void aMistakeIsSaidWithItsPlaceAndAHint() throws IOException {
    String study = studyWithSample();
    JsonObject misspelt = check(study, "selectd(${age}, '1')", "education").expect(200).json();
    assertThat(misspelt.getBoolean("valid")).isFalse();
    assertThat(misspelt.getJsonArray("problems").getJsonObject(0).getInt("offset")).isZero();
    assertThat(misspelt.getJsonArray("problems").getJsonObject(0).getString("hint"))
        .contains("selected");

    JsonObject unknown = check(study, "1 + ${agee}", "education").expect(200).json();
    assertThat(unknown.getBoolean("valid")).isFalse();
    assertThat(unknown.getJsonArray("problems").getJsonObject(0).getInt("offset")).isEqualTo(6);
  }

  @Test
  void valuesComeInTheOrderOfTheExpressionsFromTheirPlaces() throws IOException {
    JsonArray values =
        evaluate(
                studyWithSample(),
                "",
                "sum(${child_age})",
                "child[2]/child_age",
                ". < 18 and position(..) = 2",
                "child[1]/child_lives_with",
                "concat(${child_age}, ' ', ${age})",
                "/data/about_you/age",
                ".",
                "",
                "${years_in_factory} + 1",
                "",
                "count(${child}) = 2")
            .expect(200)
            .json()
            .getJsonArray("values");

    assertThat(values).hasToString("[17.0,true,\"12 34\",34.0,\"NaN\",true]");
  }

  @Test
  void aWrongExpressionOrPlaceIsAProblem() throws IOException {
    String study = studyWithSample();
    assertThat(evaluate(study, "", "1 +").expect(422).json().getString("type"))
        .endsWith("formula-wrong");
    evaluate(study, "nowhere", "1").expect(404);
    stranger().post("expressions/check", "{\"expression\": \"1\"}").expect(401);
  }
}
