package org.fieldvoice.questionnaire.edit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.ServerTest;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

/** A questionnaire is edited over the API. */
class DraftsIT extends ServerTest {

  private static final String RETITLE = "[{\"op\":\"title\",\"title\":\"Second\"}]";

  @Test
  void aDraftIsEditedUndoneRedoneAndBecomesTheNextVersion() throws IOException {
    String home = published();
    String first = server().get(home + "/versions/1.json").expect(200).text();
    String draft = begin(home);

    JsonObject renamed =
        change(draft, "edits", 0, "[{\"op\":\"rename\",\"item\":\"age\",\"name\":\"years\"}]")
            .expect(200)
            .json();
    assertThat(renamed.getInt("revision")).isEqualTo(1);
    assertThat(form(draft))
        .contains("\"name\":\"years\"")
        .contains("int(${years} - ${years_in_factory})");
    change(draft, "edits", 1, RETITLE).expect(200);
    JsonObject undone = change(draft, "undo", 2, "").expect(200).json();
    assertThat(undone.getInt("undo")).isEqualTo(1);
    assertThat(undone.getInt("redo")).isEqualTo(1);
    change(draft, "undo", 3, "").expect(200);
    assertThat(form(draft)).isEqualTo(first);
    change(draft, "undo", 4, "").expect(409);
    change(draft, "redo", 4, "").expect(200);
    change(draft, "redo", 5, "").expect(200);
    change(draft, "redo", 6, "").expect(409);
    assertThat(server().get(draft + "/diff").array().toString()).contains("RENAMED");
    assertThat(server().get(draft + "/steps").array()).hasSize(2);

    Answer version = change(draft, "version", 6, "").expect(201);
    assertThat(version.json().getInt("version")).isEqualTo(2);
    assertThat(change(draft, "edits", 7, RETITLE).status()).isEqualTo(409);
    assertThat(server().get(home + "/versions/1.json").text()).isEqualTo(first);
    assertThat(server().get(home + "/versions/2.json").json().getString("title"))
        .isEqualTo("Second");
    assertThat(server().get(home + "/versions/2/report").expect(200).status()).isEqualTo(200);
    server().post(home + "/versions/2/publication", "").expect(204);
  }

