package org.fieldvoice.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.response.Responses.Codes;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of the database into the lines of an export, one after the other: a response each
 * or, with a repeat, one of its rounds each.
 */
final class Export {

  /** What {@link #take} reads, in this order. */
  static final String COLUMNS =
      "r.instance_id, r.version_id, r.site_id, r.channel_id, r.language, r.mode, r.state, r.flags, r.started_at,"
          + " r.submitted_at, r.received_at, r.answers";

  static final List<String> OURS =
      List.of(
          "instance_id",
          "version",
          "site",
          "channel",
          "language",
          "mode",
          "state",
          "flags",
          "started_at",
          "submitted_at",
          "received_at");

  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_DATE_TIME;
  private static final int ROUND = 11;

  private final Columns columns;
  private final Optional<String> repeat;
  private final Codes codes;
  private final Map<Long, Integer> versions;
  private final Lines lines;
  private final @Nullable String[] cells;
  private final int first;

  /** Takes the lines as they come; the array is used again for the next. */
  interface Lines {
    void begin(List<Columns.Column> columns) throws IOException;

    void line(@Nullable String[] cells) throws IOException;
  }

  /**
   * What an export needs to know about its questionnaire.
   *
   * @param forms the newest version first
   * @param versions the versions' numbers by id
   * @param codes of the sites and channels
   */
  record Source(List<Form> forms, Map<Long, Integer> versions, Codes codes) {}

  Export(Source source, Optional<String> repeat, Lines lines) {
    List<String> before =
        repeat.isEmpty()
            ? OURS
            : java.util.stream.Stream.concat(OURS.stream(), java.util.stream.Stream.of("round"))
                .toList();
    this.columns = Columns.of(before, source.forms(), repeat);
    this.repeat = repeat;
    this.codes = source.codes();
    this.versions = source.versions();
    this.lines = lines;
    this.cells = new String[columns.list().size()];
    this.first = before.size();
  }

  /** False for a repeat that no version has. */
  boolean hasColumns() {
    return !columns.isEmpty();
  }

  void begin() throws IOException {
    lines.begin(columns.list());
  }

  /** Writes the response of this row. */
  void take(ResultSet row) throws SQLException {
    try {
      ours(row);
      try (JsonParser answers = JSON.createParser(row.getBytes(12))) {
        answers.nextToken();
        if (repeat.isPresent()) {
          rounds(answers, repeat.get());
        } else {
          line(answers);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(JsonParser object) throws IOException {
    Arrays.fill(cells, first, cells.length, null);
    columns.fill(object, cells);
    lines.line(cells);
  }

  private void rounds(JsonParser answers, String key) throws IOException {
    for (String name = answers.nextFieldName(); name != null; name = answers.nextFieldName()) {
      JsonToken value = answers.nextToken();
      if (!name.equals(key) || value != JsonToken.START_ARRAY) {
        answers.skipChildren();
        continue;
      }
      for (int round = 1; answers.nextToken() != JsonToken.END_ARRAY; round++) {
        cells[ROUND] = Integer.toString(round);
        line(answers);
      }
    }
  }

  private void ours(ResultSet row) throws SQLException {
    cells[0] = uuid(row.getBytes(1));
    cells[1] = String.valueOf(versions.getOrDefault(row.getLong(2), 0));
    cells[2] = codes.site(row.getLong(3)).orElse(null);
    cells[3] = codes.channel(row.getLong(4)).orElse(null);
    cells[4] = row.getString(5);
    cells[5] = row.getString(6);
    cells[6] = row.getString(7);
    cells[7] = row.getString(8);
    cells[8] = time(row.getObject(9, LocalDateTime.class));
    cells[9] = time(row.getObject(10, LocalDateTime.class));
    cells[10] = time(row.getObject(11, LocalDateTime.class));
  }

  private static @Nullable String time(@Nullable LocalDateTime utc) {
    return utc == null ? null : TIME.format(utc) + "Z";
  }

  static String uuid(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    return hex.substring(0, 8)
        + '-'
        + hex.substring(8, 12)
        + '-'
        + hex.substring(12, 16)
        + '-'
        + hex.substring(16, 20)
        + '-'
        + hex.substring(20);
  }
}
