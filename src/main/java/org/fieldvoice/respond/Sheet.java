package org.fieldvoice.respond;

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

  /**
   * In which language our own words are where it isn't the form's, whose all others are; else null.
   */
  public @Nullable String ours() {
    String spoken = Locale.forLanguageTag(language.spoken()).getLanguage();
    return spoken.equals(words.tag()) ? null : words.tag();
  }

  /** How those words run; null where they are in the form's language. */
  public @Nullable String way() {
    return direction(ours());
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

  /**
   * True for a repeat whose questions come one by one, round after round; one within a round is
   * answered where it stands.
   */
  public boolean isPaged(Group group, String scope) {
    return scope.isEmpty() && !Screens.isTogether(group) && !Screens.isByGroup(form);
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
    return question.appearance().has("minimal")
        && !isSearched(question)
        && question.choicesFrom().isEmpty();
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

  /**
   * The list that a phone fetches when this question comes near, or {@code ${name}} where it makes
   * the choices of what was answered; null where they are drawn.
   */
  public @Nullable String fetched(Question question) {
    boolean later = longLists.has(question) || question.choicesFrom().isPresent();
    return isWhole && later ? question.choiceList().orElse(null) : null;
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
            && given().choices(question, scope).stream()
                .anyMatch(c -> media(c.media(), "image") != null);
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

  /** How the points of a way or an area are typed, null for other questions. */
  public @Nullable String points(Question question) {
    if (question.type() != QuestionType.GEOTRACE && question.type() != QuestionType.GEOSHAPE) {
      return null;
    }
    String point = say("latitude") + " " + say("longitude");
    return point + "; " + point + "; …";
  }

  public Scale scale(Question question) {
    return Scale.of(question, form);
  }

  // What stands beside its controls

  public String describedBy(Question question, String scope) {
    String id = id(question, scope);
    return wording().hasHint(question) ? id + "-h " + id + "-e" : id + "-e";
  }

  public @Nullable String ariaRequired(Question question, String scope) {
    return scope.contains("#") || !known.required(question, scope) ? null : "true";
  }

  /** True where a browser without script begins: at what has to be mended first. */
  public boolean begins(Question question, String scope) {
    return !isWhole && known.isFirstProblem(question, scope);
  }

  public static @Nullable String direction(@Nullable String tag) {
    return tag == null ? null : Words.direction(tag);
  }

  /** The form's words, and ours where it has none. */
  public Wording wording() {
    return new Wording(this);
  }

  /** What was answered so far. */
  public Given given() {
    return new Given(this);
  }
}
