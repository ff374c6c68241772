package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;

/** A respondent reads what was answered, in words. */
class OwnAnswersTest {

  private static final Form FORM =
      Asked.form(
          List.of(Asked.list("fruit", "apple", "pear")),
          Asked.a(QuestionType.TEXT, "name").saying("Your name").naming().question(),
          Asked.a(QuestionType.SELECT_MULTIPLE, "eats")
              .saying("What do **you** eat, ${name}?")
              .from("fruit")
              .question(),
          Asked.a(QuestionType.INTEGER, "age").saying("Age").question(),
          Asked.repeat("child", Asked.a(QuestionType.INTEGER, "child_age").question()),
          Asked.a(QuestionType.AUDIO, "voice").question(),
          Asked.a(QuestionType.CALCULATE, "sum").question());

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }

  @Test
  void questionsAndChoicesStandInWordsWithWhatNamesThePerson() {
    List<OwnAnswers.Line> lines =
        OwnAnswers.of(
            FORM,
            FORM.defaultLanguage(),
            Words.in("en"),
            List.of(
                json(
                    "{'eats':['apple','pear'],'child':[{'child_age':3},{'child_age':5}],"
                        + "'voice':{'attachment':'x'},'sum':9}"),
                json("{'name':'A *b*'}")));
    assertThat(lines)
        .containsExactly(
            new OwnAnswers.Line("Your name", "A *b*", 0),
            new OwnAnswers.Line("What do you eat, A *b*?", "apple, pear", 0),
            new OwnAnswers.Line("child_age", "3", 1),
            new OwnAnswers.Line("child_age", "5", 2),
            new OwnAnswers.Line("voice", "a file", 0));
  }
}
