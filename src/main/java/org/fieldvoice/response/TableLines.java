package org.fieldvoice.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.Form;
import org.jspecify.annotations.Nullable;

/** Responses as the lines of a table: a response each or, with a repeat, one of its rounds each. */
final class TableLines implements Lines {

  private static final JsonFactory JSON = new JsonFactory();

  private final Columns columns;
  private final Optional<String> repeat;
  private final Table table;
  private final @Nullable String[] cells;
  private final int width;
  private final int first;

  /** Takes the lines as they come; the array is used again for the next. */
  interface Table {
    void begin(List<Columns.Column> columns) throws IOException;

    void line(@Nullable String[] cells) throws IOException;

    void end() throws IOException;
  }

  /**
   * The lines of these versions.
   *
   * @param ours the names of what stands before the answers
   * @param forms the newest version first
   * @param repeat the key of the repeat whose rounds are the lines
   */
  TableLines(List<String> ours, List<Form> forms, Optional<String> repeat, Table table) {
    List<String> before = new ArrayList<>(ours);
    this.width = ours.size();
    repeat.ifPresent(name -> before.add("round"));
    this.columns = Columns.of(before, forms, repeat);
    this.repeat = repeat;
    this.table = table;
    this.cells = new String[columns.list().size()];
    this.first = before.size();
  }

  @Override
  public void begin() throws IOException {
    table.begin(columns.list());
  }

  @Override
  public int response(@Nullable String[] ours, byte[] answers) throws IOException {
    System.arraycopy(ours, 0, cells, 0, width);
    try (JsonParser parser = JSON.createParser(answers)) {
      parser.nextToken();
      return repeat.isPresent() ? rounds(parser, repeat.get()) : line(parser);
    }
  }

  @Override
  public void end() throws IOException {
    table.end();
  }

  private int line(JsonParser object) throws IOException {
    Arrays.fill(cells, first, cells.length, null);
    columns.fill(object, cells);
    table.line(cells);
    return 1;
  }

  /** A choice of many, as another version may have asked under this name, has none. */
  private int rounds(JsonParser answers, String key) throws IOException {
    int rounds = 0;
    for (String name = answers.nextFieldName(); name != null; name = answers.nextFieldName()) {
      JsonToken value = answers.nextToken();
      if (!name.equals(key) || value != JsonToken.START_ARRAY) {
        answers.skipChildren();
        continue;
      }
      while (answers.nextToken() != JsonToken.END_ARRAY) {
        if (answers.currentToken() == JsonToken.START_OBJECT) {
          cells[width] = Integer.toString(++rounds);
          line(answers);
        }
      }
    }
    return rounds;
  }
}
