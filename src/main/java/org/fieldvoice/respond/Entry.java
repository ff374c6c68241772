package org.fieldvoice.respond;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * The one form control that takes a question's answer, for the questions that need no more than
 * one.
 *
 * @param kind which element it is
 * @param type the input's {@code type}
 * @param keys its {@code inputmode}: which keyboard a phone shows
 * @param complete its {@code autocomplete}: phones are shared, so nothing is filled in from memory
 */
public record Entry(
    Kind kind,
    String type,
    @Nullable String keys,
    String complete,
    Map<String, String> parameters) {

  public enum Kind {
    LIST,
    LINES,
    FILE,
    SLIDER,
    LINE
  }

  /** A constraint that compares with a number below zero: such a number may be typed. */
  private static final Pattern BELOW_ZERO = Pattern.compile("(^|[<>=(,])\\s*-\\s*[\\d.]");

  private static final Map<QuestionType, String> FILES =
      Map.of(
          QuestionType.IMAGE, "image/*",
          QuestionType.AUDIO, "audio/*",
          QuestionType.VIDEO, "video/*",
          QuestionType.BACKGROUND_AUDIO, "audio/*");

  /** The control for this question. */
  public static Entry of(Question question) {
    Map<String, String> parameters = question.parameters();
    return switch (question.type()) {
      case SELECT_ONE, SELECT_MULTIPLE, RANK -> new Entry(Kind.LIST, "", null, "off", parameters);
      case GEOTRACE, GEOSHAPE -> new Entry(Kind.LINES, "", null, "off", parameters);
      case RANGE ->
          new Entry(
              Scale.isPicker(question) ? Kind.LIST : Kind.SLIDER,
              "text",
              range(question),
              "off",
              parameters);
      case INTEGER -> line("text", keys(question, "numeric"), parameters);
      case DECIMAL -> line("text", keys(question, "decimal"), parameters);
      case DATE -> line(dateType(question), null, parameters);
      case TIME -> line("time", null, parameters);
      case DATE_TIME -> line("datetime-local", null, parameters);
      case EMAIL -> line("email", "email", parameters);
      case PHONE_NUMBER -> line("tel", "tel", parameters);
      case IMAGE, AUDIO, VIDEO, FILE, BACKGROUND_AUDIO ->
          new Entry(Kind.FILE, "file", null, "off", file(question));
      default -> text(question);
    };
  }

  private static Entry line(String type, @Nullable String keys, Map<String, String> parameters) {
    return new Entry(Kind.LINE, type, keys, "off", parameters);
  }

  private static Entry text(Question question) {
    if (question.appearance().has("numbers")) {
      return line("text", "numeric", question.parameters());
    }
    if (question.appearance().has("url")) {
      return line("url", "url", question.parameters());
    }
    return question.appearance().has("multiline")
        ? new Entry(Kind.LINES, "", null, "off", question.parameters())
        : line("text", null, question.parameters());
  }

  private static String dateType(Question question) {
    if (question.appearance().has("month-year")) {
      return "month";
    }
    return question.appearance().has("year") ? "number" : "date";
  }

  /** The number keys of an iPhone have no minus: where it may be needed, all keys are there. */
  private static String keys(Question question, String numbers) {
    String constraint = question.constraint().map(Expression::text).orElse("");
    return BELOW_ZERO.matcher(constraint).find() ? "text" : numbers;
  }

  private static String range(Question question) {
    Map<String, String> parameters = question.parameters();
    boolean below =
        Stream.of("start", "end").anyMatch(p -> parameters.getOrDefault(p, "").startsWith("-"));
    boolean whole = parameters.values().stream().noneMatch(v -> v.contains("."));
    return below ? "text" : whole ? "numeric" : "decimal";
  }

  private static Map<String, String> file(Question question) {
    Map<String, String> file = new HashMap<>();
    Optional.ofNullable(FILES.get(question.type())).ifPresent(accept -> file.put("accept", accept));
    Optional.ofNullable(question.parameters().get("max-pixels"))
        .filter(most -> most.matches("[1-9]\\d{1,4}"))
        .ifPresent(most -> file.put("max-pixels", most));
    question.appearance().words().forEach(word -> add(word, file));
    return file;
  }

  private static void add(String word, Map<String, String> file) {
    switch (word) {
      case "new" -> file.put("capture", "environment");
      case "new-front" -> file.put("capture", "user");
      case "signature", "draw" -> file.put("draw", word);
      default -> {}
    }
  }

  public @Nullable String accept() {
    return parameters.get("accept");
  }

  /** Which camera opens at once; null where a kept file may be chosen too. */
  public @Nullable String capture() {
    return parameters.get("capture");
  }

  /** What is drawn on the screen: {@code signature} or {@code draw}; null for other files. */
  public @Nullable String draw() {
    return parameters.get("draw");
  }

  /** The longer side of a picture at most, null where the form does not say. */
  public @Nullable String mostPixels() {
    return parameters.get("max-pixels");
  }

  public int rows() {
    String rows = parameters.getOrDefault("rows", "4");
    return rows.matches("[1-9]\\d?") ? Integer.parseInt(rows) : 4;
  }
}
