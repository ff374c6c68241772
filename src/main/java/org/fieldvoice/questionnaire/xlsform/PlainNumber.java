package org.fieldvoice.questionnaire.xlsform;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DateUtil;

/** Writes a cell's number as a researcher typed it, whatever the cell's format shows. */
final class PlainNumber {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** A double carries 15 decimal digits faithfully: 0.1 + 0.2 was 0.3 on the screen. */
  private static final MathContext SHOWN = new MathContext(15);

  private PlainNumber() {}

  static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "";
    }
    BigDecimal plain = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  /**
   * @param from1904 true where day 0 is 1904-01-01, as older programs for the Macintosh had it
   */
  static String date(double value, boolean from1904) {
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
}
