package org.fieldvoice.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fieldvoice.dataset.Policy.Action;
import org.fieldvoice.dataset.Variable.Kind;
import org.fieldvoice.dataset.Variable.Standing;
import org.fieldvoice.dataset.format.Field;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.QuestionType;

/**
 * Describes every variable of a form for the codebook: those in the data first, then those left
 * out, and why.
 */
final class Fields {

  private final Plan plan;
  private final Columns columns;
  private final List<Words> words;

  Fields(Plan plan, Columns columns) {
    this.plan = plan;
    this.columns = columns;
    this.words = Words.of(plan.variables().form());
  }

  List<Field> all() {
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field(
            "_id",
            Field.Type.STRING,
            List.of("_id"),
            Words.all(words, "_id"),
            List.of(),
            Words.all(words, "new-id")));
    List<Columns.Shown> shown = columns.all();
    shown.forEach(s -> fields.add(shown(s)));
    List<String> keys = shown.stream().map(s -> s.variable().key()).toList();
    plan.variables().all().stream()
        .filter(v -> !keys.contains(v.key()))
        .forEach(v -> fields.add(leftOut(v)));
    return fields;
  }

  private Field shown(Columns.Shown shown) {
    Variable variable = shown.variable();
    return new Field(
        variable.key(), type(shown), shown.names(), labels(variable), values(shown), done(shown));
  }

  private Field leftOut(Variable variable) {
    String reason = variable.reason().word();
    Action action = plan.policy().rule(variable).action();
    String key =
        action != Action.DROP
            ? "gave-all"
            : variable.standing() == Standing.NEVER ? "never" : "dropped";
    Map<String, String> done = new LinkedHashMap<>();
    words.forEach(
        w ->
            done.put(
                w.tag(), w.text("done." + key, w.text("reason." + reason), plan.policy().k())));
    return new Field(
        variable.key(), Field.Type.STRING, List.of(), labels(variable), List.of(), done);
  }

  private Map<String, String> labels(Variable variable) {
    return variable
        .question()
        .<Map<String, String>>map(q -> new TreeMap<>(q.label().byTag()))
        .orElseGet(() -> Words.all(words, variable.key()));
  }

  private Map<String, String> done(Columns.Shown shown) {
    Map<String, String> done = treated(shown);
    List<Integer> versions = shown.variable().versions();
    if (versions.isEmpty()) {
      return done;
    }
    String asking =
        versions.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    Map<String, String> both = new LinkedHashMap<>();
    Words.all(words, "done.retired", asking)
        .forEach((tag, asked) -> both.put(tag, asked + " " + done.getOrDefault(tag, "")));
    return both;
  }

  private Map<String, String> treated(Columns.Shown shown) {
    Optional<Plan.Quasi> quasi =
        plan.quasi().stream()
            .filter(q -> q.variable().key().equals(shown.variable().key()))
            .findFirst();
    if (quasi.isEmpty()) {
      return Words.all(words, "done.kept");
    }
    int last = quasi.get().hierarchy().levels() - 1;
    return last == 0
        ? Words.all(words, "done.kept-quasi", plan.policy().k())
        : Words.all(words, "done.generalised", shown.level(), last, plan.policy().k());
  }

  private static Field.Type type(Columns.Shown shown) {
    boolean calculated =
        shown.variable().question().filter(q -> q.type() == QuestionType.CALCULATE).isPresent();
    boolean answered = !calculated && !shown.coarse();
    return switch (shown.variable().kind()) {
      case CHOICES, RANKING -> Field.Type.INTEGER;
      case WHOLE_NUMBER -> answered ? Field.Type.INTEGER : Field.Type.STRING;
      case NUMBER -> answered ? Field.Type.NUMBER : Field.Type.STRING;
      default -> Field.Type.STRING;
    };
  }

  private List<Field.Value> values(Columns.Shown shown) {
    Variable variable = shown.variable();
    if (variable.kind() == Kind.CHOICE && shown.coarse()) {
      return groups(variable, shown.level());
    }
    List<Field.Value> values = new ArrayList<>();
    Map<String, ChoiceList.Choice> known = new TreeMap<>();
    variable
        .question()
        .ifPresent(q -> plan.variables().choices(q).forEach(c -> known.put(c.name(), c)));
    for (String name : plan.choicesOf(variable)) {
      ChoiceList.Choice choice = known.get(name);
      values.add(
          new Field.Value(
              name, choice == null ? Words.all(words, "other") : choice.label().byTag()));
    }
    return values;
  }

  private List<Field.Value> groups(Variable variable, int level) {
    Policy.Rule rule = plan.policy().rule(variable);
    SortedMap<String, String> table = rule.levels().get(level - 1);
    List<Field.Value> values = new ArrayList<>();
    for (String group : new TreeSet<>(table.values())) {
      values.add(new Field.Value(group, rule.labels().getOrDefault(group, new TreeMap<>())));
    }
    if (!table.keySet().containsAll(plan.choicesOf(variable))) {
      values.add(new Field.Value(Hierarchy.ANYTHING, Words.all(words, "any-other")));
    }
    return values;
  }
}
