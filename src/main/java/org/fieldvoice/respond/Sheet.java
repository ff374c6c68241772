package org.fieldvoice.respond;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A form on its way to paper: what the templates ask while they draw it in one language.
 *
 * @param isWhole true for the one document that holds every screen and whose script fills it; false
 *     for a single screen drawn for a browser without one
 */
public record Sheet(
    Form form,
    Language language,
    Words words,
    Known known,
    Media media,
    LongLists longLists,
    boolean isWhole) {

  private static final Pattern MOST_LETTERS =
      Pattern.compile("string-length\\(\\s*\\.\\s*\\)\\s*(<=?)\\s*(\\d{1,5})\\b");
  private static final Set<String> CALENDARS =
      Set.of("ethiopian", "coptic", "islamic", "persian", "buddhist");
  private static final int MOST_FOUND = 50;
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
    String title = form.title(language);
    return title.isEmpty() ? form.id() : title;
  }

  /** A language's own name for itself: 中文, English. */
  public String nameOf(Language of) {
    Locale locale = Locale.forLanguageTag(of.spoken());
    String name = locale.getDisplayLanguage(locale);
    return name.isEmpty() || name.equals(locale.getLanguage()) ? of.name() : name;
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

  /** True for a repeat whose questions come one by one, round after round. */
  public boolean isPaged(Group group) {
    return !Screens.isTogether(group);
  }

  /** The accuracy in metres that ends the search for a position; null where the form leaves it. */
  public @Nullable String sure(Question question) {
    return question.type().word().startsWith("geo")
        ? question.parameters().get("capture-accuracy")
        : null;
  }

  /** The calendar in which a date is also said, where it isn't the language's own. */
  public @Nullable String calendar(Question question) {
    return question.appearance().words().stream()
        .filter(CALENDARS::contains)
        .findFirst()
        .orElse(null);
  }

  public boolean isNote(Question question) {
    return question.type() == QuestionType.NOTE;
  }

  /** True for a question that is answered by several controls, or by one out of several. */
  public boolean isSet(Question question) {
    return Scale.isRating(question)
        || SETS.contains(question.type())
            && !(question.type() == QuestionType.SELECT_ONE && isMenu(question));
  }

  private boolean isMenu(Question question) {
    return question.appearance().has("minimal") && !isSearched(question);
  }

  public boolean isRadio(Question question) {
    return question.type() == QuestionType.SELECT_ONE || Scale.isRating(question);
  }

  /** True for a list that one searches rather than reads. */
  public boolean isSearched(Question question) {
    return longLists.has(question)
        || question.appearance().words().stream()
            .anyMatch(word -> word.equals("autocomplete") || word.equals("search"));
  }

  /** The list that a phone fetches when this question comes near; null where it is drawn. */
  public @Nullable String fetched(Question question) {
    return isWhole && longLists.has(question) ? question.choiceList().orElse(null) : null;
  }

  /** True for the question over a matrix that only heads its columns. */
  public boolean isHeading(Question question) {
    return question.type().hasChoices() && question.appearance().has("label");
  }

  public String rowsClass(Question question, String scope) {
    if (Scale.isRating(question)) {
      return "stars";
    }
    boolean pictures =
        !longLists.has(question)
            && choices(question, scope).stream().anyMatch(c -> media(c.media(), "image") != null);
    return Look.rows(question.appearance(), pictures);
  }

  /** The address of a picture, sound or film; null where there is none. */
  public @Nullable String media(Map<String, Texts> of, String kind) {
    String address = of.isEmpty() ? "" : media.address(of, kind, form, language);
    return address.isEmpty() ? null : address;
  }

  /** True for a choice with a picture or film; its sound stands beside it. */
  public boolean shows(Choice choice) {
    return media(choice.media(), "image") != null || media(choice.media(), "video") != null;
  }

  /** What of a choice's media stands inside its row. */
  public Map<String, Texts> seen(Choice choice) {
    return choice.media().entrySet().stream()
        .filter(one -> !one.getKey().equals("audio"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public boolean hasMedia(Question question) {
    return Stream.of("image", "audio", "video").anyMatch(k -> media(question.media(), k) != null);
  }

  /** How many letters the constraint allows, null where it says nothing of it. */
  public @Nullable String mostLetters(Question question) {
    Matcher most = MOST_LETTERS.matcher(question.constraint().map(Expression::text).orElse(""));
    return most.find()
        ? String.valueOf(Integer.parseInt(most.group(2)) - (most.group(1).equals("<") ? 1 : 0))
        : null;
  }

  public Scale scale(Question question) {
    return Scale.of(question, form);
  }

  // What it says

  public String label(Item item, String scope) {
    if (item.label().isEmpty()) {
      boolean shows = item instanceof Question question && hasMedia(question);
      return shows ? "" : Markup.escape(item.name());
    }
    return html(item.label(), scope);
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

  public String guidance(Question question, String scope) {
    return question.guidance().isEmpty() ? "" : html(question.guidance(), scope);
  }

  public boolean hasHint(Question question) {
    return !question.hint().isEmpty() || question.isIdentifier();
  }

  public String choiceLabel(Choice choice, String scope) {
    if (choice.label().isEmpty()) {
      return choice.media().isEmpty() ? Markup.escape(choice.name()) : "";
    }
    return html(choice.label(), scope);
  }

  public String plain(Texts texts, String otherwise) {
    return texts.isEmpty() ? otherwise : Markup.plain(texts.in(language, form.defaultLanguage()));
  }

  private String html(Texts texts, String scope) {
    String html =
        Markup.html(
            texts.in(language, form.defaultLanguage()),
            name ->
                "<span data-ref=\""
                    + Markup.escape(name)
                    + "\">"
                    + (scope.contains("#") ? "" : Markup.escape(known.referred(name, scope)))
                    + "</span>");
    String other = borrowed(texts);
    return other == null
        ? html
        : "<span lang=\""
            + Markup.escape(other)
            + "\" dir=\""
            + Words.direction(other)
            + "\">"
            + html
            + "</span>";
  }

  /** In which other language these words are, where the page's own has none; else null. */
  public @Nullable String borrowed(Texts texts) {
    if (texts.isEmpty()) {
      return null;
    }
    Language in = form.language(texts.tagIn(language, form.defaultLanguage()));
    return in.spoken().equals(language.spoken()) ? null : in.spoken();
  }

  public @Nullable String constraintMessage(Question question) {
    return isWhole && question.constraint().isPresent()
        ? text(question.constraintMessage(), "invalid")
        : null;
  }

  /** In which other language the message of the constraint is, as {@link #borrowed} says it. */
  public @Nullable String constraintLanguage(Question question) {
    return isWhole && question.constraint().isPresent()
        ? borrowed(question.constraintMessage())
        : null;
  }

  public @Nullable String requiredLanguage(Question question) {
    return isWhole ? borrowed(question.requiredMessage()) : null;
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
    return told(question, scope).text();
  }

  /** In which other language the form's words for the problem are. */
  public @Nullable String problemLanguage(Question question, String scope) {
    return borrowed(told(question, scope).form());
  }

  private Messages.Told told(Question question, String scope) {
    return scope.contains("#") ? Messages.Told.NOTHING : known.problem(question, scope);
  }

  public static @Nullable String direction(@Nullable String tag) {
    return tag == null ? null : Words.direction(tag);
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

  /** The choices to draw: all of them, or those of a long list that were searched for. */
  public List<Choice> drawn(Question question, String scope) {
    if (isWhole || !isSearched(question)) {
      return choices(question, scope);
    }
    String wanted = search(question, scope).strip().toLowerCase(Locale.ROOT);
    List<Choice> all = choices(question, scope);
    Stream<Choice> chosen = all.stream().filter(c -> has(question, scope, c.name()));
    Stream<Choice> found =
        all.stream()
            .filter(c -> !has(question, scope, c.name()))
            .filter(c -> plain(c.label(), c.name()).toLowerCase(Locale.ROOT).contains(wanted))
            .limit(MOST_FOUND);
    return Stream.concat(chosen, found).toList();
  }

  /** What was searched for in a long list by a browser without script. */
  public String search(Question question, String scope) {
    return scope.contains("#") ? "" : known.search(question, scope);
  }

  public List<Choice> choices(Question question, String scope) {
    if (question.type() == QuestionType.RANGE) {
      return scale(question).steps();
    }
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
