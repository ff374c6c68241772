package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.Screen.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import jakarta.json.JsonObject;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Going on in another tab, on another phone, and with what was done before the script was there.
 */
class GoingOnIT extends SampleOnPhone {

  /** A phone whose database takes its time. */
  private static final String SLOW_TO_OPEN =
      """
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (name, version) {
        const late = new Promise(resolve => setTimeout(resolve, 1500));
        const request = { result: null };
        late.then(() => {
          const real = open.call(this, name, version);
          real.onupgradeneeded = () => { request.result = real.result; request.onupgradeneeded(); };
          real.onsuccess = () => { request.result = real.result; request.onsuccess(); };
        });
        return request;
      };
      """;

  @Test
  void twoTabsOfOnePhoneSendOneResponse() {
    Page first = open(phone("en"), "en");
    screen(first).locator("[name=consent][value=no] + span").click();
    Stored.waitForAnswer(first, "\"consent\":\"no\"");
    Page second = open(first.context().newPage(), "en");
    assertThat(screen(second).locator("[value=no]")).isChecked();
    next(second);
    next(second);
    assertThat(second.locator("#sent")).isVisible();
    next(first);
    assertThat(first.locator("#no")).hasText("These answers have already been sent");
    assertThat(first.locator("#f")).isHidden();
    assertThat(first.evaluate("window.name")).isEqualTo("");
    assertThat(collection.count()).isEqualTo(1);
    first.reload();
    assertThat(screen(first).locator("[value=no]")).not().isChecked();
  }

  @Test
  void aTabThatWasOvertakenWithoutANetworkIsToldWhenItIsBack() {
    Page first = open(phone("en"), "en");
    screen(first).locator("[name=consent][value=no] + span").click();
    Stored.waitForAnswer(first, "\"consent\":\"no\"");
    Stored.waitForPage(first);
    Page second = open(first.context().newPage(), "en");
    next(second);
    next(second);
    assertThat(second.locator("#sent")).isVisible();
    first.context().setOffline(true);
    next(first);
    assertThat(screen(first).locator("[value=no]")).not().isChecked();
    assertThat(first.locator(".tool:visible").first()).isVisible();
    first.context().setOffline(false);
    assertThat(first.locator("#no")).hasText("These answers have already been sent");
  }

  @Test
  void aTabThatWasOvertakenGoesOnWhereTheOtherIs() {
    Page first = open(phone("en"), "en");
    choose(first, "consent", "yes");
    assertThat(screen(first)).containsText("Your gender");
    Stored.waitForAnswer(first, "\"consent\":\"yes\"");
    Page second = open(first.context().newPage(), "en");
    choose(second, "gender", "female");
    screen(second).locator("[name=age]").fill("34");
    next(second);
    assertThat(screen(second)).containsText("highest level");
    choose(first, "gender", "male");
    assertThat(screen(first)).containsText("highest level");
  }

