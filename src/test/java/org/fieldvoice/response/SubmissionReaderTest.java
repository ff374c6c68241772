package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {

  private static final String ID = "77a92aea-8876-4413-a3d4-812e4299698b";

  @Test
  void readsWhatAPhoneSends() {
    Submission submission =
        read(
            """
            {"instanceId": "%s", "language": "zh", "startedAt": "2016-08-01T08:45:00+08:00",
             "submittedAt": "2016-08-01T08:51:12+08:00", "answers": {"age": 27, "years": 4.4}}"""
                .formatted(ID));

    assertThat(submission.instanceId()).isEqualTo(UUID.fromString(ID));
    assertThat(submission.submittedAt())
        .contains(OffsetDateTime.parse("2016-08-01T08:51:12+08:00"));
    assertThat(submission.answers().getInt("age")).isEqualTo(27);
    assertThat(submission.answers().getJsonNumber("years").bigDecimalValue()).isEqualTo("4.4");
  }

  @Test
  void readsALineOfAFile() {
    Submission line =
        readLine("{\"instance_id\": \"" + ID + "\", \"site\": \"dongguan-b\", \"answers\": {}}");

    assertThat(line.site()).contains("dongguan-b");
    assertThat(line.language()).isEqualTo("und");
  }

  @Test
  void keepsTextOfAnyScriptAsItWasSent() {
    String text = "𠮷野家 👩🏽‍🏭 مرحبا \\u0007 \u202eabc";
    Submission submission =
        read("{\"instanceId\": \"" + ID + "\", \"answers\": {\"t\": \"" + text + "\"}}");

    assertThat(submission.answers().getString("t")).isEqualTo(text.replace("\\u0007", "\u0007"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"instanceId\": \"x\", \"answers\": {}}",
        "{\"answers\": {}}",
        "{\"instanceId\": \"" + ID + "\"}",
        "{\"instanceId\": \"" + ID + "\", \"answers\": []}",
        "{\"instanceId\": \"" + ID + "\", \"answers\": {}, \"ip\": \"10.0.0.1\"}",
        "{\"instanceId\": \"" + ID + "\", \"instance_id\": \"" + ID + "\", \"answers\": {}}",
        "{\"instanceId\": \"" + ID + "\", \"answers\": {}, \"site\": \"a\"}",
        "{\"instanceId\": \"" + ID + "\", \"answers\": {\"a\": 1, \"a\": 2}}",
        "{\"instanceId\": \"" + ID + "\", \"answers\": {}} {}",
        "{\"instanceId\": \"" + ID + "\", \"answers\": {}, \"submittedAt\": \"yesterday\"}",
        "{\"instanceId\": \"" + ID + "\", \"answers\": {}, \"version\": 0}",
        "{\"instanceId\": \"" + ID + "\", \"answers\": {}, \"language\": \"<script>\"}"
      })
  void refusesWhatIsNotAsDocumented(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED));
  }

  private static Submission readLine(String json) {
    return SubmissionReader.readLine(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Submission read(String json) {
    return SubmissionReader.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
