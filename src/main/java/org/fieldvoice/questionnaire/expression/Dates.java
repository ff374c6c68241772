package org.fieldvoice.questionnaire.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as expressions calculate with them: days since 1970-01-01 on the respondent's clock, a
 * fraction for the time of day.
 */
final class Dates {

  private static final Pattern ISO =
      Pattern.compile(
          "(?:(\\d{4})-(\\d\\d)-(\\d\\d))?(?:(?:^|T)(\\d\\d):(\\d\\d)(?::(\\d\\d(?:\\.\\d{1,9})?))?"
              + "(Z|[+-]\\d\\d(?::?\\d\\d)?)?)?");

  private static final long DAY = 86_400_000L;
  private static final double LARGEST = 2_932_896;
  private static final double SMALLEST = -719_528;
  private static final String[] MONTHS =
      "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ", -1);
  private static final String[] WEEKDAYS = "Thu Fri Sat Sun Mon Tue Wed".split(" ", -1);

  private final String now;

  /**
   * @param now the respondent's time, whose offset is the respondent's zone
   */
  Dates(String now) {
    this.now = now;
  }

  String now() {
    return now;
  }

  /** Days since 1970-01-01; the fraction of a day for a time alone; NaN for any other text. */
  double days(String text) {
    if (text.length() < 5 || (text.charAt(2) != ':' && text.charAt(4) != '-')) {
      return Double.NaN;
    }
    Matcher parts = ISO.matcher(text);
    if (!parts.matches()) {
      return Double.NaN;
    }
    double date = parts.group(1) == null ? 0 : date(parts);
    return parts.group(4) == null ? date : date + time(parts);
  }

  private static double date(Matcher parts) {
    try {
      int year = Integer.parseInt(parts.group(1));
      return LocalDate.of(year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)))
          .toEpochDay();
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  /** The time of day as a fraction, moved from its own offset to the respondent's. */
  private double time(Matcher parts) {
    int hours = Integer.parseInt(parts.group(4));
    int minutes = Integer.parseInt(parts.group(5));
    double seconds = parts.group(6) == null ? 0 : Double.parseDouble(parts.group(6));
    if (hours > 24 || minutes > 59 || seconds >= 60) {
      return Double.NaN;
    }
    boolean elsewhere = parts.group(1) != null && parts.group(7) != null;
    int moved = elsewhere ? zone() - minutes(parts.group(7)) : 0;
    return ((hours * 60 + minutes + moved) * 60 + seconds) / 86_400;
  }

  /** The respondent's offset from UTC in minutes. */
  int zone() {
    String offset = offset();
    return offset.isEmpty() ? 0 : minutes(offset);
  }

  /** The offset as {@code now} spells it. */
  private String offset() {
    Matcher parts = ISO.matcher(now);
    return parts.matches() && parts.group(7) != null ? parts.group(7) : "";
  }

  private static int minutes(String offset) {
    if (offset.equals("Z")) {
      return 0;
    }
    String digits = offset.substring(1).replace(":", "");
    int minutes = Integer.parseInt(digits.substring(0, 2)) * 60;
    minutes += digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
    return offset.charAt(0) == '-' ? -minutes : minutes;
  }

  /** {@code 2016-08-01}; empty for NaN and what no calendar holds. */
  static String date(double days) {
    return isDate(days) ? LocalDate.ofEpochDay((long) Math.floor(days)).toString() : "";
  }

  /** {@code 2016-08-01T08:51:12.000+08:00}. */
  String dateTime(double days) {
    return isDate(days) ? format(days, "%Y-%m-%dT%H:%M:%S.%3") + offset() : "";
  }

  static boolean isDate(double days) {
    return days >= SMALLEST && days < LARGEST;
  }

  /** How many whole months, towards 0, lie between two days. */
  static double months(double from, double to) {
    return ChronoUnit.MONTHS.between(
        LocalDate.ofEpochDay((long) Math.floor(from)), LocalDate.ofEpochDay((long) Math.floor(to)));
  }

  /** {@code %Y %y %m %n %b %d %e %H %h %M %S %3 %a}; any other letter stands for itself. */
  static String format(double days, String pattern) {
    if (!isDate(days)) {
      return "";
    }
    long millis = Math.round(days * DAY);
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, DAY));
    long ofDay = Math.floorMod(millis, DAY);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean escape = c == '%' && i + 1 < pattern.length();
      out.append(escape ? field(pattern.charAt(++i), date, ofDay) : String.valueOf(c));
    }
    return out.toString();
  }

  private static String field(char letter, LocalDate date, long ofDay) {
    return switch (letter) {
      case 'Y' -> pad(date.getYear(), 4);
      case 'y' -> pad(date.getYear() % 100, 2);
      case 'm' -> pad(date.getMonthValue(), 2);
      case 'n' -> pad(date.getMonthValue(), 1);
      case 'b' -> MONTHS[date.getMonthValue() - 1];
      case 'd' -> pad(date.getDayOfMonth(), 2);
      case 'e' -> pad(date.getDayOfMonth(), 1);
      case 'H' -> pad(ofDay / 3_600_000, 2);
      case 'h' -> pad(ofDay / 3_600_000, 1);
      case 'M' -> pad(ofDay / 60_000 % 60, 2);
      case 'S' -> pad(ofDay / 1000 % 60, 2);
      case '3' -> pad(ofDay % 1000, 3);
      case 'a' -> WEEKDAYS[(int) Math.floorMod(date.toEpochDay(), 7L)];
      default -> String.valueOf(letter);
    };
  }

  private static String pad(long number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }
}
