package org.fieldvoice.dataset;

import static org.fieldvoice.questionnaire.Question.Privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.dataset.Entries.Entry;
import org.fieldvoice.dataset.Variable.Kind;
import org.fieldvoice.dataset.Variable.Reason;
import org.fieldvoice.dataset.Variable.Standing;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.response.Scope;

/**
 * Reads from a form what each of its answers may give away. A question's own privacy class is only
 * the beginning: what is calculated, filtered or preset from an answer tells of that answer, and so
 * does whether a question was asked at all. Where it is unclear, or versions differ, the more
 * private reading holds. Repeats never leave: ages and order of children point at a family, and a
 * flat file couldn't hold them.
 */
final class Variables {

  static final String SITE = "_site";
  static final String CHANNEL = "_channel";
  static final String LANGUAGE = "_language";
  static final String SUBMITTED = "_submitted";

  private static final Map<QuestionType, Reason> NEVER =
      Map.ofEntries(
          Map.entry(QuestionType.START, Reason.METADATA),
          Map.entry(QuestionType.END, Reason.METADATA),
          Map.entry(QuestionType.TODAY, Reason.METADATA),
          Map.entry(QuestionType.DEVICE_ID, Reason.METADATA),
          Map.entry(QuestionType.USERNAME, Reason.METADATA),
          Map.entry(QuestionType.EMAIL, Reason.METADATA),
          Map.entry(QuestionType.PHONE_NUMBER, Reason.METADATA),
          Map.entry(QuestionType.AUDIT, Reason.METADATA),
          Map.entry(QuestionType.TIME, Reason.METADATA),
          Map.entry(QuestionType.GEOPOINT, Reason.PLACE),
          Map.entry(QuestionType.GEOTRACE, Reason.PLACE),
          Map.entry(QuestionType.GEOSHAPE, Reason.PLACE),
          Map.entry(QuestionType.START_GEOPOINT, Reason.PLACE),
          Map.entry(QuestionType.BACKGROUND_GEOPOINT, Reason.PLACE));
  private static final Map<QuestionType, Kind> KINDS =
      Map.ofEntries(
          Map.entry(QuestionType.INTEGER, Kind.WHOLE_NUMBER),
          Map.entry(QuestionType.DECIMAL, Kind.NUMBER),
          Map.entry(QuestionType.RANGE, Kind.NUMBER),
          Map.entry(QuestionType.CALCULATE, Kind.NUMBER),
          Map.entry(QuestionType.SELECT_ONE, Kind.CHOICE),
          Map.entry(QuestionType.SELECT_MULTIPLE, Kind.CHOICES),
          Map.entry(QuestionType.RANK, Kind.RANKING),
          Map.entry(QuestionType.ACKNOWLEDGE, Kind.CHOICE),
          Map.entry(QuestionType.DATE, Kind.DAY),
          Map.entry(QuestionType.DATE_TIME, Kind.DAY),
          Map.entry(QuestionType.TEXT, Kind.TEXT),
          Map.entry(QuestionType.BARCODE, Kind.TEXT),
          Map.entry(QuestionType.HIDDEN, Kind.TEXT));

  private final Form form;
  private final Entries entries = new Entries();
  private final Map<String, Variable> variables = new LinkedHashMap<>();

  /** How the versions mark the answers under each key, where any marks them at all. */
  private final Map<String, Privacy> marked = new HashMap<>();

  private Variables(Form form) {
    this.form = form;
  }

  /** Those of a form of which there is one version. */
  static Variables of(Form form) {
    return of(form, List.of(form), Map.of());
  }

  /**
   * Those of a form by which the answers to several versions are read, and after them those that
   * only earlier versions asked. The newest version that marks a question says how private it is:
   * to leave the mark out later doesn't make the answers so far any less so. Only an identifier
   * stays one whatever comes after.
   *
   * @param newestFirst all versions, the form's own among them
   * @param earlier those that were answered before it by their numbers, the newest first
   */
  static Variables of(Form form, Collection<Form> newestFirst, Map<Integer, Form> earlier) {
    Variables all = new Variables(form);
    newestFirst.forEach(version -> Scope.of(version).questions().forEach(all::mark));
    List<Entry> own = all.entries.add(form);
    List<Entry> past = new ArrayList<>();
    Map<Integer, Map<String, Kind>> asked = new LinkedHashMap<>();
    earlier.forEach(
        (number, version) -> {
          List<Entry> entries = all.entries.add(version);
          past.addAll(entries);
          asked.put(number, kinds(entries));
        });
    all.system(SITE, Kind.CHOICE, Reason.SITE);
    all.system(CHANNEL, Kind.CHOICE, Reason.CIRCUMSTANCE);
    all.system(LANGUAGE, Kind.CHOICE, Reason.CIRCUMSTANCE);
    all.system(SUBMITTED, Kind.DAY, Reason.DATE);
    own.forEach(entry -> all.add(entry, List.of()));
    Set<String> known = new HashSet<>(Scope.of(form).keys());
    own.forEach(entry -> known.add(entry.key()));
    past.stream()
        .filter(entry -> known.add(entry.key()))
        .forEach(entry -> all.add(entry, asking(entry, asked)));
    return all;
  }

  private static Map<String, Kind> kinds(List<Entry> entries) {
    Map<String, Kind> kinds = new HashMap<>();
    entries.forEach(entry -> kinds.putIfAbsent(entry.key(), kind(entry.question())));
    return kinds;
  }

