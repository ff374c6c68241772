package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

class QuestionnairesIT extends ServerTest {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String CODE = "wesupport_users";

  @Test
  void aWorkbookBecomesAVersion() throws IOException {
    JsonObject made = upload(newStudy(), sample()).expect(201).json();

    assertThat(made.getString("code")).isEqualTo(CODE);
    assertThat(made.getInt("version")).isEqualTo(1);
    assertThat(made.getString("title")).isEqualTo("WeSupport 用户调查");
    assertThat(made.getJsonArray("languages")).hasToString("[\"zh\",\"en\"]");
    assertThat(made.getInt("questions")).isEqualTo(26);
    assertThat(made.getJsonArray("warnings")).isEmpty();
  }

  @Test
  void aKnownIdMakesTheNextVersion() throws IOException {
    String study = newStudy();
    upload(study, sample()).expect(201);
    assertThat(upload(study, sample()).expect(201).json().getInt("version")).isEqualTo(2);

    JsonObject listed = server().get(at(study)).array().getJsonObject(0);
    assertThat(listed.getString("code")).isEqualTo(CODE);
    assertThat(listed.getJsonArray("versions")).hasSize(2);
    assertThat(listed.getJsonArray("versions").getJsonObject(0).getInt("version")).isEqualTo(2);
    assertThat(server().get(at(study) + "/" + CODE).json()).isEqualTo(listed);
  }

  @Test
  void everyMistakeOfAWorkbookIsSaidWithItsPlaceAndNothingIsStored() {
    String study = newStudy();
    byte[] wrong =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|relevant",
                "integer|age|Age|",
                "select_one yes_no|ok|Is it?|${agee} > 3",
                "txt|remark|Remark|")
            .bytes();

