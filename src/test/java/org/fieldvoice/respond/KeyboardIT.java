package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.util.List;
import java.util.Map;
import org.fieldvoice.BrowserTest;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The respondent's paths by a keyboard: no pointer is ever used. */
class KeyboardIT extends BrowserTest {

  private static final int FAR = 90;

  private Page page;

  @BeforeEach
  void sitDown() {
    page = desktop("en");
  }

  private boolean isAt(String selector) {
    return page.evaluate("s => document.activeElement.matches(s)", selector).equals(true);
  }

  /** The focus is there, or comes there with what the page still does. */
  private void isOn(String selector) {
    assertThat(page.locator(selector).and(page.locator(":focus"))).hasCount(1);
  }

  private KeyboardIT press(String key) {
    page.keyboard().press(key);
    return this;
  }

  private KeyboardIT type(String text) {
    page.keyboard().type(text);
    return this;
  }

  private KeyboardIT reach(String selector) {
    return reach(selector, "Tab");
  }

  private KeyboardIT reach(String selector, String by) {
    for (int i = 0; i < FAR && !isAt(selector); i++) {
      press(by);
    }
    assertThat(isAt(selector)).as(selector + " is reached by " + by).isEqualTo(true);
    return this;
  }

  /** The focus is seen: something around the element, or beside it, is drawn. */
  private void isSeen(String selector) {
    Object outlined =
        page.evaluate(
            """
            () => [document.activeElement, document.activeElement.nextElementSibling]
              .some(e => e && getComputedStyle(e).outlineStyle === 'solid' && parseFloat(getComputedStyle(e).outlineWidth) >= 3)
            """);
    assertThat(outlined).as("the focus on " + selector + " is seen").isEqualTo(true);
  }

  private KeyboardIT field(String name, String text) {
    reach("[name='" + name + "']");
    isSeen(name);
    return type(text);
  }

  private KeyboardIT choose(String name, String value) {
    reach("[name='" + name + "']");
    isSeen(name);
    String wanted = "[value='" + value + "']";
    return isAt(wanted) ? press("Space") : reach(wanted, "ArrowDown");
  }

  private KeyboardIT tick(String name, String value) {
    return reach("[name='" + name + "'][value='" + value + "']").press("Space");
  }

  private KeyboardIT next() {
    reach(".primary");
    isSeen("the main button");
    return press("Enter");
  }

  private void isToldOf(String selector) {
    assertThat(page.locator(".screen:not([hidden]) .error:visible")).hasCount(1);
    isOn(selector);
    isOn("[aria-invalid=true]");
  }

  private void tellsAboutHerself() {
    next().isToldOf("[name=consent]");
    choose("consent", "yes").next().choose("gender", "female").next();
    field("age", "12").next().isToldOf("[name=age]");
    press("Control+a").type("34").next();
    choose("education", "junior").next().choose("residence", "rural_migrant").next();
    reach("[type=search]").type("guangxi").tick("home_province", "guangxi").next();
    reach("select[name=home_city]").press("ArrowDown").next();
    field("years_in_factory", "3.5").next();
  }

  private void tellsAboutHerChildren() {
    choose("is_parent", "yes").next();
    field("child[1]/child_age", "12").next();
    choose("child[1]/child_lives_with", "grandparents").next();
    reach(".add").press("Enter");
    field("child[2]/child_age", "30").next().isToldOf("[name='child[2]/child_age']");
    press("Control+a").type("3").next();
    choose("child[2]/child_lives_with", "me").next().next();
  }

  private void tellsWhatSheReads() {
    choose("most_useful_function", "knowledge").next().choose("accounts_followed", "1_5").next();
    tick("content_read", "parenting").tick("content_read", "law").next();
    reach(".rank li:nth-child(1) .down").press("Enter");
    isOn(".rank li:nth-child(2) .down"); // the moved row keeps the focus
    press("Enter").reach(".rank li:nth-child(2) .up", "Shift+Tab").press("Enter").next();
    choose("how_joined", "other").field("how_joined_other", "Radio").next();
    choose("visit_frequency", "daily").next();
    reach(".slider").press("ArrowRight").next();
  }

