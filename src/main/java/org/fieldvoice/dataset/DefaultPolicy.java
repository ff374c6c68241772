package org.fieldvoice.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldvoice.dataset.Policy.Action;
import org.fieldvoice.dataset.Policy.Rule;
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

/**
 * The policy that a form suggests by itself: quasi-identifiers coarser as far as k needs, harmless
 * answers as they are, everything else out, and what the newest version no longer asks as well: too
 * few may have been asked it. Numbers go into bands by the bounds of their constraint; a choice
 * that is filtered by another answer ({@code province = ${home_province}}) is joined by that column
 * of its list.
 */
final class DefaultPolicy {

  private static final Set<String> LEFT_OUT = Set.of(Variables.CHANNEL, Variables.LANGUAGE);
  private static final Pattern FROM = Pattern.compile("\\.\\s*>=?\\s*(\\d+)");
  private static final Pattern TO = Pattern.compile("\\.\\s*<=?\\s*(\\d+)");
  private static final Pattern FILTER =
      Pattern.compile("\\s*([\\w-]+)\\s*=\\s*\\$\\{\\s*(\\w+)\\s*}\\s*");
  private static final Pattern GATE =
      Pattern.compile("\\s*\\$\\{\\s*(\\w+)\\s*}\\s*=\\s*['\"]([^'\"]+)['\"]\\s*");
  private static final int BANDS_IN_RANGE = 12;
  private static final List<Integer> ROUND = List.of(1, 2, 5, 10);

  private final Variables variables;
  private final Form form;

  private DefaultPolicy(Variables variables) {
    this.variables = variables;
    this.form = variables.form();
  }

  static Policy of(Variables variables) {
    return new DefaultPolicy(variables).policy();
  }

  private Policy policy() {
    SortedMap<String, List<String>> only = gate();
    SortedMap<String, Rule> rules = new TreeMap<>();
    for (Variable variable : variables.all()) {
      if (variable.standing() != Standing.NEVER) {
        rules.put(
            variable.key(),
            only.containsKey(variable.key()) ? Rule.of(Action.DROP) : rule(variable));
      }
    }
    return new Policy(Policy.DEFAULT_K, Policy.DEFAULT_SUPPRESSION, DateUnit.MONTH, only, rules);
  }

  private Rule rule(Variable variable) {
    if (!variable.versions().isEmpty()) {
      return Rule.of(Action.DROP);
    }
    if (variable.standing() == Standing.HARMLESS) {
      return Rule.of(Action.KEEP);
    }
    boolean coarsened =
        variable.standing() == Standing.QUASI
            && variable.reason() != Reason.DERIVED
            && variable.kind() != Kind.TEXT
            && !LEFT_OUT.contains(variable.key());
    if (!coarsened && !filteredChoice(variable)) {
      return Rule.of(Action.DROP);
    }
    Rule rule = Rule.of(Action.GENERALISE);
    return switch (variable.kind()) {
      case NUMBER, WHOLE_NUMBER -> rule.banded(bands(variable));
      case CHOICE -> rule.levelled(levels(variable), labels(variable));
      case DAY -> rule;
      default -> Rule.of(Action.DROP);
    };
  }

  private static boolean filteredChoice(Variable variable) {
    return variable.reason() == Reason.DERIVED && variable.kind() == Kind.CHOICE;
  }

  /**
   * Widths that cut the constraint's range into about a dozen bands, twice and four times as wide.
   */
  private static List<BigDecimal> bands(Variable variable) {
    int width =
        variable.question().flatMap(DefaultPolicy::range).map(DefaultPolicy::width).orElse(5);
    return List.of(
        BigDecimal.valueOf(width), BigDecimal.valueOf(2L * width), BigDecimal.valueOf(4L * width));
  }

  private static Optional<Integer> range(Question question) {
    String constraint = question.constraint().map(Expression::text).orElse("");
    Matcher from = FROM.matcher(constraint);
    Matcher to = TO.matcher(constraint);
    return from.find() && to.find()
        ? Optional.of(Integer.parseInt(to.group(1)) - Integer.parseInt(from.group(1)))
        : Optional.empty();
  }