  @Test
  void anotherPhoneGoesOnWithTheCode() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    phone.waitForResponse(
        sent -> String.valueOf(sent.request().postData()).contains("\"gender\":\"female\""),
        () -> choose(phone, "gender", "female"));
    assertThat(phone.locator("p.later b")).isVisible();
    String code = phone.locator("p.later b").textContent();
    picture(phone, "code");
    Page other = phone("en");
    other.navigate(address() + "/r/" + token + "/resume?lang=en");
    other.locator("#code").fill(code);
    other.locator(".primary").click();
    other
        .locator("#page")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(screen(other)).containsText("How old are you?");
    other.locator(".back").click();
    assertThat(screen(other).locator("[value=female]")).isChecked();
  }

  @Test
  void anotherPhoneTakesTheAgreementAndTheCountsAlong() {
    new Agreed(server(), study).required("# 谁在问", "# Who asks");
    Page phone = phone("en");
    phone.navigate(address() + "/r/" + token + "?lang=en");
    phone.locator("#agree .primary").click();
    choose(phone, "consent", "no");
    String code = phone.locator("p.later b").textContent();
    Page other = phone("en");
    other.navigate(address() + "/r/" + token + "/resume?lang=en");
    other.locator("#code").fill(code);
    other.locator(".primary").click();
    assertThat(other.locator("#say")).containsText("Welcome back");
    assertThat(other.locator("#agree")).isHidden();
    next(other);
    assertThat(other.locator("#sent")).isVisible();
    JsonObject response = collection.only();
    assertThat(response.getJsonObject("agreement").getInt("sheet")).isEqualTo(1);
    JsonObject counted = response.getJsonObject("paradata");
    assertThat(counted.getInt("turns")).isGreaterThanOrEqualTo(3);
    assertThat(counted.getJsonObject("screens")).containsKeys("1", "2");
  }

  @Test
  void whoAnswersBeforeTheScriptIsReadyGoesOnWhenItIs() {
    Page phone = phone("en");
    phone.addInitScript(SLOW_TO_OPEN);
    phone.navigate(address() + "/r/" + token + "?lang=en");
    choose(phone, "consent", "no");
    assertThat(screen(phone)).containsText("You do not need to answer anything else");
    phone.locator(".back").click();
    assertThat(screen(phone).locator("[value=no]")).isChecked();
  }

  /** A link to a questionnaire that asks for a file, then for a text. */
  private String papers() {
    String[] survey = {
      "type|name|label::English (en)|label::中文 (zh)",
      "file|paper|Please send a file|请发一个文件",
      "text|words|What is in it?|里面是什么？"
    };
    return collection.linkTo(
        "papers",
        WorkbookBuilder.xlsx()
            .sheet("survey", survey)
            .sheet("settings", "form_title|form_id", "Papers|papers")
            .bytes());
  }

  private static void chooseFile(Page phone) {
    screen(phone)
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("a.pdf", "application/pdf", new byte[300_000]));
  }

  /** A phone that takes its time to write. */
  private static final String SLOW_TO_WRITE =
      """
      const encrypt = SubtleCrypto.prototype.encrypt;
      SubtleCrypto.prototype.encrypt = function () {
        return new Promise(resolve => setTimeout(resolve, 2500)).then(() => encrypt.apply(this, arguments));
      };
      """;

  /** A phone that never comes to the end of writing a file. */
  private static final String STUCK_WITH_FILES =
      """
      const encrypt = SubtleCrypto.prototype.encrypt;
      SubtleCrypto.prototype.encrypt = function (how, key, data) {
        return data.byteLength > 100000 ? new Promise(() => 0) : encrypt.call(this, how, key, data);
      };
      """;

  /** A phone that is still writing the file which was asked for first. */
  private Page goneOnFromAFile() {
    token = papers();
    Page phone = phone("en");
    phone.addInitScript(STUCK_WITH_FILES);
    open(phone, "en");
    chooseFile(phone);
    next(phone);
    return phone;
  }

  @Test
  void whoseBrowserDiesBeforeItKeepsAFileIsAskedForItAgain() {
    Page phone = goneOnFromAFile();
    assertThat(screen(phone)).containsText("What is in it?");
    screen(phone).locator("input").fill("My payslip");
    Stored.waitForAnswer(phone, "My payslip");
    Page again = phone.context().newPage();
    phone.close();
    open(again, "en");
    assertThat(screen(again)).containsText("Please send a file");
    next(again);
    assertThat(screen(again).locator("input")).hasValue("My payslip");
  }

  @Test
  void whoseDiskNeverAnswersIsHeldUpNeitherByAnotherLanguageNorAtTheEnd() {
    Page phone = goneOnFromAFile();
    phone.locator("a.lang").click();
    assertThat(screen(phone)).containsText("里面是什么");
    screen(phone).locator("input").fill("工资单");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    String stored = server().get("studies/" + study + "/questionnaires/papers/responses").text();
    assertThat(stored).contains("attachment");
  }

  /** A phone that takes eight seconds to read a file that it keeps. */
  private static final String SLOW_WITH_FILES =
      """
      const get = IDBObjectStore.prototype.get;
      IDBObjectStore.prototype.get = function (name) {
        const request = get.call(this, name);
        if (String(name).indexOf('file:') === 0) {
          const slowly = act => request.addEventListener('success', () => setTimeout(act, 8000));
          Object.defineProperty(request, 'onsuccess', { set: slowly });
        }
        return request;
      };
      """;

  @Test
  void aFileThatThePhoneIsSlowToReadIsSentWithTheAnswers() {
    token = papers();
    Page phone = phone("en");
    phone.addInitScript(SLOW_WITH_FILES);
    phone.route("**/attachments/**", Route::abort);
    open(phone, "en");
    chooseFile(phone);
    Stored.waitFor(phone, "(?s).*file:.*");
    next(phone);
    assertThat(screen(phone)).containsText("What is in it?");
    phone.unroute("**/attachments/**");
    screen(phone).locator("input").fill("My payslip");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    String stored = server().get("studies/" + study + "/questionnaires/papers/responses").text();
    assertThat(stored).contains("attachment");
  }

  @Test
  void aPersonsOwnInvitationGoesOnOnAnotherPhoneWhereTheStudyLetsIt() {
    new Agreed(server(), study).set("resumeByInvitation", true).expect(200);
    token = collection.invitation();
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    phone.waitForResponse(
        sent -> String.valueOf(sent.request().postData()).contains("\"gender\":\"female\""),
        () -> choose(phone, "gender", "female"));
    Page other = open(phone("en"), "en");
    assertThat(other.locator("#say")).containsText("Go on with your answers");
    picture(other, "invitation");
    other.locator("#say button").click();
    assertThat(screen(other)).containsText("How old are you?");
    other.locator(".back").click();
    assertThat(screen(other).locator("[value=female]")).isChecked();
  }

  @Test
  void whoGoesOnEarlyWithAFileThatCannotBeSentIsTold() {
    token = papers();
    Page phone = phone("en");
    phone.addInitScript(SLOW_TO_OPEN + SLOW_TO_WRITE);
    phone.navigate(address() + "/r/" + token);
    screen(phone)
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("empty.pdf", "application/pdf", new byte[0]));
    next(phone);
    assertThat(screen(phone).locator(".error:visible")).hasText(Words.in("en").say("uploadFailed"));
    assertThat(screen(phone)).containsText("Please send a file");
    next(phone);
    assertThat(screen(phone)).containsText("What is in it?");
  }

  @ParameterizedTest
  @CsvSource({"quick,false", "slow,true"})
  void aFileThatIsChosenBeforeTheRestOfThePageHasComeIsSentToo(
      String database, boolean closedMeanwhile) {
    token = papers();
    Page phone = phone("en");
    if (database.equals("slow")) {
      phone.addInitScript(SLOW_TO_OPEN);
    }
    phone.route("**/r/assets/**", Route::abort);
    phone.navigate(address() + "/r/" + token);
    chooseFile(phone);
    Stored.waitFor(phone, "(?s).*file:.*");
    next(phone);
    assertThat(screen(phone)).containsText("What is in it?");
    if (closedMeanwhile) {
      Stored.waitFor(phone, "(?s).*draft:.*");
      phone.reload();
      assertThat(screen(phone)).containsText("What is in it?");
    }
    next(phone);
    assertThat(phone.locator("#waiting")).isVisible();
    phone.unroute("**/r/assets/**");
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(server().get("studies/" + study + "/questionnaires/papers/responses.ndjson").text())
        .contains("attachment");
  }

  @Test
  void aScreenThatIsPostedBeforeTheScriptIsThereDoesNotCoverWhatThePhoneKeeps() {
    Page phone = open(phone("en"), "en");
    choose(phone, "consent", "yes");
    choose(phone, "gender", "female");
    Stored.waitForAnswer(phone, "\"gender\":\"female\"");
    phone.evaluate("() => HTMLFormElement.prototype.submit.call(document.getElementById('f'))");
    assertThat(screen(phone)).containsText("How old are you?");
    phone.locator(".back").click();
    assertThat(screen(phone).locator("[value=female]")).isChecked();
  }

  @Test
  void whatAMachineHasFilledInStaysMarkedWhenTheScriptGoesOn() {
    Page phone = open(phone("en"), "en");
    phone.evaluate(
        """
        trap => {
          const form = document.getElementById('f');
          form.elements[trap].value = 'http://spam';
          form.querySelector('[name=consent][value=no]').checked = true;
          HTMLFormElement.prototype.submit.call(form);
        }
        """,
        Fields.TRAP);
    assertThat(phone.locator("#say")).containsText("Welcome back");
    assertThat(screen(phone)).containsText("You do not need to answer anything else");
    next(phone);
    assertThat(phone.locator("#sent")).isVisible();
    assertThat(collection.stored()).contains("trapped");
  }
}
