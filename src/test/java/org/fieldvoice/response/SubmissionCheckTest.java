package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.response.SubmissionCheck.Checked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubmissionCheckTest {

  private static final Instant NOW = Instant.parse("2016-08-01T01:00:00Z");
  private static final OffsetDateTime STARTED = OffsetDateTime.parse("2016-08-01T08:45:00+08:00");
  private static final String REFUSED = "{'consent': 'no'}";
  private static SubmissionCheck check;

  @BeforeAll
  static void openTheForm() throws IOException {
    check = new SubmissionCheck(FormLogic.of(SampleStudy.form()));
  }

  @Test
  void everyResponseOfTheSampleStudyIsAsItShouldBe() throws IOException {
    for (Submission submission : SampleStudy.submissions()) {
      Checked checked = check.check(submission, NOW);
      Map<String, JsonValue> kept = new HashMap<>(checked.answers());
      kept.putAll(checked.identity());
      submission
          .answers()
          .forEach(
              (key, value) ->
                  assertThat(plain(java.util.Objects.requireNonNull(kept.get(key))))
                      .isEqualTo(plain(value)));
    }
  }

  @Test
  void identifiersLeaveTheAnswersDocument() throws IOException {
    Submission withContact =
        SampleStudy.submissions().stream()
            .filter(s -> s.answers().containsKey("contact_name"))
            .findFirst()
            .orElseThrow();

    Checked checked = check.check(withContact, NOW);

    assertThat(checked.answers().keySet()).doesNotContain("contact_name", "contact_phone");
    assertThat(checked.identity().keySet()).containsExactly("contact_name", "contact_phone");
  }

  @Test
  void answersToSkippedQuestionsAreDropped() {
    assertThat(checked("{'consent': 'no', 'age': 30}").answers().keySet()).doesNotContain("age");
  }

  @Test
  void everyBrokenRuleIsNamedWithTheFormsOwnWords() {
    ProblemException problem = refused("{'consent': 'yes', 'age': 7}");

    assertThat(problem.problem()).isEqualTo(Problem.SUBMISSION_INVALID);
    assertThat(problem.problems())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(AnswerProblem.class))
        .contains(new AnswerProblem("age", "age", "constraint", "请输入 16 到 75 之间的数字"))
        .extracting(AnswerProblem::question, AnswerProblem::rule)
        .contains(org.assertj.core.groups.Tuple.tuple("gender", "required"));
  }

  @Test
  void aQuestionThatTheFormDoesNotHaveMakesTheWholeMalformed() {
    assertThat(refused("{'consent': 'no', 'shoe_size': 42}").problem())
        .isEqualTo(Problem.MALFORMED);
  }

  @Test
  void thePhoneIsNotRemembered() {
    assertThat(checked("{'consent': 'no', 'device_id': '868500000000000'}").answers().keySet())
        .doesNotContain("device_id");
  }

  @Test
  void whatThePhoneFillsInDoesNotMakeARepetitionDifferent() {
    byte[] once = checked("{'consent': 'no', 'end_time': '2016-08-01T08:51:12+08:00'}").content();

    assertThat(checked("{'consent': 'no', 'end_time': '2016-08-01T08:59:00+08:00'}").content())
        .isEqualTo(once);
    assertThat(checked("{'end_time': '2016-08-01T08:59:00+08:00', 'consent': 'no'}").content())
        .isEqualTo(once);
  }

  @Test
  void anotherAnswerMakesItDifferent() throws IOException {
    Submission submission = SampleStudy.submissions().get(0);
    JsonObject other = Json.createObjectBuilder(submission.answers()).add("usefulness", 1).build();

    assertThat(check.check(submission(other, STARTED.plusMinutes(6)), NOW).content())
        .isNotEqualTo(check.check(submission, NOW).content());
  }

  @Test
  void aRecordingIsFoundAmongTheIdentifiers() throws IOException {
    JsonObject voice = Json.createObjectBuilder().add("attachment", "abc").build();
    JsonObject answers =
        Json.createObjectBuilder(SampleStudy.submissions().get(0).answers())
            .add("change_voice", voice)
            .build();

    Checked checked = check.check(submission(answers, STARTED.plusMinutes(6)), NOW);

    assertThat(checked.attachments()).isEqualTo(List.of("abc"));
    assertThat(checked.identity()).containsKey("change_voice");
  }

  @Test
  void aResponseThatWasHardlyReadIsFlagged() throws IOException {
    JsonObject answers = SampleStudy.submissions().get(0).answers();

    assertThat(check.check(submission(answers, STARTED.plusSeconds(9)), NOW).flags())
        .containsExactly("fast");
    assertThat(check.check(submission(answers, STARTED.plusMinutes(6)), NOW).flags()).isEmpty();
  }

  @Test
  void aPhoneWhoseClockIsAheadIsFlagged() {
    JsonObject answers = json(REFUSED);

    assertThat(check.check(submission(answers, STARTED.plusDays(400)), NOW).flags())
        .containsExactly("clock");
  }

  /** 3 and 3.0 are the same answer. */
  private static Object plain(JsonValue value) {
    return value instanceof JsonNumber number ? number.doubleValue() : value;
  }

  private static Checked checked(String answers) {
    return check.check(submission(json(answers), STARTED.plusMinutes(6)), NOW);
  }

  private static ProblemException refused(String answers) {
    return catchThrowableOfType(ProblemException.class, () -> checked(answers));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }

  private static Submission submission(JsonObject answers, OffsetDateTime submittedAt) {
    return new Submission(
        UUID.randomUUID(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "zh",
        Optional.of(STARTED),
        Optional.of(submittedAt),
        answers,
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
