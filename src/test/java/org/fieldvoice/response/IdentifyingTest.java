package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.Test;

class IdentifyingTest {

  private static final Form FIRST = form("none", "none", "identifier");
  private static final Form SECOND = form("identifier", "identifier", "identifier");
  private static final String ANSWERS =
      "{\"nickname\":\"Li Wei\",\"child\":[{\"child_name\":\"Li Na\",\"age\":4},{\"age\":7}],\"tags\":[\"a\",\"b\"],\"age\":30}";
  private static final String SHOWN =
      "{\"child\":[{\"age\":4},{\"age\":7}],\"tags\":[\"a\",\"b\"],\"age\":30}";

  @Test
  void whatOneVersionMarksIsLeftOutOfTheAnswersToAllAlsoInRepeats() throws IOException {
    Withheld late = Identifying.of(List.of(SECOND, FIRST));

    assertThat(late.without(Json.createReader(new StringReader(ANSWERS)).readObject()))
        .hasToString(SHOWN);
    assertThat(copied(late)).isEqualTo(SHOWN);
  }

  @Test
  void whereAllVersionsAgreeThereIsNothingToLookFor() {
    assertThat(Identifying.of(List.of(FIRST)).isEmpty()).isTrue();
    assertThat(Identifying.of(List.of(SECOND, SECOND)).isEmpty()).isTrue();
    assertThat(Identifying.of(List.of(SECOND, FIRST)).contains("always")).isFalse();
  }

  private static String copied(Withheld late) throws IOException {
    StringWriter copy = new StringWriter();
    try (JsonParser parser = new JsonFactory().createParser(ANSWERS);
        JsonGenerator out = new JsonFactory().createGenerator(copy)) {
      parser.nextToken();
      late.copy(parser, out);
    }
    return copy.toString();
  }

  private static Form form(String nickname, String childName, String always) {
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet(
                "survey",
                "type|name|label|privacy",
                "text|nickname|Nickname|" + nickname,
                "begin repeat|child|Child|",
                "text|child_name|Name|" + childName,
                "integer|age|Age|none",
                "end repeat|||",
                "select_multiple t|tags|Tags|none",
                "integer|age|Age|none",
                "text|always|Name|" + always)
            .sheet("choices", "list_name|name|label", "t|a|A", "t|b|B")
            .sheet("settings", "form_id", "panel")
            .bytes();
    return XlsFormImport.read(workbook, "panel").form().orElseThrow();
  }
}
