package org.fieldvoice.respond;

import java.util.Map;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.Violation;
import org.fieldvoice.questionnaire.Violation.Rule;
import org.fieldvoice.response.Attachments;

/**
 * What is said to a respondent about an answer: the form's own words where it has some, ours
 * elsewhere.
 */
record Messages(FormLogic logic, Language language, Words words) {

  private static final Map<QuestionType, String> KINDS =
      Map.of(
          QuestionType.INTEGER, "notWhole",
          QuestionType.DECIMAL, "notNumber",
          QuestionType.RANGE, "notNumber",
          QuestionType.GEOPOINT, "notNumber",
          QuestionType.DATE, "notDate",
          QuestionType.DATE_TIME, "notDate",
          QuestionType.TIME, "notDate");

  /**
   * What is said.
   *
   * @param form the form's words that it was made of; none where it is ours
   */
  record Told(String text, Texts form) {
    static final Told NOTHING = new Told("", Texts.NONE);
  }

  Told of(Violation violation, Filling filling) {
    Form form = logic.form();
    if (!violation.message().isEmpty()) {
      String own = violation.message().in(language, form.defaultLanguage());
      return new Told(filling.piped(own, violation.path()), violation.message());
    }
    String ours =
        logic
            .question(violation.question())
            .map(question -> ours(violation.rule(), question))
            .orElse(words.say("invalid"));
    return new Told(ours, Texts.NONE);
  }

  /** Of a file that is larger than what is kept. */
  Told tooLarge() {
    return new Told(words.say("tooLarge", Attachments.MOST_BYTES >> 20), Texts.NONE);
  }

  private String ours(Rule rule, Question question) {
    return switch (rule) {
      case REQUIRED -> words.say("required");
      case TYPE -> words.say(KINDS.getOrDefault(question.type(), "invalid"));
      case RANGE -> outside(Scale.of(question, logic.form()));
      case CHOICE -> words.say(question.type() == QuestionType.RANK ? "rankOnce" : "invalid");
      case TOO_COSTLY -> words.say("tooCostly");
      default -> words.say("invalid");
    };
  }

  private String outside(Scale scale) {
    String between = scale.between();
    String greatest = scale.greatest().toPlainString();
    return words.say(
        "outOfRange", scale.least().toPlainString(), between == null ? greatest : between);
  }
}
