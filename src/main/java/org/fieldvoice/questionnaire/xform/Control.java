package org.fieldvoice.questionnaire.xform;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;

/**
 * What a question type is in an XForm.
 *
 * @param tag the element in the body, empty where nothing is asked
 * @param type of the bind, empty for none
 * @param media {@code image/*}, for uploads
 * @param preload {@code jr:preload} and its parameter between a space, for what the device knows
 */
record Control(String tag, String type, String media, String preload) {

  private static final Map<QuestionType, Control> BY_TYPE = byType();

  /** Types that are kept as hidden ones, by the word of the type column. */
  private static final Map<String, Control> KEPT =
      Map.of(
          "osm", upload("osm/*"),
          "simserial", unseen("string", "property simserial"),
          "sim", unseen("string", "property simserial"),
          "simid", unseen("string", "property simserial"),
          "subscriberid", unseen("string", "property subscriberid"),
          "subscriber", unseen("string", "property subscriberid"));

  private static final Set<String> INSTANCES = Set.of("csv-external", "xml-external");

  static Control of(Question question) {
    Control control = BY_TYPE.getOrDefault(question.type(), unseen("string", ""));
    if (question.type() == QuestionType.HIDDEN) {
      return KEPT.getOrDefault(keptType(question).replaceAll(" .*", ""), control);
    }
    boolean bare =
        question.calculation().isPresent()
            && question.label().isEmpty()
            && question.hint().isEmpty()
            && question.media().isEmpty();
    return bare ? unseen(control.type, control.preload) : control;
  }

  /** True for a row that only declares a list in a file. */
  static boolean isInstance(Question question) {
    return INSTANCES.contains(keptType(question));
  }

  static String keptType(Question question) {
    return question.extra().getOrDefault("type", "").toLowerCase(Locale.ROOT);
  }

  boolean isSeen() {
    return !tag.isEmpty();
  }

  private static Control input(String type) {
    return new Control("input", type, "", "");
  }

  private static Control upload(String media) {
    return new Control("upload", "binary", media, "");
  }

  private static Control unseen(String type, String preload) {
    return new Control("", type, "", preload);
  }

  private static Map<QuestionType, Control> byType() {
    Map<QuestionType, Control> map = new EnumMap<>(QuestionType.class);
    map.put(QuestionType.TEXT, input("string"));
    map.put(QuestionType.INTEGER, input("int"));
    map.put(QuestionType.DECIMAL, input("decimal"));
    map.put(QuestionType.DATE, input("date"));
    map.put(QuestionType.TIME, input("time"));
    map.put(QuestionType.DATE_TIME, input("dateTime"));
    map.put(QuestionType.NOTE, input("string"));
    map.put(QuestionType.BARCODE, input("barcode"));
    map.put(QuestionType.GEOPOINT, input("geopoint"));
    map.put(QuestionType.GEOTRACE, input("geotrace"));
    map.put(QuestionType.GEOSHAPE, input("geoshape"));
    map.put(QuestionType.RANGE, new Control("range", "int", "", ""));
    map.put(QuestionType.SELECT_ONE, new Control("select1", "string", "", ""));
    map.put(QuestionType.SELECT_MULTIPLE, new Control("select", "string", "", ""));
    map.put(QuestionType.RANK, new Control("odk:rank", "odk:rank", "", ""));
    map.put(QuestionType.ACKNOWLEDGE, new Control("trigger", "", "", ""));
    map.put(QuestionType.IMAGE, upload("image/*"));
    map.put(QuestionType.AUDIO, upload("audio/*"));
    map.put(QuestionType.VIDEO, upload("video/*"));
    map.put(QuestionType.FILE, upload("application/*"));
    map.put(QuestionType.START, unseen("dateTime", "timestamp start"));
    map.put(QuestionType.END, unseen("dateTime", "timestamp end"));
    map.put(QuestionType.TODAY, unseen("date", "date today"));
    map.put(QuestionType.DEVICE_ID, unseen("string", "property deviceid"));
    map.put(QuestionType.USERNAME, unseen("string", "property username"));
    map.put(QuestionType.EMAIL, unseen("string", "property email"));
    map.put(QuestionType.PHONE_NUMBER, unseen("string", "property phonenumber"));
    map.put(QuestionType.START_GEOPOINT, unseen("geopoint", ""));
    map.put(QuestionType.BACKGROUND_GEOPOINT, unseen("geopoint", ""));
    map.put(QuestionType.BACKGROUND_AUDIO, unseen("binary", ""));
    map.put(QuestionType.AUDIT, unseen("binary", ""));
    return map;
  }
}
