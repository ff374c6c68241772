package org.fieldvoice.questionnaire.xlsform;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.platform.Nearest;
import org.fieldvoice.questionnaire.QuestionType;

/**
 * A {@code type} cell, understood:
 *
 * <pre>
 * type    ::= ("begin" | "end") ("group" | "repeat" | "loop" ["over" list])
 *           | ["add"] select ["prompt using"] list ["or_other" | "or specify other"]
 *           | ["add" | "get" | "q"] word ["prompt"] | "uri:" word
 * select  ::= "select_one" | "select_multiple" | "select1" | "select all that apply" | "rank" | …
 *             with "_" or blanks between the words, "_from_file" or "_external" behind them
 * </pre>
 *
 * @param type of a question; empty for the begin and end of a group
 * @param list the choice list's name; for a select from a file the file's name, for one from the
 *     external_choices sheet the name after {@code external:}
 * @param kept the type as written, where it is only kept for export
 */
record RowType(
    Kind kind, Optional<QuestionType> type, Optional<String> list, boolean orOther, boolean kept) {

  enum Kind {
    QUESTION,
    BEGIN_GROUP,
    BEGIN_REPEAT,
    BEGIN_LOOP,
    END_GROUP,
    END_REPEAT,
    END_LOOP,
    INCLUDE;

    boolean begins() {
      return name().startsWith("BEGIN");
    }

    boolean ends() {
      return name().startsWith("END");
    }

    /** The end that closes this begin. */
    Kind end() {
      return valueOf(name().replace("BEGIN", "END"));
    }
  }

  /**
   * Names of external lists begin with this, since a list of the choices sheet may have the same.
   */
  static final String EXTERNAL = "external:";

  private static final Pattern CONTROL =
      Pattern.compile(
          "(begin|end)[ _](group|lgroup|repeat|looped group|loop)(?: over)?(?: (\\S+))?");
  private static final Pattern SELECT =
      Pattern.compile(
          "(?:add |q )?(select[_ ](?:one|multiple)[_ ]from[_ ]file|select[_ ]one[_ ]external"
              + "|select[_ ]one(?: from)?|select1|select[_ ]multiple(?: from)?"
              + "|select all that apply(?: from)?|(?:odk:)?rank|(?<=q )select)"
              + "(?: prompt)?(?: using)?(?: (.+?))?( or[_ ]other| or specify other)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FROM_FILE =
      Pattern.compile(
          "^\\s*(add |q )?select[_ ](one|multiple)[_ ]from[_ ]file\\s", Pattern.CASE_INSENSITIVE);
  private static final Pattern CASCADE =
      Pattern.compile("^\\s*cascading[_ ]select\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE =
      Pattern.compile(".+\\.(csv|xml|geojson)(\\?.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DRESSED = Pattern.compile("(?:add |get |q |uri:)?(.+?)(?: prompt)?");

  /** Each line a type and its other names; all but the selects, groups and repeats. */
  static final Map<QuestionType, List<String>> ALIASES = aliases();

  private static final Map<String, QuestionType> WORDS = words();

  /** Types that bring a rule along, in the words of the language. */
  static final Map<String, String> CONSTRAINTS =
      Map.of(
          "phone number", "regex(., '^\\d*$')",
          "percentage", "0 <= . and . <= 100",
          "number of days in last month", "0 <= . and . <= 31",
          "number of days in last six months", "0 <= . and . <= 183",
          "number of days in last year", "0 <= . and . <= 365");

  /** Understood, and without effect here: kept for export, never asked. */
  static final Set<String> KEPT =
      new TreeSet<>(
          Set.of(
              "osm",
              "simserial",
              "sim id",
              "subscriberid",
              "subscriber id",
              "csv-external",
              "xml-external",
              "background-audio",
              "audit",
              "background-geopoint",
              "start-geopoint",
              "text audit",
              "audio audit",
              "speed violations count",
              "speed violations list",
              "speed violations audit",
              "sensor_statistic",
              "sensor_stream",
              "caseid",
              "comments",
              "enumerator",
              "phone-call-log",
              "phone-call-duration",
              "collect-is-phone-app",
              "db:"));

  /** Those of them that bring a list in a file of their own along. */
  private static final Map<String, String> EXTERNAL_FILES =
      Map.of("csv-external", ".csv", "xml-external", ".xml");

  static Optional<RowType> of(String written) {
    String text = written.replaceAll("\\s+", " ").strip();
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher control = CONTROL.matcher(lower);
    if (control.matches()) {
      Optional<String> list = Optional.ofNullable(control.group(3)).map(l -> tail(text, l));
      return Optional.of(
          new RowType(
              control(control.group(1), control.group(2)), Optional.empty(), list, false, false));
    }
    Matcher select = SELECT.matcher(text);
    if (select.matches()) {
      return Optional.of(select(select));
    }
    if (lower.equals("include")) {
      return Optional.of(
          new RowType(Kind.INCLUDE, Optional.empty(), Optional.empty(), false, false));
    }
    return plain(lower);
  }

  /** True where an answer may hold several choices, with spaces between them. */
  boolean choosesSeveral() {
    return type.filter(t -> t == QuestionType.SELECT_MULTIPLE || t == QuestionType.RANK)
        .isPresent();
  }

  /** True for the name of a list that stands in a file of its own. */
  static boolean isFile(String list) {
    return FILE.matcher(list).matches();
  }

  /** The documented names, to say what someone may have meant. */
  static Set<String> known() {
    Set<String> names =
        new TreeSet<>(Set.of("begin_group", "begin_repeat", "end_group", "end_repeat"));
    for (QuestionType type : QuestionType.values()) {
      names.add(type.word());
    }
    return names;
  }

  /** True for a select from a file, whether or not it names one. */
  static boolean isFromFile(String written) {
    return FROM_FILE.matcher(written).find();
  }

  /** True for what earlier tools made several questions of. */
  static boolean isCascade(String written) {
    return CASCADE.matcher(written).find();
  }

  /** What someone may have meant; of a select only the first word counts. */
  static String suggestion(String written) {
    String first = written.strip().split("\\s", 2)[0];
    return Nearest.to(written, known()).or(() -> Nearest.to(first, known())).orElse("");
  }

  private static String tail(String text, String lowerTail) {
    return text.substring(text.length() - lowerTail.length());
  }

  private static Kind control(String edge, String what) {
    String kind =
        switch (what) {
          case "group" -> "GROUP";
          case "loop" -> "LOOP";
          default -> "REPEAT";
        };
    return Kind.valueOf(edge.toUpperCase(Locale.ROOT) + "_" + kind);
  }

  private static RowType select(Matcher select) {
    String word = select.group(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    QuestionType type = QuestionType.SELECT_ONE;
    if (word.endsWith("rank")) {
      type = QuestionType.RANK;
    } else if (word.contains("multiple") || word.contains("all that")) {
      type = QuestionType.SELECT_MULTIPLE;
    }
    if (word.equals("select")) {
      type = QuestionType.SELECT_MULTIPLE;
    }
    String prefix = word.endsWith("external") ? EXTERNAL : "";
    Optional<String> list = Optional.ofNullable(select.group(2)).map(l -> prefix + l.strip());
    return new RowType(Kind.QUESTION, Optional.of(type), list, select.group(3) != null, false);
  }

  private static Optional<RowType> plain(String lower) {
    Matcher dressed = DRESSED.matcher(lower);
    String word = dressed.matches() ? dressed.group(1) : lower;
    boolean kept =
        KEPT.stream()
            .anyMatch(k -> word.equals(k) || word.startsWith(k.endsWith(":") ? k : k + " "));
    Optional<QuestionType> type =
        Optional.ofNullable(WORDS.get(lower)).or(() -> Optional.ofNullable(WORDS.get(word)));
    if (type.isEmpty() && kept) {
      type = Optional.of(QuestionType.HIDDEN);
    }
    return type.map(t -> new RowType(Kind.QUESTION, Optional.of(t), Optional.empty(), false, kept));
  }

  /** The rule that a type brings along; empty for most. */
  static String constraint(String written) {
    String word = written.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    return CONSTRAINTS.getOrDefault(word, "");
  }

  /** The file that a row of type {@code csv-external} or {@code xml-external} names. */
  static Optional<String> externalFile(String written, String name) {
    return Optional.ofNullable(EXTERNAL_FILES.get(written.strip().toLowerCase(Locale.ROOT)))
        .map(ending -> name + ending);
  }

  private static Map<String, QuestionType> words() {
    Map<String, QuestionType> words = new HashMap<>();
    for (QuestionType type : QuestionType.values()) {
      words.put(type.word().toLowerCase(Locale.ROOT), type);
    }
    ALIASES.forEach((type, names) -> names.forEach(name -> words.put(name, type)));
    return Map.copyOf(words);
  }

  private static Map<QuestionType, List<String>> aliases() {
    Map<QuestionType, List<String>> aliases = new EnumMap<>(QuestionType.class);
    aliases.put(QuestionType.TEXT, List.of("string", "phone number", "tel"));
    aliases.put(
        QuestionType.INTEGER,
        List.of(
            "int",
            "percentage",
            "number of days in last month",
            "number of days in last six months",
            "number of days in last year"));
    aliases.put(QuestionType.DATE_TIME, List.of("date time"));
    aliases.put(QuestionType.GEOPOINT, List.of("gps", "location"));
    aliases.put(QuestionType.IMAGE, List.of("photo", "picture"));
    aliases.put(QuestionType.ACKNOWLEDGE, List.of("trigger"));
    aliases.put(QuestionType.DEVICE_ID, List.of("imei", "device id"));
    aliases.put(QuestionType.START, List.of("start time"));
    aliases.put(QuestionType.END, List.of("end time"));
    aliases.put(QuestionType.PHONE_NUMBER, List.of("get phone number"));
    aliases.put(QuestionType.CALCULATE, List.of("calculation", "calculate_here"));
    return Collections.unmodifiableMap(aliases);
  }
}
