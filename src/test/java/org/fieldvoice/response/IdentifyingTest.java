package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
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

  @Test
  void aListOfNamesIsLeftOutAlsoWhereAnotherVersionHasARepeatOfItsName() throws IOException {
    String answers = "{\"helper\":[\"li\",\"wei\"],\"age\":30}";
    Form first = helpers("select_multiple t|helper|Who helps?|none");
    Form second = helpers("select_multiple t|helper|Who helps?|identifier");
    Form third =
        helpers("begin repeat|helper|Helper|", "text|call|Name|identifier", "end repeat|||");
    Form fourth = helpers("begin repeat|helper|Helper|", "text|call|Name|none", "end repeat|||");
    Withheld late = Identifying.of(List.of(fourth, third, second, first));

    assertThat(late.without(Json.createReader(new StringReader(answers)).readObject()))
        .hasToString("{\"age\":30}");
    assertThat(copied(answers, late)).isEqualTo("{\"age\":30}");
    assertThat(
            new Harmonised(
                    new TreeMap<>(Map.of(1L, fourth, 2L, third, 3L, second, 4L, first)), fourth)
                .document(response(4, answers)))
        .hasToString("{\"age\":30}");
    assertThat(
            Columns.of(List.of(), List.of(fourth, third, second, first), Optional.of("helper"))
                .list())
        .isEmpty();
  }

  private static StoredResponse response(long version, String answers) {
    return new StoredResponse(
        1,
        new UUID(1, 2),
        version,
        Optional.empty(),
        Optional.empty(),
        Mode.SELF,
        "en",
        State.SUBMITTED,
        Set.of(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        0,
        answers);
  }

  private static Form helpers(String... rows) {
    return WorkbookBuilder.xlsx()
        .sheet(
            "survey",
            Stream.concat(
                    Stream.of("type|name|label|privacy", "integer|age|Age|none"), Stream.of(rows))
                .toArray(String[]::new))
        .sheet("choices", "list_name|name|label", "t|li|Li", "t|wei|Wei")
        .form();
  }

  private static String copied(Withheld late) throws IOException {
    return copied(ANSWERS, late);
  }

  private static String copied(String answers, Withheld late) throws IOException {
    StringWriter copy = new StringWriter();
    try (JsonParser parser = new JsonFactory().createParser(answers);
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
