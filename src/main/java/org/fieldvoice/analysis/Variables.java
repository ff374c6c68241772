package org.fieldvoice.analysis;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.fieldvoice.analysis.Asked.Past;
import org.fieldvoice.analysis.Variable.Category;
import org.fieldvoice.analysis.Variable.Kind;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.response.Scope;

/**
 * The questions of a form that can be counted, in a reader's language and the form's order. What
 * names a person and what people say in their own words is not among them.
 */
final class Variables {

  private static final Map<QuestionType, Kind> KINDS = kinds();

  /** Choice names that stand beside the order of a list, by the habits of XLSForm's users. */
  private static final Set<String> APART =
      Set.of(
          "not_applicable",
          "na",
          "n_a",
          "dont_know",
          "do_not_know",
          "dk",
          "unknown",
          "refused",
          "refuse",
          "no_answer",
          "prefer_not_to_say",
          "-77",
          "-88",
          "-99",
          "77",
          "88",
          "99",
          "777",
          "888",
          "999");

  private final FormLogic logic;
  private final Form form;
  private final String tag;
  private final Language language;
  private final List<Past> earlier;
  private final Map<String, Variable> byName = new LinkedHashMap<>();
  private final Map<String, List<Variable>> byGroup = new LinkedHashMap<>();
  private final Map<String, String> groupLabels = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();

  /**
   * @param tag the reader's language; the form's default where it isn't one of the form's
   * @param earlier versions of the form that were answered too, the newest first: what could be
   *     chosen there and no longer can still has its label, and what was asked there and no longer
   *     is comes last
   */
  Variables(FormLogic logic, String tag, List<Past> earlier) {
    this.logic = logic;
    this.form = logic.form();
    this.tag = tag;
    this.earlier = earlier;
    this.language = form.language(tag);
    walk(form.items(), new Where(List.of(), List.of()));
    if (!earlier.isEmpty()) {
      takeRetired();
    }
  }

  /** What the version before could count, and the newer one does not know by name. */
  private void takeRetired() {
    List<Past> older = earlier.subList(1, earlier.size());
    Variables before = new Variables(earlier.get(0).logic(), tag, older);
    Set<String> known = new HashSet<>(Scope.of(form).keys());
    known.addAll(groupLabels.keySet());
    known.addAll(byName.keySet());
    known.addAll(refused);
    before.refused.stream().filter(key -> !known.contains(key)).forEach(refused::add);
    List<Scope> scopes = earlier.stream().map(past -> Scope.of(past.logic().form())).toList();
    before.all().stream()
        .filter(variable -> !known.contains(variable.name()))
        .forEach(variable -> takeRetired(variable, scopes));
  }

  /**
   * @param scopes of the earlier versions
   */
  private void takeRetired(Variable variable, List<Scope> scopes) {
    List<Integer> versions = new ArrayList<>();
    boolean identified = false;
    for (int i = 0; i < scopes.size(); i++) {
      Past past = earlier.get(i);
      Optional<Question> asked = in(scopes.get(i), variable);
      identified |= asked.filter(past.logic()::isIdentifying).isPresent();
      if (asked.filter(q -> KINDS.get(q.type()) == variable.kind()).isPresent()) {
        versions.add(past.version());
      }
    }
    if (identified) {
      refused.add(variable.name());
    } else {
      byName.put(variable.name(), variable.retired(versions));
    }
  }

  /** The question in a version, in the repeats that it stands in. */
  private static Optional<Question> in(Scope version, Variable variable) {
    Scope scope = version;
    for (String repeat : variable.repeats()) {
      Scope rounds = scope.repeats().get(repeat);
      if (rounds == null) {
        return Optional.empty();
      }
      scope = rounds;
    }
    return Optional.ofNullable(scope.questions().get(variable.name()));
  }

  /** Where the walk is: all groups around, and those of them that repeat, by their keys. */
  private record Where(List<String> groups, List<String> repeats) {}

  List<Variable> all() {
    return List.copyOf(byName.values());
  }

  Optional<Variable> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The countable questions of a group and of the groups in it; empty for an unknown group. */
  List<Variable> inGroup(String group) {
    return byGroup.getOrDefault(group, List.of());
  }

  /** The group's heading; empty where it has none. */
  String groupLabel(String group) {
    return groupLabels.getOrDefault(group, "");
  }

  /** True for a question that exists and may not be counted. */
  boolean refuses(String name) {
    return refused.contains(name);
  }