  private static int width(int range) {
    int unit = 1;
    while (unit * 10 * BANDS_IN_RANGE <= range) {
      unit *= 10;
    }
    for (int round : ROUND) {
      if (round * unit * BANDS_IN_RANGE >= range) {
        return round * unit;
      }
    }
    return 10 * unit;
  }

  /** A filtered list's column leads to the answer that filters it, and on from there. */
  private List<SortedMap<String, String>> levels(Variable variable) {
    List<SortedMap<String, String>> levels = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<Question> question = variable.question();
    while (question.isPresent() && seen.add(question.get().name())) {
      Matcher filter =
          FILTER.matcher(question.get().choiceFilter().map(Expression::text).orElse(""));
      if (!filter.matches()) {
        break;
      }
      SortedMap<String, String> table = table(question.get(), filter.group(1));
      levels.add(levels.isEmpty() ? table : through(levels.get(levels.size() - 1), table));
      question = variables.find(filter.group(2)).flatMap(Variable::question);
    }
    return levels;
  }

  private SortedMap<String, String> table(Question question, String column) {
    SortedMap<String, String> table = new TreeMap<>();
    for (ChoiceList.Choice choice : variables.choices(question)) {
      String group = choice.columns().get(column);
      if (group != null && !group.isEmpty()) {
        table.put(choice.name(), group);
      }
    }
    return table;
  }

  /** The labels of the groups: those of the choices that the filters look at. */
  private SortedMap<String, SortedMap<String, String>> labels(Variable variable) {
    Set<String> groups = new HashSet<>();
    levels(variable).forEach(table -> groups.addAll(table.values()));
    SortedMap<String, SortedMap<String, String>> labels = new TreeMap<>();
    variables.all().stream()
        .flatMap(v -> v.question().stream())
        .flatMap(q -> variables.choices(q).stream())
        .filter(choice -> groups.contains(choice.name()) && !choice.label().isEmpty())
        .forEach(
            choice -> labels.putIfAbsent(choice.name(), new TreeMap<>(choice.label().byTag())));
    return labels;
  }

  private static SortedMap<String, String> through(
      Map<String, String> first, Map<String, String> then) {
    SortedMap<String, String> table = new TreeMap<>();
    first.forEach(
        (choice, group) -> table.put(choice, then.getOrDefault(group, Hierarchy.ANYTHING)));
    return table;
  }

  /**
   * The one choice on which everything else hangs ({@code ${consent} = 'yes'}): who chose otherwise
   * answered nothing and agreed to nothing, and is no row of a release.
   */
  private SortedMap<String, List<String>> gate() {
    List<Item> asked = form.items().stream().filter(DefaultPolicy::asked).toList();
    List<Item> open = asked.stream().filter(i -> i.relevant().isEmpty()).toList();
    SortedMap<String, List<String>> gate = new TreeMap<>();
    if (open.size() != 1 || asked.size() < 2 || !(open.get(0) instanceof Question question)) {
      return gate;
    }
    Set<String> common = new HashSet<>();
    asked.stream()
        .filter(i -> i != question)
        .findFirst()
        .ifPresent(i -> conjuncts(i).forEach(common::add));
    asked.stream().filter(i -> i != question).forEach(i -> common.retainAll(conjuncts(i).toList()));
    for (String conjunct : common) {
      Matcher m = GATE.matcher(conjunct);
      if (m.matches()
          && m.group(1).equals(question.name())
          && question.type() == QuestionType.SELECT_ONE) {
        gate.put(question.name(), List.of(m.group(2)));
      }
    }
    return gate;
  }

  private static boolean asked(Item item) {
    return item instanceof Group
        || (item instanceof Question q && !q.isUnseen() && q.type() != QuestionType.NOTE);
  }

  private static Stream<String> conjuncts(Item item) {
    String text = item.relevant().map(Expression::text).orElse("");
    return text.contains(" or ")
        ? Stream.of()
        : Stream.of(text.split("\\sand\\s", -1)).map(String::strip);
  }
}
