package org.fieldvoice.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.fieldvoice.dataset.FormBuilder.Row;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {

  private final Variables variables =
      Variables.of(
          new FormBuilder()
              .list("province", "hunan", "henan", "sichuan")
              .ask(Row.of(QuestionType.INTEGER, "age", Privacy.QUASI))
              .ask(
                  Row.of(QuestionType.SELECT_ONE, "province", Privacy.QUASI)
                      .with("list", "province"))
              .ask(Row.of(QuestionType.TEXT, "story", Privacy.SENSITIVE))
              .ask(Row.of(QuestionType.TEXT, "phone", Privacy.IDENTIFIER))
              .build());
  private final Policy base = DefaultPolicy.of(variables);

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  private Policy read(String text) {
    return PolicyJson.read(json(text), base);
  }

  private List<String> faults(String text) {
    return PolicyCheck.faults(read(text), variables).stream()
        .map(f -> f.at() + ": " + f.fault())
        .toList();
  }

  @Test
  void aWrittenPolicyReadsBackTheSame() {
    Policy policy =
        read(
            """
            {"k": 7, "suppression": 0.1, "dates": "quarter", "variables": {
              "age": {"action": "generalise", "cuts": [[20, 30], [30]], "weight": 2.5},
              "province": {"action": "generalise", "levels": [{"hunan": "Central", "henan": "Central"}],
                           "labels": {"Central": {"en": "Central China"}}}}}
            """);
    JsonObject written = PolicyJson.write(policy);
    assertThat(PolicyJson.write(PolicyJson.read(written, base))).isEqualTo(written);
    assertThat(PolicyCheck.faults(policy, variables)).isEmpty();
  }

  @Test
  void whatADocumentLeavesOutIsAsProposed() {
    assertThat(read("{\"k\": 10}"))
        .isEqualTo(new Policy(10, base.suppression(), base.dates(), base.only(), base.variables()));
  }

  @Test
  void everyFaultOfADocumentIsToldAtOnceWithItsPlace() {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                read(
                    "{\"k\": \"five\", \"colour\": 1, \"variables\": {\"age\": {\"action\": \"hide\", \"bands\": 5}}}"));
    assertThat(problem.problem()).isEqualTo(Problem.POLICY_FAULTY);
    assertThat(problem.problems())
        .extracting(f -> ((PolicyFault) f).at() + ": " + ((PolicyFault) f).fault())
        .containsExactlyInAnyOrder(
            "k: not-a-number",
            "colour: no-such-field",
            "variables.age.action: no-such-action",
            "variables.age.bands: not-a-list");
  }

  @Test
  void noPolicyGetsAnIdentifierOut() {
    assertThat(faults("{\"variables\": {\"phone\": {\"action\": \"keep\"}}}"))
        .containsExactly("variables.phone.action: never-released");
    assertThat(faults("{\"variables\": {\"phone\": {\"action\": \"drop\"}}}")).isEmpty();
  }

  @Test
  void groupsThatAreSplitAgainAreRefused() {
    String split = "{\"hunan\": \"A\", \"henan\": \"A\"}, {\"hunan\": \"B\", \"henan\": \"C\"}";
    assertThat(
            faults(
                "{\"variables\": {\"province\": {\"action\": \"generalise\", \"levels\": ["
                    + split
                    + "]}}}"))
        .containsExactly("variables.province.levels: group-split");
    assertThat(
            faults("{\"variables\": {\"age\": {\"action\": \"generalise\", \"bands\": [2, 5]}}}"))
        .containsExactly("variables.age.bands: bands-not-multiples");
    assertThat(
            faults(
                "{\"variables\": {\"age\": {\"action\": \"generalise\", \"cuts\": [[5], [5, 9]]}}}"))
        .containsExactly("variables.age.cuts: cuts-not-nested");
  }

  @Test
  void kOfOneAndWordsMadeCoarserAreRefused() {
    assertThat(
            faults(
                "{\"k\": 1, \"suppression\": 0.9, \"variables\": {\"story\": {\"action\": \"generalise\"}, \"x\": {\"action\": \"drop\"}}}"))
        .containsExactlyInAnyOrder(
            "k: k-out-of-range",
            "suppression: suppression-out-of-range",
            "variables.story.action: free-text",
            "variables.x: no-such-variable");
  }
}
