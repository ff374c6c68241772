package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.Fieldvoice;
import org.fieldvoice.Fieldvoice.Answer;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A form whose rules would take for ever on some answers: nothing hangs, and it is said. */
class CostlyIT extends BrowserTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String ENDLESS = "a".repeat(4000);

  private static final String WORD = "text|word|Your word?|regex(., '.*.*.*.*.*b')";

  private String token;

  @BeforeEach
  void publish() {
    token =
        publish(
            WORD,
            "begin_repeat|row|Row",
            "integer|n|N",
            "end_repeat|",
            "calculate|all|||count(${row}[count(/costly/row[n > count(/costly/row)]) >= 0])");
  }

  /** A link to a form of these rows. */
  private String publish(String... rows) {
    String study = newStudy();
    String questionnaires = "studies/" + study + "/questionnaires";
    List<String> survey = new ArrayList<>(List.of(rows));
    survey.add(0, "type|name|label::English (en)|constraint|calculation");
    byte[] workbook =
        WorkbookBuilder.xlsx()
            .sheet("survey", survey.toArray(String[]::new))
            .sheet("settings", "form_id", "costly")
            .bytes();
    server().upload(questionnaires, workbook, "application/octet-stream").expect(201);
    server().post(questionnaires + "/costly/versions/1/publication", "").expect(204);
    return server()
        .post("studies/" + study + "/links", Fieldvoice.json("questionnaire", "costly"))
        .expect(201)
        .array()
        .getJsonObject(0)
        .getString("token");
  }

  private Answer send(String answers) {
    String submission =
        "{\"instanceId\":\""
            + UUID.randomUUID()
            + "\",\"version\":1,\"language\":\"en\",\"startedAt\":\"2016-08-01T08:45:00+08:00\","
            + "\"submittedAt\":\"2016-08-01T08:51:12+08:00\",\"answers\":"
            + answers
            + "}";
    return stranger().post("/r/" + token + "/responses", submission);
  }

  @Test
  void theServerRefusesInTimeAndNamesTheQuestion() {
    Instant start = Instant.now();
    assertThat(send("{\"word\":\"" + ENDLESS + "\"}").expect(422).text())
        .contains("\"too_costly\"")
        .contains("\"word\"");
    String rows = "{\"n\":1},".repeat(999) + "{\"n\":2}";
    assertThat(send("{\"row\":[" + rows + "]}").expect(422).text())
        .contains("\"too_costly\"")
        .contains("\"all\"");
    assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
    send("{\"word\":\"aab\",\"row\":[{\"n\":1}]}").expect(201);
  }

  /** The phone gives up on the rule and lets the server decide, which says it at the question. */
  @Test
  void theRespondentReadsThatTheRuleTakesTooLong() {
    String one = publish(WORD);
    Page page = phone();
    page.navigate(address() + "/r/" + one + "?lang=en");
    page.locator("[name=word]").fill(ENDLESS);
    page.locator(".primary:visible").click();
    page.locator("[data-q='word'] .error:visible").waitFor();
    assertThat(page.locator("[data-q='word'] .error").textContent())
        .isEqualTo(Words.in("en").say("tooCostly"));
  }
}
