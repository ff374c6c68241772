package org.fieldvoice.respond;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;

/** What a sheet's controls hold: what was answered so far, and what there is to choose from. */
public record Given(Sheet sheet) {

  private static final int MOST_FOUND = 50;
  private static final List<String> GEO = List.of("latitude", "longitude", "altitude", "accuracy");

  public String value(Question question, String scope) {
    return text(answer(question, scope));
  }

  private JsonValue answer(Question question, String scope) {
    return scope.contains("#") ? JsonValue.NULL : sheet.known().answer(question, scope);
  }

  private static String text(JsonValue answer) {
    if (answer instanceof JsonString string) {
      return string.getString();
    }
    if (answer instanceof JsonArray array) {
      boolean points = array.stream().anyMatch(JsonArray.class::isInstance);
      return array.stream().map(Given::text).collect(Collectors.joining(points ? "; " : " "));
    }
    return answer == JsonValue.NULL ? "" : answer.toString();
  }

  /**
   * What a single screen says under a field, as a script would while it is filled in: a date in
   * words, how many letters there are of those that the form allows; empty without such.
   */
  public String said(Question question, String scope) {
    if (sheet.isWhole()) {
      return "";
    }
    String value = value(question, scope);
    String most = sheet.mostLetters(question);
    if (most != null) {
      return sheet.say("letters", value.codePointCount(0, value.length()), most);
    }
    boolean isDay = question.type() == QuestionType.DATE && sheet.calendar(question) == null;
    return isDay ? inWords(value) : "";
  }

  private String inWords(String day) {
    String spoken = sheet.language().spoken();
    Locale locale = Locale.forLanguageTag(spoken.equals("und") ? sheet.words().tag() : spoken);
    DateTimeFormatter inFull = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);
    try {
      return LocalDate.parse(day).format(inFull.withLocale(locale));
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  /** True where an answer, or what the form begins with, is shown. */
  public boolean stands(Question question, String scope) {
    return answer(question, scope) != JsonValue.NULL;
  }

  public boolean hasFile(Question question, String scope) {
    return answer(question, scope) != JsonValue.NULL;
  }

  public boolean has(Question question, String scope, String name) {
    JsonValue answer = answer(question, scope);
    return answer instanceof JsonArray names ? placeIn(names, name) > 0 : text(answer).equals(name);
  }

  private static int placeIn(JsonArray names, String name) {
    return names.stream().map(Given::text).toList().indexOf(name) + 1;
  }

  /** The choices to draw: all of them, or those of a long list that were searched for. */
  public List<Choice> drawn(Question question, String scope) {
    if (sheet.isWhole() || !sheet.isSearched(question)) {
      return choices(question, scope);
    }
    String wanted = search(question, scope).strip().toLowerCase(Locale.ROOT);
    List<Choice> all = choices(question, scope);
    Stream<Choice> chosen = all.stream().filter(c -> has(question, scope, c.name()));
    Stream<Choice> found =
        all.stream()
            .filter(c -> !has(question, scope, c.name()))
            .filter(
                c ->
                    sheet
                        .wording()
                        .plain(c.label(), c.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
            .limit(MOST_FOUND);
    return Stream.concat(chosen, found).toList();
  }

  /** What was searched for in a long list by a browser without script. */
  public String search(Question question, String scope) {
    return scope.contains("#") ? "" : sheet.known().search(question, scope);
  }

  /** True for a single screen's question that offers no choice now. */
  public boolean hasNothing(Question question, String scope) {
    return !sheet.isWhole() && question.type().hasChoices() && choices(question, scope).isEmpty();
  }

  public List<Choice> choices(Question question, String scope) {
    if (question.type() == QuestionType.RANGE) {
      return sheet.scale(question).steps();
    }
    return sheet.isWhole() || scope.contains("#")
        ? question
            .choiceList()
            .flatMap(list -> Optional.ofNullable(sheet.form().choiceLists().get(list)))
            .map(ChoiceList::choices)
            .orElse(List.of())
        : sheet.known().choices(question, scope);
  }

  /** A rank's choices as the respondent has ordered them. */
  public List<Choice> inOrder(Question question, String scope) {
    return choices(question, scope).stream()
        .sorted(Comparator.comparing(c -> orLast(place(question, scope, c))))
        .toList();
  }

  private static int orLast(int place) {
    return place == 0 ? Integer.MAX_VALUE : place;
  }

  /** The choice's place in a rank, from 1; 0 while it has none. */
  public int place(Question question, String scope, Choice choice) {
    return answer(question, scope) instanceof JsonArray names ? placeIn(names, choice.name()) : 0;
  }

  public String geoPart(int part) {
    return GEO.get(part);
  }

  public String geo(Question question, String scope, int part) {
    return answer(question, scope) instanceof JsonArray numbers && part < numbers.size()
        ? text(numbers.get(part))
        : "";
  }
}
