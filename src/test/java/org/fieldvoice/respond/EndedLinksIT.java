package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.fieldvoice.Axe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone whose link ends while somebody answers, or whose study asks for more than before. */
class EndedLinksIT extends SampleOnPhone {

  @Test
  void agreementThatIsMissingIsAskedForAndTheAnswersStay() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    new Agreed(server(), study).required("# 谁在问", "# Who asks");
    next(phone);
    assertThat(phone.locator("#agree")).isVisible();
    phone.locator("#agree .primary").click();
    assertThat(screen(phone)).containsText("You do not need to answer anything else");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.count()).isEqualTo(1);
  }

  @Test
  void whatWaitsForALinkThatHasClosedIsKeptAsLongAsItMayOpenAgain() {
    String other = collection.link();
    Page first = finishedWithoutANetwork("en");
    collection.close(token);
    Page phone = first.context().newPage();
    first.close();
    phone.context().setOffline(false);
    String where = "**/" + token + "/responses";
    phone.waitForResponse(where, () -> phone.navigate(address() + "/r/" + other + "?lang=en"));
    phone.waitForResponse(where, phone::reload); // it was refused, and is tried again
    Stored.waitFor(phone, "(?s).*out:.*");
  }

  @Test
  void aLinkThatClosedMeanwhileSaysSo() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "no");
    assertThat(phone.locator("p.later b")).isVisible();
    collection.close(token);
    next(phone);
    assertThat(phone.locator("#refused")).containsText("This questionnaire is closed");
  }

  @Test
  void aLinkThatClosesInTheMiddleSaysSoAndTheAnswersStayOnThePhone() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    assertThat(phone.locator("p.later b")).isVisible();
    collection.close(token);
    choose(phone, "gender", "female");
    assertThat(phone.locator("#refused")).containsText("This questionnaire is closed");
    assertThat(Axe.violations(phone)).isEmpty();
    Stored.waitFor(phone, "(?s).*draft:.*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "ur"})
  void aLinkForOneThatSomebodyElseHasUsedMeanwhileSaysSo(String lang) {
    token = collection.link("singleUse", true);
    Page phone = open(phone(lang), lang);
    choose(phone, "consent", "no");
    phone.context().setOffline(true);
    stranger()
        .post(
            "/r/" + token + "/responses",
            "{\"instanceId\":\""
                + UUID.randomUUID()
                + "\",\"version\":1,\"language\":\"zh\","
                + "\"answers\":{\"consent\":\"no\"}}")
        .expect(201);
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    phone.context().setOffline(false);
    String tag = lang.equals("ur") ? "zh" : lang;
    assertThat(phone.locator("#refused")).containsText(Words.in(tag).say("gone.spent"));
    phone.reload();
    assertThat(phone.locator("h1")).hasText(Words.in(lang).say("gone.spent"));
  }
}
