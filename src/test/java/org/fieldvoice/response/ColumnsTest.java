package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnsTest {

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

  private static List<String> names(Optional<String> repeat) throws IOException {
    return columns(repeat).list().stream().map(Columns.Column::name).toList();
  }

  private static Map<String, String> cells(Optional<String> repeat, String json)
      throws IOException {
    Columns columns = columns(repeat);
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
