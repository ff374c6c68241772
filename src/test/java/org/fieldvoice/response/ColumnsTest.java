package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  private static final Form HELPER =
      form("select_multiple who|helper|Who helps?", "integer|age|Age?");
  private static final Form HELPERS =
      form("begin repeat|helper|Helper", "text|first_name|Name?", "end repeat||");

  @Test
  void identifiersAndDevicesHaveNoColumn() throws IOException {
    assertThat(names(Optional.empty()))
        .contains("consent", "change", "age_started")
        .doesNotContain("contact_name", "contact_phone", "change_voice", "device_id", "welcome");
  }

  @Test
  void aChoiceOfManyHasItsNamesAndAColumnEach() throws IOException {
    Map<String, String> cells =
        cells(Optional.empty(), "{\"content_read\": [\"law\", \"health\"]}");

    assertThat(cells)
        .containsEntry("content_read", "law health")
        .containsEntry("content_read/law", "1")
        .containsEntry("content_read/news", "0");
  }

  @Test
  void aQuestionThatWasNotAskedIsEmptyInAllItsColumns() throws IOException {
    assertThat(cells(Optional.empty(), "{\"age\": 30}"))
        .containsEntry("age", "30")
        .containsEntry("content_read", null)
        .containsEntry("content_read/law", null);
  }

  @Test
  void aRepeatIsCountedInTheMainFileAndHasOneOfItsOwn() throws IOException {
    assertThat(
            cells(
                Optional.empty(),
                "{\"child\": [{\"child_age\": 1}, {\"child_age\": 2}], \"age\": 30}"))
        .containsEntry("child", "2")
        .containsEntry("age", "30");
    assertThat(names(Optional.of("child")))
        .containsExactly("instance_id", "child_age", "child_lives_with");
  }

  @Test
  void aQuestionThatIsCalledLikeOneOfOurColumnsGivesWay() throws IOException {
    Columns columns = Columns.of(List.of("age"), List.of(SampleStudy.form()), Optional.empty());

    assertThat(columns.list()).extracting(Columns.Column::name).contains("age", "answers/age");
  }

  @Test
  void aRepeatThatWasAChoiceOfManyInAnotherVersionCountsRoundsOnly() throws IOException {
    for (List<Form> forms : List.of(List.of(HELPERS, HELPER), List.of(HELPER, HELPERS))) {
      Columns columns = Columns.of(List.of(), forms, Optional.empty());
      boolean rounds = forms.get(0).equals(HELPERS);
      assertThat(cells(columns, "{\"helper\": [{\"first_name\": \"Li\"}, {}]}").get("helper"))
          .isEqualTo(rounds ? "2" : "");
      assertThat(cells(columns, "{\"helper\": [\"li\"]}").get("helper"))
          .isEqualTo(rounds ? null : "li");
    }
  }

  @Test
  void aChoiceOfManyThatAnotherVersionAskedUnderTheNameOfARepeatMakesNoLines() throws IOException {
    StringWriter names = new StringWriter();
    TableLines.Table table =
        new TableLines.Table() {
          @Override
          public void begin(List<Columns.Column> columns) {}

          @Override
          public void line(String[] cells) {
            names.append(String.join(",", cells)).append(';');
          }

          @Override
          public void end() {}
        };
    TableLines lines =
        new TableLines(List.of(), List.of(HELPERS, HELPER), Optional.of("helper"), table);
    for (String answers :
        List.of(
            "{\"helper\": [\"li\"], \"child\": [{\"first_name\": \"Na\"}]}",
            "{\"helper\": [\"li\", \"wei\"]}",
            "{\"helper\": [{\"first_name\": \"Wei\"}]}")) {
      lines.response(new String[0], answers.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(names).hasToString("1,Wei;");
  }

  private static Form form(String... rows) {
    return WorkbookBuilder.xlsx()
        .sheet(
            "survey",
            Stream.concat(Stream.of("type|name|label"), Stream.of(rows)).toArray(String[]::new))
        .sheet("choices", "list_name|name|label", "who|li|Li", "who|wei|Wei")
        .form();
  }

  private static List<String> names(Optional<String> repeat) throws IOException {
    return columns(repeat).list().stream().map(Columns.Column::name).toList();
  }

  private static Map<String, String> cells(Optional<String> repeat, String json)
      throws IOException {
    return cells(columns(repeat), json);
  }

  private static Map<String, String> cells(Columns columns, String json) throws IOException {
    String[] cells = new String[columns.list().size()];
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      columns.fill(parser, cells);
    }
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      byName.put(columns.list().get(i).name(), cells[i]);
    }
    return byName;
  }

  private static Columns columns(Optional<String> repeat) throws IOException {
    return Columns.of(List.of("instance_id"), List.of(SampleStudy.form()), repeat);
  }
}
