package org.fieldvoice.respond;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A form on its way to paper: what the templates ask while they draw it in one language.
 *
 * @param isWhole true for the one document that holds every screen and whose script fills it; false
 *     for a single screen drawn for a browser without one
 */
public record Sheet(Form form, Language language, Words words, Known known, boolean isWhole) {

  private static final int LONG_LIST = 12;
  private static final List<String> GEO = List.of("latitude", "longitude", "altitude", "accuracy");
  private static final Set<QuestionType> SETS =
      Set.of(
          QuestionType.SELECT_ONE,
          QuestionType.SELECT_MULTIPLE,
          QuestionType.RANK,
          QuestionType.GEOPOINT,
          QuestionType.ACKNOWLEDGE);

  public String say(String key, Object... values) {
    return words.say(key, values);
  }

  public String title() {
    return form.title().isEmpty() ? form.id() : form.title();
  }

  /** A language's own name for itself: 中文, English. */
  public String nameOf(Language of) {
    if (of.tag().equals("und")) {
      return of.name();
    }
    Locale locale = Locale.forLanguageTag(of.tag());
    String name = locale.getDisplayLanguage(locale);
    return name.isEmpty() || name.equals(of.tag()) ? of.name() : name;
  }

  // Where an item stands

  /** The name of an item's control: its scope and its key. */
  public String path(Item item, String scope) {
    return scope + known.key(item);
  }

  public String id(Item item, String scope) {
    return "q:" + path(item, scope);
  }

  /** True where the item has a place on the page. */
  public boolean draws(Item item, String scope) {
    boolean seen = !(item instanceof Question question) || Screens.isSeen(question);
    return seen && (isWhole || known.relevant(item, scope));
  }

  public boolean isHidden(Item item, String scope) {
    return isWhole && !scope.contains("#") && !known.relevant(item, scope);
  }

  public int rounds(Group repeat, String scope) {
    return scope.contains("#") ? 0 : known.rounds(repeat, scope);
  }

  // What kind it is

  public boolean isMatrix(Group group) {
    return Screens.isMatrix(group);
  }

  public boolean isNote(Question question) {
    return question.type() == QuestionType.NOTE;
  }

  /** True for a question that is answered by several controls, or by one out of several. */
  public boolean isSet(Question question) {
    return SETS.contains(question.type())
        && !(question.type() == QuestionType.SELECT_ONE && isMenu(question));
  }

  private boolean isMenu(Question question) {
    return question.appearance().has("minimal") && !isLong(question);
  }

  public boolean isRadio(Question question) {
    return question.type() == QuestionType.SELECT_ONE;
  }

  /** True for a list that one searches rather than reads. */
  public boolean isLong(Question question) {
    return question.appearance().has("autocomplete")
        && question
            .choiceList()
            .map(list -> requireNonNull(form.choiceLists().get(list)).choices().size() > LONG_LIST)
            .orElse(false);
  }

  // What it says

  public String label(Item item, String scope) {
    return item.label().isEmpty() ? Markup.escape(item.name()) : html(item.label(), scope);
  }

  public String hint(Question question, String scope) {
    List<String> parts = new ArrayList<>();
    if (!question.hint().isEmpty()) {
      parts.add(html(question.hint(), scope));
    }
    if (question.isIdentifier()) {
      parts.add(Markup.escape(say("identifier")));
    }
    return String.join("<br>", parts);
  }

  public boolean hasHint(Question question) {
    return !question.hint().isEmpty() || question.isIdentifier();
  }

  public String choiceLabel(Choice choice, String scope) {
    return choice.label().isEmpty() ? Markup.escape(choice.name()) : html(choice.label(), scope);
  }

  public String plain(Texts texts, String otherwise) {
    return texts.isEmpty() ? otherwise : Markup.plain(texts.in(language, form.defaultLanguage()));
  }

  private String html(Texts texts, String scope) {
    return Markup.html(
        texts.in(language, form.defaultLanguage()),
        name ->
            "<span data-ref=\""
                + Markup.escape(name)
                + "\">"
                + (scope.contains("#") ? "" : Markup.escape(known.referred(name, scope)))
                + "</span>");
  }

  public @Nullable String constraintMessage(Question question) {
    return isWhole && question.constraint().isPresent()
        ? text(question.constraintMessage(), "invalid")
        : null;
  }

  public @Nullable String requiredMessage(Question question) {
    return isWhole && !question.requiredMessage().isEmpty()
        ? text(question.requiredMessage(), "required")
        : null;
  }

  /** The form's words, or ours where it has none. */
  String text(Texts texts, String otherwise) {
    return texts.isEmpty() ? say(otherwise) : texts.in(language, form.defaultLanguage());
  }

  public String describedBy(Question question, String scope) {
    String id = id(question, scope);
    return hasHint(question) ? id + "-h " + id + "-e" : id + "-e";
  }

  public @Nullable String ariaRequired(Question question, String scope) {
    return scope.contains("#") || !known.required(question, scope) ? null : "true";
  }

  // What was answered

  public String problem(Question question, String scope) {
    return scope.contains("#") ? "" : known.problem(question, scope);
  }

  public String value(Question question, String scope) {
    return text(answer(question, scope));
  }

  private JsonValue answer(Question question, String scope) {
    return scope.contains("#") ? JsonValue.NULL : known.answer(question, scope);
  }

  private static String text(JsonValue answer) {
    if (answer instanceof JsonString string) {
      return string.getString();
    }
    if (answer instanceof JsonArray array) {
      boolean points = array.stream().anyMatch(JsonArray.class::isInstance);
      return array.stream().map(Sheet::text).collect(Collectors.joining(points ? "; " : " "));
    }
    return answer == JsonValue.NULL ? "" : answer.toString();
  }

  public boolean hasFile(Question question, String scope) {
    return answer(question, scope) != JsonValue.NULL;
  }

  public boolean has(Question question, String scope, String name) {
    JsonValue answer = answer(question, scope);
    return answer instanceof JsonArray names ? placeIn(names, name) > 0 : text(answer).equals(name);
  }

  private static int placeIn(JsonArray names, String name) {
    return names.stream().map(Sheet::text).toList().indexOf(name) + 1;
  }

  public List<Choice> choices(Question question, String scope) {
    return isWhole || scope.contains("#")
        ? question
            .choiceList()
            .map(list -> requireNonNull(form.choiceLists().get(list)).choices())
            .orElse(List.of())
        : known.choices(question, scope);
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
