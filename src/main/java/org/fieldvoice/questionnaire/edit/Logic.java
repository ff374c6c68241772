package org.fieldvoice.questionnaire.edit;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.FormJson;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;

/** The columns that hold an expression, by their name in the form's JSON. */
enum Logic {
  RELEVANT("relevant", "relevant"),
  REQUIRED("required", "required"),
  CONSTRAINT("constraint", "constraint"),
  CALCULATION("calculation", "calculation"),
  DEFAULT("default", "default"),
  CHOICE_FILTER("choiceFilter", "choice_filter"),
  COUNT("count", "repeat_count");

  /** A default is a fixed text unless it calls a function or refers to a question. */
  private static final Pattern DYNAMIC = Pattern.compile("\\$\\{|[A-Za-z][\\w:-]*\\(");

  final String key;

  /** As the workbook calls it. */
  final String column;

  Logic(String key, String column) {
    this.key = key;
    this.column = column;
  }

  static Optional<Logic> of(String key) {
    return Arrays.stream(values()).filter(l -> l.key.equals(key)).findFirst();
  }

  boolean fits(Row row) {
    return switch (this) {
      case RELEVANT -> true;
      case COUNT -> row.type().equals("repeat");
      default -> !row.isGroup();
    };
  }

  /** What stands there of an item; empty where nothing does. */
  Optional<Expression> in(Item item) {
    if (item instanceof Group group) {
      return switch (this) {
        case RELEVANT -> group.relevant();
        case COUNT -> group.repeat().flatMap(Group.Repeat::count);
        default -> Optional.empty();
      };
    }
    Question question = (Question) item;
    return switch (this) {
      case RELEVANT -> question.relevant();
      case REQUIRED -> question.required();
      case CONSTRAINT -> question.constraint();
      case CALCULATION -> question.calculation();
      case DEFAULT -> question.dflt();
      case CHOICE_FILTER -> question.choiceFilter();
      case COUNT -> Optional.empty();
    };
  }

  /** The text as the form's JSON keeps an expression, parsed anew. */
  JsonObject json(String text, String place) {
    try {
      boolean literal = this == DEFAULT && !DYNAMIC.matcher(text).find();
      return FormJson.expression(literal ? Expression.literal(text) : Expression.parse(text));
    } catch (ExpressionException e) {
      throw Problem.EDIT_EXPRESSION_WRONG
          .with("column", column)
          .and("place", place)
          .and("what", e.what())
          .and("hint", e.hint())
          .and("offset", e.offset());
    }
  }
}