    Answer answer = upload(study, wrong);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().getString("type")).isEqualTo("/problems/workbook-refused");
    List<JsonObject> problems =
        answer.json().getJsonArray("problems").getValuesAs(JsonObject.class);
    assertThat(problems).hasSize(3);
    JsonObject reference =
        problems.stream()
            .filter(p -> p.getString("column").equals("relevant"))
            .findFirst()
            .orElseThrow();
    assertThat(reference.getString("sheet")).isEqualTo("survey");
    assertThat(reference.getInt("row")).isEqualTo(3);
    assertThat(reference.getString("value")).isEqualTo("${agee} > 3");
    assertThat(reference.getString("message")).isEqualTo("There is no question named \"agee\".");
    assertThat(reference.getString("hint")).isEqualTo("Did you mean ${age}?");
    assertThat(server().get(at(study)).array()).isEmpty();
  }

  @Test
  void whoReadsChineseIsToldInChinese() {
    byte[] wrong = WorkbookBuilder.xlsx().sheet("survey", "type|name|label", "text||Name").bytes();
    JsonObject answer =
        server()
            .withHeader("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
            .upload(at(newStudy()), wrong, XLSX)
            .expect(422)
            .json();
    assertThat(answer.getJsonArray("problems").getJsonObject(0).getString("message"))
        .isEqualTo("类型为“text”的这一行没有名称（name）。");
  }

  @Test
  void whatIsNoWorkbookIsRefusedWithASentence() {
    JsonObject answer =
        upload(
                newStudy(),
                "hello, I am no workbook".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .expect(422)
            .json();
    assertThat(answer.getJsonArray("problems").getJsonObject(0).getString("message"))
        .isEqualTo("This is no workbook that can be opened.");
  }

  @Test
  void calculationsInACircleAreRefusedWithTheirPlace() {
    byte[] circle =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|calculation",
                "text|word|Word|",
                "calculate|a||${b} + 1",
                "calculate|b||${a} + 1")
            .bytes();
    JsonObject problem =
        upload(newStudy(), circle).expect(422).json().getJsonArray("problems").getJsonObject(0);
    assertThat(problem.getInt("row")).isIn(3, 4);
    assertThat(problem.getString("column")).isEqualTo("calculation");
  }

  @Test
  void aVersionGoesOutAsAWorkbookThatComesBackEqual() throws IOException {
    String study = newStudy();
    upload(study, sample()).expect(201);

    Answer workbook = server().get(at(study) + "/" + CODE + "/versions/1.xlsx").expect(200);
    Answer json = server().get(at(study) + "/" + CODE + "/versions/1.json").expect(200);

    Form original = XlsFormImport.read(sample(), "x").form().orElseThrow();
    assertThat(workbook.header("Content-Type")).isEqualTo(XLSX);
    assertThat(XlsFormImport.read(workbook.bytes(), "x").form()).contains(original);
    assertThat(FormJson.read(json.json())).isEqualTo(original);
  }

  @Test
  void aVersionGoesOutWithItsFilesAndComesBackEqual() throws IOException {
    String study = newStudy();
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|media::image",
                "select_one_from_file towns.csv|town|Town|town.png")
            .sheet("settings", "form_id", "towns")
            .bytes();
    byte[] sent =
        WorkbookBuilder.zip(
            workbook,
            Map.of(
                "towns.csv",
                "name,label\nsz,Shenzhen\n".getBytes(StandardCharsets.UTF_8),
                "town.png",
                new byte[] {1, 2, 3}));
    upload(study, sent).expect(201);

    Answer zip = server().get(at(study) + "/towns/versions/1.zip").expect(200);

    XlsFormImport.Imported again = XlsFormImport.read(zip.bytes(), "x");
    assertThat(again.form()).isEqualTo(XlsFormImport.read(sent, "x").form());
    assertThat(again.media().get(0).bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void aVersionGoesOutAsAnXForm() throws IOException {
    String study = newStudy();
    upload(study, sample()).expect(201);
    Answer xform = server().get(at(study) + "/" + CODE + "/versions/1.xml").expect(200);
    assertThat(xform.header("Content-Type")).startsWith("application/xml");
    assertThat(xform.text())
        .contains("<data id=\"" + CODE + "\"", "nodeset=\"/data/about_you/age\"");
  }

  @Test
  void publishingIsForGoodAndASecondTimeChangesNothing() throws IOException {
    String study = newStudy();
    upload(study, sample()).expect(201);
    String version = at(study) + "/" + CODE + "/versions/1";
    String before = server().get(version + ".json").text();

    server().post(version + "/publication", "").expect(204);
    String published = publishedAt(study);
    server().post(version + "/publication", "").expect(204);

    assertThat(published).isNotEmpty();
    assertThat(publishedAt(study)).isEqualTo(published);
    assertThat(server().get(version + ".json").text()).isEqualTo(before);
    assertThat(server().get(version + "/report").json().getJsonArray("warnings")).isEmpty();
  }

  @Test
  void whatChangedBetweenTwoVersionsIsTold() {
    String study = newStudy();
    String[] settings = {"form_id", "panel"};
    upload(
            study,
            WorkbookBuilder.xlsx()
                .sheet("survey", "type|name|label", "text|a|A")
                .sheet("settings", settings)
                .bytes())
        .expect(201);
    upload(
            study,
            WorkbookBuilder.xlsx()
                .sheet("survey", "type|name|label", "text|a|A?", "integer|b|B")
                .sheet("settings", settings)
                .bytes())
        .expect(201);

    List<JsonObject> changes =
        server()
            .get(at(study) + "/panel/versions/1/diff/2")
            .expect(200)
            .array()
            .getValuesAs(JsonObject.class);

    assertThat(changes).hasSize(2);
    assertThat(changes.get(0).getString("place")).isEqualTo("a");
    assertThat(changes.get(0).getString("after")).isEqualTo("A?");
    assertThat(changes.get(1).getString("kind")).isEqualTo("ADDED");
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() {
    String study = newStudy();
    assertThat(server().get(at(study) + "/nothing").status()).isEqualTo(404);
    assertThat(server().get(at(study) + "/nothing/versions/1.json").status()).isEqualTo(404);
    assertThat(stranger().get(at(study)).status()).isEqualTo(401);
  }

  private String publishedAt(String study) {
    return server()
        .get(at(study) + "/" + CODE)
        .json()
        .getJsonArray("versions")
        .getJsonObject(0)
        .getString("publishedAt", "");
  }

  private Answer upload(String study, byte[] workbook) {
    return server().upload(at(study), workbook, XLSX);
  }

  private static String at(String study) {
    return "studies/" + study + "/questionnaires";
  }

  private static byte[] sample() throws IOException {
    return Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
  }
}
