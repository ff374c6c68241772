package org.fieldvoice.dataset;

import static org.fieldvoice.questionnaire.Question.Privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fieldvoice.dataset.Variable.Kind;
import org.fieldvoice.dataset.Variable.Reason;
import org.fieldvoice.dataset.Variable.Standing;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.response.Scope;

/**
 * Reads from a form what each of its answers may give away. A question's own privacy class is only
 * the beginning: what is calculated, filtered or preset from an answer tells of that answer, and so
 * does whether a question was asked at all. Where it is unclear the more private reading holds.
 * Repeats never leave: ages and order of children point at a family, and a flat file couldn't hold
 * them.
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
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Entry>> byName = new HashMap<>();
  private final Map<String, Group> groups = new HashMap<>();

  /** The answers document's keys, by the question itself: two of them may be equal. */
  private final IdentityHashMap<Question, String> keys = new IdentityHashMap<>();

  private final Map<String, Variable> variables = new LinkedHashMap<>();

  /**
   * A question where it stands: the conditions of its groups and itself, and whether it is in a
   * repeat.
   */
  private record Entry(Question question, List<Group> path) {
    boolean repeated() {
      return path.stream().anyMatch(Group::repeats);
    }

    List<Expression> conditions() {
      return Stream.concat(path.stream().map(Group::relevant), Stream.of(question.relevant()))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  /** How the versions mark the answers under each key, where any marks them at all. */
  private final Map<String, Privacy> marked = new HashMap<>();

  private Variables(Form form) {
    this.form = form;
  }

  /** Those of a form of which there is one version. */
  static Variables of(Form form) {
    return of(form, List.of(form));
  }

  /**
   * Those of a form by which the answers to several versions are read. The newest version that
   * marks a question says how private it is: to leave the mark out later doesn't make the answers
   * so far any less so. Only an identifier stays one whatever comes after.
   *
   * @param newestFirst all versions, the form's own among them
   */
  static Variables of(Form form, Collection<Form> newestFirst) {
    Variables all = new Variables(form);
    newestFirst.forEach(version -> Scope.of(version).questions().forEach(all::mark));
    all.walk(form.items(), List.of());
    all.system(SITE, Kind.CHOICE, Reason.SITE);
    all.system(CHANNEL, Kind.CHOICE, Reason.CIRCUMSTANCE);
    all.system(LANGUAGE, Kind.CHOICE, Reason.CIRCUMSTANCE);
    all.system(SUBMITTED, Kind.DAY, Reason.DATE);
    Scope.of(form).questions().forEach((key, question) -> all.keys.put(question, key));
    all.entries.stream().filter(e -> e.question().type() != QuestionType.NOTE).forEach(all::add);
    return all;
  }

  private void mark(String key, Question question) {
    if (question.isIdentifier()) {
      marked.put(key, Privacy.IDENTIFIER);
    } else if (question.privacy() != Privacy.NONE) {
      marked.putIfAbsent(key, question.privacy());
    }
  }

  private Privacy privacy(Question question) {
    String key = keys.get(question);
    return key == null ? question.privacy() : marked.getOrDefault(key, Privacy.NONE);
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

  /** The choices of a question; none where it has no list. */
  List<ChoiceList.Choice> choices(Question question) {
    return question
        .choiceList()
        .map(form.choiceLists()::get)
        .map(ChoiceList::choices)
        .orElse(List.of());
  }

  /** True for a question with {@code or_other}: its answer may be a choice that no list has. */
  boolean hasOther(Variable variable) {
    return find(variable.key() + "_other")
        .flatMap(Variable::question)
        .map(Question::orOther)
        .orElse(false);
  }

  private void walk(List<Item> items, List<Group> path) {
    for (Item item : items) {
      if (item instanceof Question question) {
        Entry entry = new Entry(question, path);
        entries.add(entry);
        byName.computeIfAbsent(question.name(), n -> new ArrayList<>()).add(entry);
      } else if (item instanceof Group group) {
        groups.put(group.name(), group);
        walk(group.items(), Stream.concat(path.stream(), Stream.of(group)).toList());
      }
    }
  }

  private void system(String key, Kind kind, Reason reason) {
    variables.put(
        key, new Variable(key, kind, Standing.QUASI, reason, Optional.empty(), List.of()));
  }

  private void add(Entry entry) {
    Question question = entry.question();
    Reason reason = reason(entry);
    Kind kind = KINDS.getOrDefault(question.type(), Kind.OTHER);
    List<String> when =
        entry.conditions().stream()
            .filter(e -> touches(e, this::exposed))
            .map(Expression::text)
            .toList();
    String key = key(entry);
    variables.put(
        key, new Variable(key, kind, standing(reason), reason, Optional.of(question), when));
  }

  /** The answers document's key; what stands in a repeat has none there and is named after both. */
  private String key(Entry entry) {
    String key = keys.get(entry.question());
    if (key != null) {
      return key;
    }
    Group repeat = entry.path().stream().filter(Group::repeats).findFirst().orElseThrow();
    return repeat.name() + "[]/" + entry.question().name();
  }

  private static Standing standing(Reason reason) {
    return switch (reason) {
      case IDENTIFIER, METADATA, REPEAT, FILE, PLACE -> Standing.NEVER;
      case QUASI, DERIVED, DATE, SITE, CIRCUMSTANCE -> Standing.QUASI;
      case SENSITIVE, FREE_TEXT, SENSITIVE_SKIP -> Standing.SENSITIVE;
      case NONE -> Standing.HARMLESS;
    };
  }

  private Reason reason(Entry entry) {
    Reason own = ownReason(entry);
    if (own != Reason.NONE) {
      return own;
    }
    if (sources(entry.question()).anyMatch(e -> touches(e, this::exposed))) {
      return Reason.DERIVED;
    }
    return entry.conditions().stream().anyMatch(e -> touches(e, this::sensitive))
        ? Reason.SENSITIVE_SKIP
        : Reason.NONE;
  }

  private Reason ownReason(Entry entry) {
    Question question = entry.question();
    QuestionType type = question.type();
    if (privacy(question) == Privacy.IDENTIFIER) {
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
    return answerReason(question);
  }

  private Reason answerReason(Question question) {
    Kind kind = KINDS.getOrDefault(question.type(), Kind.OTHER);
    if (kind == Kind.TEXT) {
      return Reason.FREE_TEXT;
    }
    return switch (privacy(question)) {
      case SENSITIVE -> Reason.SENSITIVE;
      case QUASI -> Reason.QUASI;
      default -> kind == Kind.DAY ? Reason.DATE : Reason.NONE;
    };
  }

  /** What a question's value is made of, or chosen by. */
  private static Stream<Expression> sources(Question question) {
    return Stream.of(question.calculation(), question.choiceFilter(), question.dflt())
        .flatMap(Optional::stream);
  }

  private boolean exposed(Entry entry) {
    return ownReason(entry) != Reason.NONE;
  }

  private boolean sensitive(Entry entry) {
    return standing(ownReason(entry)) == Standing.SENSITIVE;
  }

  /**
   * True where the expression leads to such a question: straight, or through what its questions
   * hang on.
   */
  private boolean touches(Expression expression, Predicate<Entry> what) {
    return touches(expression, what, new LinkedHashSet<>());
  }

  private boolean touches(Expression expression, Predicate<Entry> what, Set<String> seen) {
    return expression.names().stream()
        .anyMatch(name -> seen.add(name) && leadsTo(name, what, seen));
  }

  private boolean leadsTo(String name, Predicate<Entry> what, Set<String> seen) {
    Group group = groups.get(name);
    if (group != null) {
      boolean below = entriesBelow(group).anyMatch(what);
      return below || group.relevant().map(e -> touches(e, what, seen)).orElse(false);
    }
    return byName.getOrDefault(name, List.of()).stream()
        .anyMatch(
            e ->
                what.test(e)
                    || Stream.concat(sources(e.question()), e.conditions().stream())
                        .anyMatch(next -> touches(next, what, seen)));
  }

  private Stream<Entry> entriesBelow(Group group) {
    return entries.stream().filter(e -> e.path().contains(group));
  }
}
