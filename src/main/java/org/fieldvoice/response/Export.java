package org.fieldvoice.response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Map;
import org.fieldvoice.response.Responses.Codes;
import org.jspecify.annotations.Nullable;

/** Turns the rows of the database into the lines of an export, one after the other. */
final class Export {

  /** What {@link #take} reads, in this order. */
  static final String COLUMNS =
      "r.instance_id, r.version_id, r.site_id, r.channel_id, r.language, r.mode, r.state, r.flags, r.started_at,"
          + " r.submitted_at, r.received_at, r.answers";

  private final Map<Long, Integer> versions;
  private final Codes codes;
  private final Lines lines;
  private final @Nullable String[] ours;
  private long count;

  /**
   * An export.
   *
   * @param versions the numbers of the versions by id
   * @param codes of the sites and channels
   * @param more how many columns stand behind {@link #COLUMNS}, to be written as they are
   */
  Export(Map<Long, Integer> versions, Codes codes, int more, Lines lines) {
    this.ours = new String[Lines.OURS.length + more];
    this.versions = versions;
    this.codes = codes;
    this.lines = lines;
  }

  /** How many lines were written. */
  long count() {
    return count;
  }

  /** Writes the response of this row. */
  void take(ResultSet row) throws SQLException {
    ours[0] = uuid(row.getBytes(1));
    ours[1] = String.valueOf(versions.getOrDefault(row.getLong(2), 0));
    ours[2] = codes.site(row.getLong(3)).orElse(null);
    ours[3] = codes.channel(row.getLong(4)).orElse(null);
    ours[4] = row.getString(5);
    ours[5] = row.getString(6);
    ours[6] = row.getString(7);
    ours[7] = row.getString(8);
    ours[8] = time(row.getTimestamp(9));
    ours[9] = time(row.getTimestamp(10));
    ours[10] = time(row.getTimestamp(11));
    for (int i = Lines.OURS.length; i < ours.length; i++) {
      ours[i] = row.getString(i + 2);
    }
    try {
      count += lines.response(ours, row.getBytes(12));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** ISO 8601 in UTC, by hand: three times a row, a formatter would take a fifth of an export. */
  private static @Nullable String time(@Nullable Timestamp time) {
    if (time == null) {
      return null;
    }
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(time.getTime(), 1000L), time.getNanos(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(28);
    number(text, utc.getYear(), 4).append('-');
    number(text, utc.getMonthValue(), 2).append('-');
    number(text, utc.getDayOfMonth(), 2).append('T');
    number(text, utc.getHour(), 2).append(':');
    number(text, utc.getMinute(), 2).append(':');
    number(text, utc.getSecond(), 2);
    int micros = utc.get(ChronoField.MICRO_OF_SECOND);
    if (micros != 0) {
      number(text.append('.'), micros, 6);
    }
    return text.append('Z').toString();
  }

  private static StringBuilder number(StringBuilder text, int number, int digits) {
    String plain = Integer.toString(number);
    return text.append("000000", 0, Math.max(0, digits - plain.length())).append(plain);
  }

  private static String uuid(byte[] bytes) {
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