  /** The versions that asked a question as something of the same kind. */
  private static List<Integer> asking(Entry entry, Map<Integer, Map<String, Kind>> asked) {
    return asked.entrySet().stream()
        .filter(version -> version.getValue().get(entry.key()) == kind(entry.question()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void mark(String key, Question question) {
    if (question.isIdentifier()) {
      marked.put(key, Privacy.IDENTIFIER);
    } else if (question.privacy() != Privacy.NONE) {
      marked.putIfAbsent(key, question.privacy());
    }
  }

  Form form() {
    return form;
  }

  List<Variable> all() {
    return List.copyOf(variables.values());
  }

  Optional<Variable> find(String key) {
    return Optional.ofNullable(variables.get(key));
  }

  /**
   * The choices of a question, and after them those that only earlier versions offered; none where
   * it has no list.
   */
  List<ChoiceList.Choice> choices(Question question) {
    Map<String, ChoiceList.Choice> byName = new LinkedHashMap<>();
    entries.of(question).stream()
        .flatMap(entry -> entries.versions(entry.key()).stream())
        .filter(e -> e.question().type() == question.type())
        .flatMap(e -> e.question().choiceList().map(e.form().choiceLists()::get).stream())
        .flatMap(list -> list.choices().stream())
        .forEach(choice -> byName.putIfAbsent(choice.name(), choice));
    return List.copyOf(byName.values());
  }

  /** True for a question with {@code or_other}: its answer may be a choice that no list has. */
  boolean hasOther(Variable variable) {
    return find(variable.key() + "_other")
        .flatMap(Variable::question)
        .map(Question::orOther)
        .orElse(false);
  }

  private void system(String key, Kind kind, Reason reason) {
    variables.put(
        key,
        new Variable(key, kind, Standing.QUASI, reason, Optional.empty(), List.of(), List.of()));
  }

  /**
   * @param asking the earlier versions that asked it, where the newest no longer does; an answer to
   *     it tells of the version, so it counts as asked under a condition
   */
  private void add(Entry entry, List<Integer> asking) {
    Question question = entry.question();
    Reason reason = reason(entry, asking);
    List<String> when = new ArrayList<>();
    entries.versions(entry.key()).stream()
        .flatMap(Entry::conditions)
        .filter(e -> entries.lead(e, this::exposed))
        .map(Expression::text)
        .distinct()
        .forEach(when::add);
    if (!asking.isEmpty()) {
      when.add("version " + asking);
    }
    variables.put(
        entry.key(),
        new Variable(
            entry.key(),
            kind(question),
            standing(reason),
            reason,
            Optional.of(question),
            List.copyOf(when),
            asking));
  }

  private static Kind kind(Question question) {
    return question.choicesFrom().isPresent()
        ? Kind.TEXT
        : KINDS.getOrDefault(question.type(), Kind.OTHER);
  }

  private static Standing standing(Reason reason) {
    return switch (reason) {
      case IDENTIFIER, METADATA, REPEAT, FILE, PLACE -> Standing.NEVER;
      case QUASI, DERIVED, DATE, SITE, CIRCUMSTANCE -> Standing.QUASI;
      case SENSITIVE, FREE_TEXT, SENSITIVE_SKIP -> Standing.SENSITIVE;
      case NONE, RETIRED -> Standing.HARMLESS;
    };
  }

  private Reason reason(Entry entry, List<Integer> asking) {
    Reason own = ownReason(entry);
    if (own != Reason.NONE) {
      return own;
    }
    List<Entry> versions = entries.versions(entry.key());
    if (versions.stream().flatMap(Entry::sources).anyMatch(e -> entries.lead(e, this::exposed))) {
      return Reason.DERIVED;
    }
    if (versions.stream()
        .flatMap(Entry::conditions)
        .anyMatch(e -> entries.lead(e, this::sensitive))) {
      return Reason.SENSITIVE_SKIP;
    }
    return asking.isEmpty() ? Reason.NONE : Reason.RETIRED;
  }

  private Reason ownReason(Entry entry) {
    Question question = entry.question();
    QuestionType type = question.type();
    if (privacy(entry) == Privacy.IDENTIFIER) {
      return Reason.IDENTIFIER;
    }
    if (NEVER.containsKey(type)) {
      return NEVER.getOrDefault(type, Reason.METADATA);
    }
    if (type.isFile() || !KINDS.containsKey(type)) {
      return Reason.FILE;
    }
    if (entry.repeated()) {
      return Reason.REPEAT;
    }
    return answerReason(entry);
  }

  private Reason answerReason(Entry entry) {
    Kind kind = kind(entry.question());
    if (kind == Kind.TEXT) {
      return Reason.FREE_TEXT;
    }
    return switch (privacy(entry)) {
      case SENSITIVE -> Reason.SENSITIVE;
      case QUASI -> Reason.QUASI;
      default -> kind == Kind.DAY ? Reason.DATE : Reason.NONE;
    };
  }

  private Privacy privacy(Entry entry) {
    return entry.repeated()
        ? entry.question().privacy()
        : marked.getOrDefault(entry.key(), Privacy.NONE);
  }

  private boolean exposed(Entry entry) {
    return ownReason(entry) != Reason.NONE;
  }

  private boolean sensitive(Entry entry) {
    return standing(ownReason(entry)) == Standing.SENSITIVE;
  }
}
