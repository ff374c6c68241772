package org.fieldvoice.questionnaire.xlsform;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/** Writes numbers as a researcher typed them, whatever the cell's format shows. */
final class PlainFormatter extends DataFormatter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** A double carries 15 decimal digits faithfully: 0.1 + 0.2 was 0.3 on the screen. */
  private static final MathContext SHOWN = new MathContext(15);

  @Override
  public String formatRawCellContents(
      double value, int formatIndex, String formatString, boolean use1904Windowing) {
    boolean isDate =
        DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value);
    return isDate ? date(value, use1904Windowing) : number(value);
  }

  static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "";
    }
    BigDecimal plain = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  static String date(double value, boolean use1904Windowing) {
    LocalDateTime moment = DateUtil.getLocalDateTime(value, use1904Windowing, true);
    if (moment == null) {
      return number(value);
    }
    if (value < 1) {
      return TIME.format(moment);
    }
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.toLocalDate() + "T" + TIME.format(moment);
  }
}
