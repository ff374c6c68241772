package org.fieldvoice.analysis;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fieldvoice.analysis.Variable.Kind;
import org.fieldvoice.platform.Nearest;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Formula;
import org.fieldvoice.questionnaire.expression.ExpressionException;
import org.jspecify.annotations.Nullable;

/** Finds what an analyst asks for by name: questions, groups, and expressions over them. */
final class Asked {

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-/]*");

  /** An earlier version of the form that was answered too. */
  record Past(int version, FormLogic logic) {}

  private final FormLogic newest;
  private final List<Past> earlier;
  private final Variables variables;
  private final Circumstances circumstances;
  private @Nullable FormLogic everything;

  /**
   * @param earlier versions of the form that were answered too, the newest first
   */
  Asked(FormLogic logic, List<Past> earlier, String language, Clock clock) {
    this.newest = logic;
    this.earlier = earlier;
    this.variables = new Variables(logic, language, earlier);
    this.circumstances =
        new Circumstances(
            OffsetDateTime.now(clock), new SplittableRandom(0), variables.language().tag());
  }

  Variables variables() {
    return variables;
  }

  /** The question of this name, or what the expression gives. */
  Variable variable(String asked) {
    String text = asked.strip();
    Optional<Variable> question = variables.named(text);
    if (question.isPresent()) {
      return question.get();
    }
    if (variables.refuses(text)) {
      throw Problem.QUESTION_NOT_COUNTED.with("name", text);
    }
    if (NAME.matcher(text).matches() || text.isEmpty()) {
      throw Problem.QUESTION_UNKNOWN.with("name", text).and("nearest", nearest(text));
    }
    Formula formula = formula(text);
    return new Variable(
        text,
        text,
        Kind.OPEN,
        List.of(),
        false,
        List.of(),
        List.of(),
        scopes -> value(formula, scopes.get(0)));
  }

  private List<String> value(Formula formula, JsonObject answers) {
    if (!formula.isAsked(answers)) {
      return List.of();
    }
    Object value = formula.value(answers, circumstances);
    if (value instanceof Double number) {
      return Double.isFinite(number) ? List.of(Variables.number(number)) : List.of();
    }
    return value.equals("") ? List.of() : List.of(value.toString());
  }

  /** A question, or the questions of a group that share one list of answers. */
  List<Variable> chart(String name) {
    Optional<Variable> question = variables.named(name);
    if (question.isPresent()) {
      return List.of(question.get());
    }
    if (variables.refuses(name)) {
      throw Problem.QUESTION_NOT_COUNTED.with("name", name);
    }
    List<Variable> group = variables.inGroup(name);
    if (group.isEmpty()) {
      throw Problem.CHART_UNKNOWN.with("name", name).and("nearest", nearest(name));
    }
    if (!Variables.shareOneList(group)) {
      throw Problem.CHART_LISTS_DIFFER.with("name", name);
    }
    return group;
  }

  /** Whether a response meets the condition; an empty one is met by all. */
  Predicate<JsonObject> condition(String where) {
    if (where.isBlank()) {
      return answers -> true;
    }
    Formula formula = formula(where);
    return answers -> formula.holds(answers, circumstances);
  }

  /** What a response counts for; 0 where that is no number above 0. */
  ToDoubleFunction<JsonObject> weight(String weight) {
    if (weight.isBlank()) {
      return answers -> 1;
    }
    Variable variable = variable(weight);
    return answers ->
        variable.reader().values(List.of(answers)).stream()
            .mapToDouble(v -> Axis.number(v).orElse(0))
            .filter(w -> w > 0)
            .findFirst()
            .orElse(0);
  }

  /** What expressions can name; made when one is asked for. */
  private FormLogic everything() {
    FormLogic made = everything;
    if (made == null) {
      made = AllVersions.logic(newest, earlier);
      everything = made;
    }
    return made;
  }

  private Formula formula(String text) {
    Formula formula;
    try {
      formula = Formula.of(everything(), text);
    } catch (ExpressionException e) {
      throw Problem.FORMULA_WRONG
          .with("expression", text)
          .and("offset", e.offset() + 1)
          .and("what", e.what())
          .and("hint", e.hint());
    }
    if (!formula.identifiers().isEmpty()) {
      throw Problem.FORMULA_IDENTIFIES
          .with("expression", text)
          .and("names", String.join(", ", formula.identifiers()));
    }
    return formula;
  }

  /** Up to three known names, the most alike first. */
  private String nearest(String name) {
    Collection<String> known = variables.all().stream().map(Variable::name).toList();
    return String.join(
        ", ", Nearest.few(3, name, Stream.concat(known.stream(), variables.groups().stream())));
  }
}