  @Test
  void theWholeSampleIsFilledInWithoutAPointer() {
    Collection collection = Collection.in(server(), newStudy());
    page.navigate(address() + "/r/" + collection.link() + "?lang=en");
    page.locator(".tool:visible").first().waitFor();
    tellsAboutHerself();
    tellsAboutHerChildren();
    tellsWhatSheReads();
    choose("helped_communication", "very_much").choose("helped_understanding", "partly");
    choose("helped_relationship", "partly").next();
    field("change", "More talk");
    next().isToldOf("[name=interview_ok]");
    choose("interview_ok", "yes").field("contact_name", "Fang");
    field("contact_phone", "13900000166").next().next();
    assertThat(page.locator("#sent")).isVisible();
    assertThat(collection.stored())
        .contains("\"children\":2")
        .contains("\"home_province\":\"guangxi\"")
        .contains("\"home_city\":\"nanning\"")
        .containsPattern("\"content_wanted\":\\[(\"\\w+\",?){4}]")
        .contains("Radio")
        .contains("More talk");
  }

  /** A form of what is answered by a device: a voice, a drawing, a place. */
  private static byte[] devices() {
    String[] survey = {
      "type|name|label::English (en)|appearance|required",
      "audio|voice|Tell us by voice||yes",
      "image|sign|Please sign|signature|yes",
      "geopoint|place|Where are you?||yes",
      "geopoint|other|Where do you live?||yes",
      "text|last|Anything else?||"
    };
    return WorkbookBuilder.xlsx()
        .sheet("survey", survey)
        .sheet("settings", "form_title|form_id", "Devices|devices")
        .bytes();
  }

  /** The clock of a recording goes: something has been heard. */
  static void isRecording(Page page) {
    assertThat(page.locator(".live:visible")).containsText("0:0");
  }

  private void recordsAVoice() {
    next();
    isOn(".record"); // the error leads to the recorder
    isSeen("the recorder");
    press("Enter");
    assertThat(page.locator(".stop")).isFocused();
    isRecording(page);
    press("Enter");
    assertThat(page.locator(".screen:not([hidden]) .state")).containsText("The file is here.");
    isOn(".record"); // the focus stays at the recorder
    reach(".delete").press("Enter");
    isOn(".record"); // who deletes can record again
    press("Enter");
    assertThat(page.locator(".stop")).isFocused();
    isRecording(page);
    press("Enter");
    assertThat(page.locator(".screen:not([hidden]) .state")).containsText("The file is here.");
    next();
  }

  private void sendsAPictureOfHerName() {
    next();
    isOn(".screen:not([hidden]) [type=file]"); // who cannot draw chooses a picture
    assertThat(page.locator(":focus")).hasAccessibleName("Please sign");
    isSeen("the file");
    press("Enter");
    assertThat(page.locator(".screen:not([hidden]) .state")).containsText("The file is here.");
    next();
  }

  private void saysWhereSheIs() {
    next();
    isOn(".locate button"); // the error leads to the position
    press("Enter");
    assertThat(page.locator(".screen:not([hidden]) .said")).containsText("Accurate to 3 m");
    next();
    reach(".screen:not([hidden]) summary").press("Enter");
    field("other:0", "22.5").field("other:1", "114.1").next();
  }

