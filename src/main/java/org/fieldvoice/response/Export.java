package org.fieldvoice.response;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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

  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  private final Map<Long, Integer> versions;
  private final Codes codes;
  private final Lines lines;
  private final @Nullable String[] ours = new String[Lines.OURS.length];
  private long count;

  /**
   * An export.
   *
   * @param versions the numbers of the versions by id
   * @param codes of the sites and channels
   */
  Export(Map<Long, Integer> versions, Codes codes, Lines lines) {
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
    ours[8] = time(row.getObject(9, LocalDateTime.class));
    ours[9] = time(row.getObject(10, LocalDateTime.class));
    ours[10] = time(row.getObject(11, LocalDateTime.class));
    try {
      count += lines.response(ours, row.getBytes(12));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String time(@Nullable LocalDateTime utc) {
    return utc == null ? null : TIME.format(utc) + "Z";
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
