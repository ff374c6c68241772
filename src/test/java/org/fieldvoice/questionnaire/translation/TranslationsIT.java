package org.fieldvoice.questionnaire.translation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

/** Translators' files over the API. */
class TranslationsIT extends ServerTest {

  private static final String XLIFF = "application/xliff+xml";

  @Test
  void aLanguageIsCompletedByATranslatorsFile() {
    String home = questionnaire();
    JsonObject urdu = server().get(home + "/translations").expect(200).array().getJsonObject(1);
    assertThat(urdu.getInt("texts")).isEqualTo(4);
    assertThat(urdu.getInt("translated")).isEqualTo(2);
    assertThat(urdu.getJsonArray("missing").getJsonObject(0).getString("id"))
        .isEqualTo("item:age:label");

    Answer file = server().get(home + "/translations/ur.xlf").expect(200);
    assertThat(file.header("Content-Type")).startsWith(XLIFF);
    String back =
        file.text()
            .replaceFirst(
                "(How old are you, .*?</source>)",
                "$1<target>آپ کی عمر، <ph id=\"d1-1\" dataRef=\"d1\"/> 😀؟</target>");
    JsonObject taken = take(home, back).expect(201).json();

    assertThat(taken.getInt("version")).isEqualTo(2);
    assertThat(taken.getInt("taken")).isEqualTo(1);
    JsonObject form = server().get(home + "/versions/2.json").json();
    assertThat(form.toString()).contains("آپ کی عمر، ${who} 😀؟");
    assertThat(server().get(home + "/versions/1.json").text()).doesNotContain("آپ کی عمر");
    assertThat(take(home, back).expect(200).json().getInt("version")).isEqualTo(2);
  }

  @Test
  void aFileOfAnOlderVersionPutsNothingBackUntilThatIsWanted() {
    String home = questionnaire();
    String file =
        urdu(home)
            .replace("<target xml:space=\"preserve\">آپ کا نام</target>", "<target>نام</target>");
    take(home, file.replace("<target>نام</target>", "<target>پورا نام</target>")).expect(201);

    JsonObject told = take(home, file).expect(200).json();

    assertThat(told.getInt("taken")).isZero();
    JsonObject moved = told.getJsonArray("moved").getJsonObject(0);
    assertThat(moved.getString("place")).isEqualTo("who");
    assertThat(moved.getString("what")).isEqualTo("translation");
    assertThat(moved.getString("before")).isEqualTo("آپ کا نام");
    assertThat(moved.getString("now")).isEqualTo("پورا نام");
    assertThat(moved.getString("text")).isEqualTo("نام");
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    JsonObject taken =
        server().upload(home + "/translations?moved=take", bytes, XLIFF).expect(201).json();
    assertThat(taken.getInt("version")).isEqualTo(3);
    assertThat(taken.getJsonArray("moved")).isEmpty();
  }

  @Test
  void aBrokenPlaceholderIsRefusedWithItsPlaceAndNothingChanges() {
    String home = questionnaire();
    String file =
        urdu(home).replaceFirst("(How old are you, .*?</source>)", "$1<target>عمر؟</target>");

    JsonObject problem = take(home, file).expect(422).json();

    assertThat(problem.getString("type")).isEqualTo("/problems/translation-refused");
    JsonObject fault = problem.getJsonArray("problems").getJsonObject(0);
    assertThat(fault.getString("place")).isEqualTo("age");
    assertThat(fault.getString("marker")).isEqualTo("${who}");
    assertThat(server().get(home).json().getJsonArray("versions")).hasSize(1);
    take(home, "no file").expect(422);
  }

  @Test
  void theWorkbookGoesOutAndComesBack() {
    String home = questionnaire();
    byte[] workbook = server().get(home + "/translations/workbook.xlsx").expect(200).bytes();
    JsonObject taken =
        server()
            .upload(home + "/translations", workbook, "application/octet-stream")
            .expect(200)
            .json();
    assertThat(taken.getInt("unchanged")).isEqualTo(2);
    assertThat(taken.getInt("version")).isEqualTo(1);
  }

  /** What a translator gets for Urdu. */
  private String urdu(String home) {
    return server().get(home + "/translations/ur.xlf").text();
  }

  private Answer take(String home, String file) {
    return server().upload(home + "/translations", file.getBytes(StandardCharsets.UTF_8), XLIFF);
  }

  private String questionnaire() {
    String home = "studies/" + newStudy() + "/questionnaires";
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label::English (en)|label::اردو (ur)",
                "text|who|Your name|آپ کا نام",
                "integer|age|How old are you, ${who}?|",
                "select_one l|at|Where?|")
            .sheet(
                "choices", "list_name|name|label::English (en)|label::اردو (ur)", "l|a|Here|یہاں")
            .sheet("settings", "form_id|form_title", "people|People")
            .bytes();
    server().upload(home, workbook, "application/octet-stream").expect(201);
    return home + "/people";
  }
}
