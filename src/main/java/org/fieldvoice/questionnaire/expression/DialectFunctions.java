package org.fieldvoice.questionnaire.expression;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/**
 * Functions that SurveyCTO ({@code lower}, {@code upper}, {@code format-number}, {@code
 * item-index}, {@code short-geopoint}, {@code geo-scatter}), CHT ({@code add-date}) and plain XPath
 * ({@code substring}) have beyond ODK's.
 */
final class DialectFunctions {

  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)(?=(?:\\d{3})+$)");
  private static final double HOURS = 24;
  private static final double MINUTES = 1440;
  private static final double MILLIS = 86_400_000;

  /** Degrees are written to a centimetre. */
  private static final double FINEST = 1e7;

  private static final double METRES_PER_DEGREE = 2 * Math.PI * GeoFunctions.EARTH / 360;

  private DialectFunctions() {}

  static void addTo(Map<String, Function> functions) {
    functions.put("lower", new Function(1, 1, a -> a.text(0).toLowerCase(Locale.ROOT)));
    functions.put("upper", new Function(1, 1, a -> a.text(0).toUpperCase(Locale.ROOT)));
    functions.put("substring", new Function(2, 3, DialectFunctions::substring));
    functions.put("format-number", new Function(1, 1, DialectFunctions::grouped));
    functions.put("short-geopoint", new Function(1, 1, a -> shortened(a.text(0))));
    functions.put("geo-scatter", new Function(2, 2, DialectFunctions::scattered));
    functions.put("add-date", new Function(2, 6, DialectFunctions::later));
  }

  /** XPath's: the first character is number 1, and what is asked for is rounded. */
  private static Object substring(Arguments a) {
    String text = a.text(0);
    double start = Math.floor(a.number(1) + 0.5);
    double end = a.size() > 2 ? start + Math.floor(a.number(2) + 0.5) : Double.POSITIVE_INFINITY;
    int from = (int) Math.min(Math.max(start - 1, 0), text.length());
    int to = (int) Math.min(Math.max(end - 1, 0), text.length());
    return start <= end && from < to ? text.substring(from, to) : "";
  }

  /** {@code 1234567.5} as {@code 1,234,567.5}. */
  private static Object grouped(Arguments a) {
    double number = a.number(0);
    if (Double.isNaN(number)) {
      return "";
    }
    String[] parts = Values.text(number).split("\\.", 2);
    String whole = THOUSANDS.matcher(parts[0]).replaceAll(",");
    return parts.length > 1 ? whole + "." + parts[1] : whole;
  }

  private static List<String> parts(String place) {
    return TextFunctions.words(place.split(";", 2)[0]);
  }

  /** Latitude and longitude, without height and accuracy. */
  private static String shortened(String place) {
    List<String> parts = parts(place);
    return parts.size() < 2 ? "" : parts.get(0) + " " + parts.get(1);
  }

  /** The point moved by chance, anywhere within so many metres alike. */
  private static Object scattered(Arguments a) {
    List<String> parts = parts(a.text(0));
    double range = a.number(1);
    if (parts.size() < 2 || Double.isNaN(range)) {
      return "";
    }
    double north = Values.number(parts.get(0), a.at().dates);
    double east = Values.number(parts.get(1), a.at().dates);
    double far = range * Math.sqrt(a.at().surroundings.random()) / METRES_PER_DEGREE;
    double way = 2 * Math.PI * a.at().surroundings.random();
    double narrow = Math.max(0.01, Math.cos(Math.toRadians(north)));
    List<String> rest = parts.subList(2, parts.size());
    String moved =
        degrees(north + far * Math.cos(way)) + " " + degrees(east + far * Math.sin(way) / narrow);
    return rest.isEmpty() ? moved : moved + " " + String.join(" ", rest);
  }

  private static String degrees(double number) {
    return Values.text(Math.floor(number * FINEST + 0.5) / FINEST);
  }

  /**
   * {@code add-date(day, years, months, days, hours, minutes)}, each in its turn; in a shorter
   * month its last day. A time of day is only there where one was, or hours were added.
   */
  private static Object later(Arguments a) {
    double day = a.number(0);
    if (!Dates.isDate(day)) {
      return "";
    }
    double months = amount(a, 1) * 12;
    LocalDate date = LocalDate.ofEpochDay((long) Math.floor(day));
    LocalDate moved = date.plusMonths(near(months)).plusMonths(near(amount(a, 2)));
    double days =
        moved.toEpochDay()
            + (day - Math.floor(day))
            + amount(a, 3)
            + amount(a, 4) / HOURS
            + amount(a, 5) / MINUTES;
    double exact = Math.floor(days * MILLIS + 0.5) / MILLIS;
    return exact == Math.floor(exact) ? Dates.date(exact) : a.at().dates.dateTime(exact);
  }

  /** No more than both evaluators can count. */
  private static long near(double months) {
    return (long) Math.max(-2_000_000, Math.min(2_000_000, months));
  }

  /** Whole years, months and days; an empty one is none. */
  private static double amount(Arguments a, int index) {
    double number = index < a.size() ? a.number(index) : 0;
    return Double.isNaN(number) ? 0 : index > 3 ? number : Math.floor(number + 0.5);
  }
}
