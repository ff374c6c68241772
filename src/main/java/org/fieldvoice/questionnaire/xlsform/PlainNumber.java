package org.fieldvoice.questionnaire.xlsform;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/** Writes a cell's number as a researcher typed it, whatever the cell's format shows. */
final class PlainNumber {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** Hours, minutes or seconds that go on where a clock begins anew: {@code [h]:mm}. */
  private static final Pattern BEYOND_A_DAY =
      Pattern.compile("\\[(h+|m+|s+)]", Pattern.CASE_INSENSITIVE);

  /** A double carries 15 decimal digits faithfully: 0.1 + 0.2 was 0.3 on the screen. */
  private static final MathContext SHOWN = new MathContext(15);

  private static final int SECONDS_OF_A_DAY = 86_400;

  private PlainNumber() {}

  static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "";
    }
    BigDecimal plain = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  /**
   * @param format of its cell; what it counts beyond a day is a duration
   * @param from1904 true where day 0 is 1904-01-01, as older programs for the Macintosh had it
   */
  static String date(double value, String format, boolean from1904) {
    if (value >= 1 && BEYOND_A_DAY.matcher(format).find()) {
      return duration(value);
    }
    LocalDateTime moment =
        DateUtil.isValidExcelDate(value) ? DateUtil.getLocalDateTime(value, from1904, true) : null;
    if (moment == null) {
      return text(value);
    }
    if (value < 1) {
      return TIME.format(moment);
    }
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.toLocalDate() + "T" + TIME.format(moment);
  }

  /** As a time is written, with as many hours as there are. */
  private static String duration(double days) {
    long seconds = Math.round(days * SECONDS_OF_A_DAY);
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