  @Test
  void aPictureThatCameToADraftGoesIntoItsVersion() throws IOException {
    String home = published();
    String draft = begin(home);
    server().upload(draft + "/media/old.png", new byte[] {9}, "image/png").expect(405);
    server().put(draft + "/media/age.png", "first").expect(204);
    server().put(draft + "/media/age.png", "picture").expect(204);
    server().put(draft + "/media/gone.png", "gone").expect(204);
    server().delete(draft + "/media/gone.png").expect(204);
    JsonObject picture = server().get(draft + "/media").expect(200).array().getJsonObject(0);
    assertThat(picture.getString("name")).isEqualTo("age.png");
    assertThat(picture.getBoolean("added")).isTrue();
    assertThat(picture.getInt("size")).isEqualTo("picture".length());
    assertThat(picture.getInt("used")).isZero();

    change(draft, "version", 0, "").expect(201);

    byte[] zip = server().get(home + "/versions/2.zip").expect(200).bytes();
    assertThat(XlsFormImport.read(zip, "x").media())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.name()).isEqualTo("age.png");
              assertThat(file.bytes()).asString().isEqualTo("picture");
            });
    server().put(draft + "/media/late.png", "late").expect(409);
  }

  @Test
  void aDraftTakesOutAndReplacesWhatItsVersionHasWhichStaysAsItIs() throws IOException {
    String home = published();
    String first = begin(home);
    server().put(first + "/media/a.png", "a").expect(204);
    server().put(first + "/media/b.png", "b").expect(204);
    change(first, "version", 0, "").expect(201);
    String draft =
        home + "/drafts/" + server().post(home + "/drafts", "{\"version\": 2}").json().getInt("id");

    server().delete(draft + "/media/a.png").expect(204);
    server().put(draft + "/media/b.png", "other").expect(204);
    assertThat(server().get(draft + "/media/b.png").expect(200).text()).isEqualTo("other");
    server().get(draft + "/media/a.png").expect(404);
    change(draft, "version", 0, "").expect(201);

    assertThat(names(home + "/versions/3/media")).containsExactly("b.png");
    Answer kept = server().get(home + "/versions/3/media/b.png").expect(200);
    assertThat(kept.text()).isEqualTo("other");
    assertThat(kept.header("Content-Disposition")).startsWith("attachment");
    server()
        .withHeader("If-None-Match", kept.header("ETag"))
        .get(home + "/versions/3/media/b.png")
        .expect(304);
    assertThat(names(home + "/versions/2/media")).containsExactly("a.png", "b.png");
    assertThat(server().get(home + "/versions/2/media/b.png").text()).isEqualTo("b");
    assertThat(stranger().get(home + "/versions/2/media/b.png").status()).isEqualTo(401);
  }

  private List<String> names(String media) {
    return server().get(media).expect(200).array().getValuesAs(JsonObject.class).stream()
        .map(file -> file.getString("name"))
        .toList();
  }

  @Test
  void anEditThatCantBeMadeSaysWhyAndWhereAndChangesNothing() throws IOException {
    String draft = begin(published());
    String before = form(draft);

    JsonObject problem =
        change(
                draft,
                "edits",
                0,
                "[{\"op\":\"title\",\"title\":\"T\"},{\"op\":\"remove\",\"item\":\"is_parent\"}]")
            .expect(422)
            .json();

    assertThat(problem.getString("type")).isEqualTo("/problems/edit-still-used");
    assertThat(problem.getString("detail")).contains("is_parent is used by relevant of");
    assertThat(problem.getInt("edit")).isEqualTo(2);
    assertThat(form(draft)).isEqualTo(before);
    assertThat(change(draft, "edits", 0, "[{\"op\":\"fly\"}]").status()).isEqualTo(400);
    assertThat(change(draft, "edits", 0, "{").status()).isEqualTo(400);
    JsonObject chinese =
        server()
            .withHeader("If-Match", "\"0\"")
            .withHeader("Accept-Language", "zh")
            .post(draft + "/edits", "[{\"op\":\"remove\",\"item\":\"is_parent\"}]")
            .json();
    assertThat(chinese.getString("detail")).contains("用到了 is_parent");
  }

  @Test
  void twoEditorsAtOnceGetAClearConflict() throws IOException {
    String draft = begin(published());

    List<Integer> statuses =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> change(draft, "edits", 0, RETITLE).status()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses).containsOnly(200, 409);
    JsonObject conflict = change(draft, "edits", 0, RETITLE).expect(409).json();
    assertThat(conflict.getString("type")).isEqualTo("/problems/draft-changed");
    assertThat(conflict.getInt("revision")).isEqualTo(1);
    server().post(draft + "/edits", RETITLE).expect(428);
  }

  @Test
  void aNewEditMakesWhatWasUndoneUnreachable() throws IOException {
    String draft = begin(published());
    change(draft, "edits", 0, RETITLE).expect(200);
    change(draft, "undo", 1, "").expect(200);
    JsonObject view =
        change(draft, "edits", 2, "[{\"op\":\"style\",\"style\":\"pages\"}]").expect(200).json();
    assertThat(view.getInt("redo")).isZero();
    change(draft, "redo", 3, "").expect(409);
    change(draft, "undo", 3, "").expect(200);
  }

  @Test
  void draftsAreListedAndThrownAwayAndBelongToTheirQuestionnaire() throws IOException {
    String home = published();
    String draft = begin(home);
    assertThat(server().get(home + "/drafts").array()).hasSize(1);
    String other = published();
    assertThat(server().get(draft.replace(home, other)).status()).isEqualTo(404);
    assertThat(stranger().get(draft).status()).isEqualTo(401);
    server().delete(draft).expect(204);
    assertThat(server().get(draft).status()).isEqualTo(404);
    server().post(home + "/drafts", "{\"version\": 7}").expect(404);
  }

  private String published() throws IOException {
    String home = "studies/" + newStudy() + "/questionnaires";
    byte[] workbook = Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx"));
    server().upload(home, workbook, "application/octet-stream").expect(201);
    server().post(home + "/wesupport_users/versions/1/publication", "").expect(204);
    return home + "/wesupport_users";
  }

  private String begin(String home) {
    JsonObject draft = server().post(home + "/drafts", "{\"version\": 1}").expect(201).json();
    return home + "/drafts/" + draft.getInt("id");
  }

  private Answer change(String draft, String what, int revision, String body) {
    return server().withHeader("If-Match", "\"" + revision + "\"").post(draft + "/" + what, body);
  }

  private String form(String draft) {
    return server().get(draft + ".json").expect(200).text();
  }
}
