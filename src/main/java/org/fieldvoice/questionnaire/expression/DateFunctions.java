package org.fieldvoice.questionnaire.expression;

import java.util.Map;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/** Functions on dates and times. */
final class DateFunctions {

  private static final double MINUTES = 1440;

  private DateFunctions() {}

  static void addTo(Map<String, Function> functions) {
    functions.put(
        "today", new Function(0, 0, a -> Dates.date(a.at().dates.days(a.at().dates.now()))));
    functions.put("now", new Function(0, 0, a -> a.at().dates.now()));
    functions.put("date", new Function(1, 1, a -> Dates.date(a.number(0))));
    functions.put("date-time", new Function(1, 1, a -> a.at().dates.dateTime(a.number(0))));
    functions.put("format-date", new Function(2, 2, a -> Dates.format(a.number(0), a.text(1))));
    functions.put(
        "format-date-time", new Function(2, 2, a -> Dates.format(a.number(0), a.text(1))));
  }

  /** Whole months from one date to another; negative where the second is earlier. */
  static Object months(Arguments a) {
    double from = a.number(0);
    double to = a.number(1);
    return Dates.isDate(from) && Dates.isDate(to) ? Dates.months(from, to) : Double.NaN;
  }

  /** Days since 1970 began in UTC; a number is taken as it is. */
  static Object decimalDateTime(Arguments a) {
    Object value = Values.single(a.value(0));
    double days = Values.number(value, a.at().dates);
    return value instanceof String text && text.indexOf('-', 1) > 0
        ? days - a.at().dates.zone() / MINUTES
        : days;
  }
}
