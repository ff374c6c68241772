package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.ServerTest;
import org.junit.jupiter.api.Test;

/** Links as field researchers make and close them. */
class LinksIT extends ServerTest {

  private Field field() {
    return Field.of(server(), stranger(), newStudy());
  }

  @Test
  void severalAreMadeAtOnceEachWithAnAddressOfItsOwn() {
    Field field = field();
    String form =
        Fieldvoice.json(
            "questionnaire", Field.CODE, "site", "shenzhen-a", "mode", "kiosk", "count", 3);

    JsonArray made = server().post(field.home() + "/links", form).expect(201).array();

    assertThat(made.getValuesAs(JsonObject.class))
        .extracting(l -> l.getString("token"))
        .doesNotHaveDuplicates()
        .hasSize(3);
    JsonObject first = made.getJsonObject(0);
    assertThat(first.getString("url")).endsWith("/r/" + first.getString("token"));
    JsonObject listed = server().get(field.home() + "/links").expect(200).array().getJsonObject(0);
    assertThat(listed.getString("site")).isEqualTo("shenzhen-a");
    assertThat(listed.getString("mode")).isEqualTo("kiosk");
  }

  @Test
  void whatCannotBeIsRefusedWithItsReason() {
    Field field = field();

    assertThat(refusal(field, "site", "nowhere")).contains("nowhere");
    assertThat(refusal(field, "mode", "import")).contains("mode");
    assertThat(refusal(field, "opensAt", "tomorrow")).contains("opensAt");
    assertThat(
            refusal(field, "opensAt", "2026-03-02T00:00:00Z", "closesAt", "2026-03-01T00:00:00Z"))
        .contains("closesAt");
    assertThat(refusal(field, "maxResponses", 0)).contains("maxResponses");
  }

  @Test
  void aPosterIsAPageInTheAskedLanguageWithSiteAndShortAddress() throws IOException {
    Field field = field();
    String token = field.link("site", "dongguan-b");
    String address = address().replace("http://", "");
    String path = field.home() + "/links/" + token + "/poster.pdf?lang=";

    assertThat(text(path + "zh")).contains("dongguan-b", "用微信", address + "/r/" + token);
    assertThat(text(path + "en"))
        .contains("dongguan-b", "Scan with WeChat", address + "/r/" + token)
        .doesNotContain("用微信");
  }

  private String text(String path) throws IOException {
    try (PDDocument poster = Loader.loadPDF(server().get(path).expect(200).bytes())) {
      assertThat(poster.getNumberOfPages()).isEqualTo(1);
      return new PDFTextStripper().getText(poster);
    }
  }

  @Test
  void theCodeIsThereForTheScreen() {
    Field field = field();

    assertThat(server().get(field.home() + "/links/" + field.link() + "/qr.svg").expect(200).text())
        .startsWith("<svg");
  }

  @Test
  void anotherStudysLinkIsUnknownHere() {
    String elsewhere = field().link();
    Field field = field();

    server().get(field.home() + "/links/" + elsewhere + "/poster.pdf").expect(404);
    server().post(field.home() + "/links/" + elsewhere + "/close", "{}").expect(404);
  }

  private String refusal(Field field, Object... more) {
    Object[] fields = new Object[more.length + 2];
    fields[0] = "questionnaire";
    fields[1] = Field.CODE;
    System.arraycopy(more, 0, fields, 2, more.length);
    return server().post(field.home() + "/links", Fieldvoice.json(fields)).expect(422).text();
  }
}