  @Test
  void aVoiceADrawingAPlaceAndACodeTakeNoPointer() {
    Collection collection = Collection.in(server(), newStudy());
    String token = collection.linkTo("devices", devices());
    page.context().grantPermissions(List.of("geolocation"));
    page.context().setGeolocation(new Geolocation(22.5, 114.1).setAccuracy(3));
    page.addInitScript(RespondBrowserIT.A_VOICE);
    /* Told early: a browser that hears of it together with the key may open a dialog of its own. */
    page.onFileChooser(
        chooser ->
            chooser.setFiles(new FilePayload("name.png", "image/png", new byte[] {1, 2, 3})));
    page.navigate(address() + "/r/" + token);
    page.locator(".tool:visible").first().waitFor();
    recordsAVoice();
    sendsAPictureOfHerName();
    saysWhereSheIs();
    field("last", "no");
    assertThat(page.locator("p.later b")).isVisible();
    String code = page.locator("p.later b").textContent();
    page = desktop("en");
    page.navigate(address() + "/r/" + token);
    page.locator(".tool:visible").first().waitFor();
    reach("button.later").press("Enter");
    page.locator("#code").waitFor();
    reach("#code");
    isSeen("the code");
    type(code).press("Enter");
    assertThat(page.locator("#say")).containsText("Welcome back");
    field("last", "no").next();
    assertThat(page.locator("#sent")).isVisible();
  }

  @Test
  void thePinOfASharedTabletTakesNoPointer() {
    Collection collection = Collection.in(server(), newStudy());
    String token = collection.link("mode", "kiosk", "kiosk", Map.of("pin", "2580"));
    page.navigate(address() + "/r/" + token + "?lang=en");
    page.locator(".exit").waitFor();
    reach(".exit").press("Enter");
    isOn(".pin");
    isSeen("the PIN");
    press("Tab").press("Tab").press("Tab");
    isOn(".over *"); // the focus stays in the question
    reach(".pin").press("Escape");
    assertThat(page.locator(".over")).hasCount(0);
    isOn(".exit");
    press("Enter").type("1111").press("Enter");
    assertThat(page.locator(".over .error")).hasText("This PIN is not right.");
    isOn(".pin");
    type("2580").press("Enter");
    assertThat(page.locator("h1:visible")).containsText("no longer in use");
    reach("a.button").press("Enter");
    page.locator(".exit").waitFor();
  }

  @Test
  void agreeingTheReceiptOnesAnswersAndDeletingThemTakeNoPointerEither() {
    String study = newStudy();
    Collection collection = Collection.in(server(), study);
    Agreed agreed = new Agreed(server(), study);
    agreed.sheet("# 谁在问", "# Who asks");
    Map<String, Object> passingOn = Map.of("limit", 3, "kind", "SINGLE");
    agreed.set("agreementRequired", true, "passingOn", passingOn).expect(200);
    String token = collection.link();
    page.navigate(address() + "/r/" + token + "?lang=en");
    reach("#agree summary").press("Enter");
    assertThat(page.locator("#agree details li").first()).isVisible();
    reach("#agree .primary").press("Enter");
    page.locator(".tool:visible").first().waitFor();
    reach("a.lang").press("Enter");
    assertThat(page.locator("html")).hasAttribute("lang", "zh");
    page.locator(".tool:visible").first().waitFor();
    reach(".tool").press("Enter");
    choose("consent", "no").reach("#f .primary").press("Enter");
    assertThat(page.locator(".screen:not([hidden])")).not().containsText("您是否同意");
    reach("#f .primary").press("Enter");
    assertThat(page.locator("#more .qr img")).isVisible();

    Page receipt = page;
    reach("#more .pass button");
    page = receipt.waitForPopup(() -> receipt.keyboard().press("Enter"));
    assertThat(page.locator(".address")).isVisible();
    page = receipt;
    reach("#more > form button", "Shift+Tab");
    page = receipt.waitForPopup(() -> receipt.keyboard().press("Enter"));
    assertThat(page.locator(".own")).isVisible();
    reach(".danger");
    isSeen("the button that deletes");
    press("Enter");
    assertThat(page.locator("h1")).hasText("您的回答已经删除。");
    assertThat(collection.count()).isZero();
  }
}