  /** The group together with which the question makes one chart. */
  Optional<String> chartGroup(Variable variable) {
    return byGroup.entrySet().stream()
        .filter(e -> e.getValue().contains(variable) && shareOneList(e.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The names of the groups with questions that can be counted. */
  Set<String> groups() {
    return byGroup.keySet();
  }

  /**
   * Whether they can stand in one chart: several questions with the same answers to choose from.
   */
  static boolean shareOneList(List<Variable> variables) {
    List<Category> first = variables.get(0).categories();
    return variables.size() > 1
        && !first.isEmpty()
        && variables.stream().allMatch(v -> v.kind() == Kind.ONE && v.categories().equals(first));
  }

  Language language() {
    return language;
  }

  private void walk(List<Item> items, Where scope) {
    for (Item item : items) {
      if (item instanceof Group group) {
        groupLabels.put(group.name(), text(group));
        walk(group.items(), within(scope, group));
      } else if (item instanceof Question question) {
        take(question, scope);
      }
    }
  }

  private Where within(Where scope, Group group) {
    return new Where(
        append(scope.groups(), group.name()),
        group.repeats() ? append(scope.repeats(), logic.key(group)) : scope.repeats());
  }

  private void take(Question question, Where scope) {
    String key = logic.key(question);
    Kind kind = KINDS.get(question.type());
    if (logic.isIdentifying(question) || kind == null || question.orOther()) {
      refused.add(key);
      return;
    }
    List<Category> own = choices(form, question, List.of(), APART::contains);
    List<Category> categories = withEarlier(question, own);
    int depth = scope.repeats().size();
    Variable variable =
        new Variable(
            key,
            text(question),
            kind,
            categories,
            kind == Kind.ONE && isOrdered(question, own),
            scope.repeats(),
            List.of(),
            scopes -> depth < scopes.size() ? values(scopes.get(depth), key, kind) : List.of());
    byName.put(key, variable);
    scope.groups().forEach(g -> byGroup.computeIfAbsent(g, n -> new ArrayList<>()).add(variable));
  }

  /**
   * XLSForm doesn't say whether a list's order means anything. A column {@code measure} with {@code
   * ordinal} or {@code nominal} decides; without it a list of three choices or more counts as
   * ordered, unless one of them is {@code other}.
   */
  private static boolean isOrdered(Question question, List<Category> categories) {
    String measure = question.extra().getOrDefault("measure", "");
    boolean likely =
        categories.stream().filter(c -> !c.apart()).count() >= 3
            && categories.stream().noneMatch(c -> c.value().equals("other"));
    return measure.equals("ordinal") || (likely && !measure.equals("nominal"));
  }

  /** What is no longer offered comes last, and outside the order of the others. */
  private List<Category> withEarlier(Question question, List<Category> own) {
    List<Category> all = own;
    for (Past past : earlier) {
      FormLogic version = past.logic();
      Optional<Question> before =
          version.question(question.name()).filter(q -> q.type() == question.type());
      if (before.isPresent()) {
        all = choices(version.form(), before.get(), all, name -> true);
      }
    }
    return all;
  }

  /** The choices of a question in one version, after those that are known already. */
  private List<Category> choices(
      Form version, Question question, List<Category> known, Predicate<String> apart) {
    Map<String, Category> byValue = new LinkedHashMap<>();
    known.forEach(category -> byValue.put(category.value(), category));
    Language read = version.language(tag);
    question
        .choiceList()
        .map(version.choiceLists()::get)
        .map(ChoiceList::choices)
        .orElse(List.of())
        .forEach(
            choice ->
                byValue.putIfAbsent(
                    choice.name(),
                    new Category(
                        choice.name(),
                        or(choice.label().in(read, version.defaultLanguage()), choice.name()),
                        apart.test(choice.name()))));
    return List.copyOf(byValue.values());
  }

  private String text(Item item) {
    String label = item.label().in(language, form.defaultLanguage());
    return or(label.replaceAll("[*_`#]{1,3}(?=\\S)|(?<=\\S)[*_`]{1,3}", "").strip(), item.name());
  }

  private static List<String> values(JsonObject scope, String key, Kind kind) {
    JsonValue value = scope.getOrDefault(key, JsonValue.NULL);
    if (value instanceof JsonArray array) {
      return array.stream().map(Variables::text).filter(v -> !v.isEmpty()).toList();
    }
    String whole = text(value);
    String text = kind == Kind.DAY ? whole.substring(0, Math.min(10, whole.length())) : whole;
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /** A scalar as the key that it is counted under; empty for null, objects and arrays. */
  private static String text(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> number(((JsonNumber) value).bigDecimalValue());
      case TRUE -> "true";
      case FALSE -> "false";
      case NULL, OBJECT, ARRAY -> "";
    };
  }

  static String number(double number) {
    return number(BigDecimal.valueOf(number));
  }

  /** Plain digits: 1e999999999 would be a text of a gigabyte. */
  private static String number(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return Math.abs(shortest.scale()) > 20 ? shortest.toString() : shortest.toPlainString();
  }

  private static List<String> append(List<String> list, String last) {
    List<String> longer = new ArrayList<>(list);
    longer.add(last);
    return List.copyOf(longer);
  }

  private static String or(String text, String other) {
    return text.isBlank() ? other : text;
  }

  private static Map<QuestionType, Kind> kinds() {
    Map<QuestionType, Kind> kinds = new EnumMap<>(QuestionType.class);
    kinds.put(QuestionType.SELECT_ONE, Kind.ONE);
    kinds.put(QuestionType.ACKNOWLEDGE, Kind.ONE);
    kinds.put(QuestionType.SELECT_MULTIPLE, Kind.MANY);
    kinds.put(QuestionType.RANK, Kind.RANK);
    for (QuestionType type :
        EnumSet.of(QuestionType.INTEGER, QuestionType.DECIMAL, QuestionType.RANGE)) {
      kinds.put(type, Kind.NUMBER);
    }
    for (QuestionType type :
        EnumSet.of(
            QuestionType.DATE,
            QuestionType.DATE_TIME,
            QuestionType.START,
            QuestionType.END,
            QuestionType.TODAY)) {
      kinds.put(type, Kind.DAY);
    }
    kinds.put(QuestionType.CALCULATE, Kind.OPEN);
    kinds.put(QuestionType.HIDDEN, Kind.OPEN);
    return kinds;
  }
}
