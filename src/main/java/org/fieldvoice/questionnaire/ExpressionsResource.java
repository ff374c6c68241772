package org.fieldvoice.questionnaire;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fieldvoice.account.Caller;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;
import org.fieldvoice.questionnaire.expression.Node;
import org.fieldvoice.study.Access;
import org.fieldvoice.study.Right;
import org.jspecify.annotations.Nullable;

/** Expressions tried out by those who write them, on a version of a questionnaire. */
@Path("expressions")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExpressionsResource {

  private static final int MOST_EXPRESSIONS = 1000;

  @Inject private Access access;
  @Inject private Caller caller;
  @Inject private Questionnaires questionnaires;
  @Inject private Clock clock;
  @Inject private SecureRandom random;

  /**
   * @param questionnaire its code; without one only the grammar is checked
   * @param version without one the newest that is published, else the newest
   * @param at the path or name of the item where the expression stands, the form itself without one
   * @param study where the caller has several with this code
   */
  public record CheckBody(
      @Nullable String expression,
      @Nullable String questionnaire,
      @Nullable Integer version,
      @Nullable String at,
      @Nullable String study) {}

  /**
   * @param offset the place in the expression, from 0
   */
  public record ExpressionProblem(int offset, String message, String hint) {}

  /**
   * @param tree as the browser evaluates it, {@code null} where the expression is not valid
   */
  public record CheckedView(boolean valid, List<ExpressionProblem> problems, JsonValue tree) {}

  /** An expression and the path of the item where it stands. */
  public record Asked(@Nullable String at, @Nullable String expression) {}

  /**
   * @param answers as in the API's answers document
   * @param now the respondent's local time with its offset, the server's without one
   */
  public record EvaluateBody(
      @Nullable String questionnaire,
      @Nullable Integer version,
      @Nullable JsonObject answers,
      @Nullable List<Asked> expressions,
      @Nullable String now,
      @Nullable String language,
      @Nullable String study) {}

  /** Strings, numbers and booleans in the order of the question; {@code "NaN"} is a string. */
  public record ValuesView(List<Object> values) {}

  @POST
  @Path("check")
  public CheckedView check(CheckBody body) {
    caller.accountId();
    String text = Objects.requireNonNullElse(body.expression(), "");
    try {
      Expression expression = Expression.parse(text);
      Node tree =
          body.questionnaire() == null
              ? expression.tree()
              : resolved(
                  expression, logic(body.questionnaire(), body.version(), body.study()), body.at());
      return new CheckedView(true, List.of(), LogicJson.json(Expression.compactOf(tree)));
    } catch (ExpressionException e) {
      return new CheckedView(
          false, List.of(new ExpressionProblem(e.offset(), e.what(), e.hint())), JsonValue.NULL);
    }
  }

  private static Node resolved(Expression expression, FormLogic logic, @Nullable String at) {
    return logic.resolve(expression, path(at)).orElseThrow(() -> unknown("item " + at));
  }

  @POST
  @Path("evaluate")
  public ValuesView evaluate(EvaluateBody body) {
    List<Asked> asked = Objects.requireNonNullElse(body.expressions(), List.of());
    if (asked.size() > MOST_EXPRESSIONS) {
      throw Problem.INVALID.with("why", "at most " + MOST_EXPRESSIONS + " expressions at once");
    }
    FormLogic logic =
        logic(Objects.requireNonNullElse(body.questionnaire(), ""), body.version(), body.study());
    Circumstances circumstances =
        new Circumstances(now(body.now()), random, Objects.requireNonNullElse(body.language(), ""));
    JsonObject answers = Objects.requireNonNullElse(body.answers(), JsonValue.EMPTY_JSON_OBJECT);
    Filling filling = Filling.of(logic, answers, circumstances);
    return new ValuesView(asked.stream().map(one -> value(filling, logic, one)).toList());
  }

  private static Object value(Filling filling, FormLogic logic, Asked asked) {
    String text = Objects.requireNonNullElse(asked.expression(), "");
    String path = path(asked.at());
    if (logic.itemAt(path).isEmpty()) {
      throw unknown("item " + path);
    }
    try {
      Object value = filling.evaluate(Expression.parse(text), path);
      return value instanceof Double number && !Double.isFinite(number) ? value.toString() : value;
    } catch (ExpressionException e) {
      throw Problem.FORMULA_WRONG
          .with("expression", text)
          .and("offset", e.offset() + 1)
          .and("what", e.what())
          .and("hint", e.hint());
    }
  }

  /** A path as {@link Filling} has it, also from an absolute one with its root. */
  private static String path(@Nullable String at) {
    return Objects.requireNonNullElse(at, "").strip().replaceFirst("^/[^/]*/?", "");
  }

  private OffsetDateTime now(@Nullable String text) {
    try {
      return text == null ? OffsetDateTime.now(clock) : OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw Problem.INVALID.with("why", "now is a time like 2016-08-01T08:51:12+08:00");
    }
  }

  private FormLogic logic(String code, @Nullable Integer number, @Nullable String study) {
    Questionnaire questionnaire = questionnaire(code, study).orElseThrow(() -> unknown(code));
    QuestionnaireVersion version =
        number == null ? newest(questionnaire) : numbered(questionnaire, number);
    Form form = questionnaires.form(version);
    List<LogicProblem> problems = FormLogic.problems(form);
    if (!problems.isEmpty()) {
      throw Problem.LOGIC_BROKEN.with("count", problems.size()).listing(problems);
    }
    return FormLogic.of(form);
  }

  /** The questionnaire of that study, or the first of this code that the caller may see. */
  private Optional<Questionnaire> questionnaire(String code, @Nullable String study) {
    if (study != null) {
      return questionnaires.byCode(access.to(study, Right.VIEW), code);
    }
    caller.accountId();
    return questionnaires.byCode(code).stream()
        .filter(q -> access.may(q.studyId(), Right.VIEW))
        .findFirst();
  }

  private QuestionnaireVersion newest(Questionnaire questionnaire) {
    return questionnaires
        .published(questionnaire)
        .or(() -> questionnaires.versions(questionnaire).stream().findFirst())
        .orElseThrow(() -> unknown(questionnaire.code()));
  }

  private QuestionnaireVersion numbered(Questionnaire questionnaire, int number) {
    return questionnaires.versions(questionnaire).stream()
        .filter(v -> v.number() == number)
        .findFirst()
        .orElseThrow(() -> unknown(questionnaire.code() + " version " + number));
  }

  private static ProblemException unknown(String what) {
    return Problem.NOT_FOUND.with("what", what);
  }
}
