package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fieldvoice.respond.Asked.a;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fieldvoice.Axe;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type of question in a real Chromium of a phone's size, without a server. */
class WidgetsIT {

  /** What a control is and how its error is drawn: the state of another such looks the same. */
  private static final String KIND =
      "e => e.closest('[data-q]').dataset.t + ' ' + e.tagName + ' ' + e.className";

  /** What of the screen is tapped and smaller than a thumb needs. */
  private static final String SMALL =
      """
      () => Array.from(document.querySelectorAll('button, a, summary, select, textarea, input, .row > span'))
        .filter(e => e.offsetParent && !e.closest('.vh, .row input') && e.type !== 'hidden')
        .map(e => [e, e.getBoundingClientRect()])
        .filter(([e, box]) => Math.round(box.height) < 48 || Math.round(box.width) < 48 && !e.matches('.row > span'))
        .map(([e, box]) => e.outerHTML.slice(0, 90) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))
      """;

  /** Answers all that is asked on the screen, in some way, and waits until it looks like that. */
  private static final String ANSWER =
      """
      () => {
        document.querySelectorAll('.screen:not([hidden]) [data-q]').forEach(question => {
          const values = { number: '20', date: '2020-02-03', month: '2020-02', time: '06:30', 'datetime-local': '2020-02-03T06:30' };
          const row = question.querySelector('.row:not([hidden]) input');
          const control = question.querySelector('select, textarea, input:not([type=file]):not([type=hidden])');
          if (row) {
            row.click();
          } else if (control && question.offsetParent) {
            control.value = control.tagName === 'SELECT' ? control.options[control.options.length - 1].value
              : values[control.type] || (control.inputMode === 'numeric' || control.inputMode === 'decimal' ? '20' : 'x');
            ['input', 'change'].forEach(kind => control.dispatchEvent(new Event(kind, { bubbles: true })));
          }
        });
        return Promise.all(document.getAnimations().map(change => change.finished)).then(() => 0);
      }
      """;

  private static final FormLogic LOGIC = EveryType.logic();

  private Phone phone = new Phone(LOGIC, ColorScheme.LIGHT);

  @AfterEach
  void putAway() {
    phone.close();
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT", "ur, DARK"})
  void everyTypeIsAccessibleEmptyWithAnErrorAndAnswered(String language, ColorScheme scheme) {
    phone.close();
    phone = new Phone(LOGIC, scheme);
    phone.page().addInitScript(ListeningIT.A_VOICE);
    phone.openWhole(language);
    List<String> violations = new ArrayList<>();
    Set<Object> small = new LinkedHashSet<>();
    Set<Object> seenWrong = new HashSet<>();
    Set<Object> seenAnswered = new HashSet<>();
    for (String question : EveryType.asked().toList()) {
      phone.show(question);
      violations(question, violations);
      Locator required = phone.screen().locator("[aria-required=true]");
      if (required.count() > 0 && seenWrong.add(required.first().evaluate(KIND))) {
        phone.next();
        violations(question + " with an error", violations);
      }
      Locator control = phone.screen().locator("select, textarea, input:not([type=hidden])");
      if (control.count() > 0 && seenAnswered.add(control.first().evaluate(KIND))) {
        phone.page().evaluate(ANSWER);
        violations(question + " answered", violations);
      }
      small.addAll((List<?>) phone.page().evaluate(SMALL));
      Object fits = phone.page().evaluate("document.documentElement.scrollWidth <= innerWidth");
      assertThat(fits).as(question + " fits").isEqualTo(true);
    }
    assertThat(small).isEmpty();
    assertThat(violations).isEmpty();
    assertThat(Axe.violationsInAll(phone.page())).isEmpty();
    assertThat(phone.complaints()).isEmpty();
  }

  private void violations(String where, List<String> into) {
    Axe.violations(phone.page()).forEach(violation -> into.add(where + ": " + violation));
  }

  @Test
  void aLongListComesWhenItsQuestionIsNearAndIsSearched() {
    phone.openWhole("en");
    assertThat(phone.asked()).noneMatch(address -> address.contains("list="));
    phone.show("area");
    phone.screen().locator("[value=a1] + span").click();
    phone.next();
    Locator rows = phone.screen().locator(".row");
    assertThat(rows).hasCount(50);
    assertThat(phone.asked()).anyMatch(address -> address.contains("list=7/en/town"));
    phone.screen().locator("[type=search]").fill("town 1171");
    assertThat(rows).hasCount(1);
    assertThat(phone.screen().getByRole(AriaRole.STATUS).first()).hasText("1 found");
    rows.first().click();
    phone.screen().locator("[type=search]").fill("town 12");
    assertThat(rows.first().locator("input")).isChecked();
    assertThat(phone.screen().locator("[value=t12]")).hasCount(0);
    phone.next();
    assertThat(phone.screen()).containsText("What do you think?");
  }

  @Test
  void aMessageAndAChoiceInAnotherLanguageThanThePagesSaySo() {
    phone.openWhole("ur");
    phone.show("age");
    phone.screen().locator("input").fill("12");
    phone.next();
    Locator error = phone.screen().locator(".error:visible");
    assertThat(error).hasText("You must be 16 or older");
    assertThat(error).hasAttribute("lang", "en");
    phone.screen().locator("input").fill("");
    phone.next();
    assertThat(error).hasAttribute("lang", "ur");
    phone.show("area");
    phone.screen().locator("[value=a0] + span").click();
    phone.next();
    phone.screen().locator("[type=search]").fill("very last");
    Locator choice = phone.screen().locator(".row span");
    assertThat(choice).hasText("The very last");
    assertThat(choice).hasAttribute("lang", "en");
    phone.screen().locator("[type=search]").fill("قصبہ 1170");
    assertThat(choice).hasText("قصبہ 1170");
    assertThat(choice).not().hasAttribute("lang", Pattern.compile(".*"));
  }

  @Test
  void theDocumentDoesNotHoldTheLongList() {
    Document document = phone.document("en");
    assertThat(new String(document.plain(), StandardCharsets.UTF_8)).doesNotContain("Town 1170");
    assertThat(document.gzip().length).isLessThan(40_000);
  }

  @Test
  void aRepeatIsAskedQuestionByQuestionAndItsRoundsAreListed() {
    phone.openWhole("en");
    phone.show("child[1]/child_name");
    Locator shown = phone.screen().locator(".q:visible");
    assertThat(shown).hasCount(1);
    phone.next();
    assertThat(phone.screen().locator(".error:visible")).hasText("Please answer this question.");
    phone.page().locator("[name='child[1]/child_name']").fill("Anna");
    phone.next();
    assertThat(shown).containsText("How old is Anna?");
    phone.page().locator("[name='child[1]/child_age']").fill("7");
    phone.next();
    assertThat(phone.screen().locator(".round")).containsText("Anna");
    press("Add another: Child");
    assertThat(phone.page().locator("[name='child[2]/child_name']")).isVisible();
    phone.page().locator("[name='child[2]/child_name']").fill("Ben");
    phone.page().goBack();
    assertThat(phone.screen().locator(".round")).hasCount(2);
    press("Remove Child 2");
    assertThat(phone.screen().locator(".round")).hasCount(1);
    phone.next();
    assertThat(phone.screen()).containsText("That was all");
  }

  @Test
  void aRepeatWithinARepeatIsAnsweredAndGrowsWhereItStands() {
    Question girth = a(QuestionType.INTEGER, "girth").required().question();
    Question tag = a(QuestionType.TEXT, "tag").question();
    Form form = Asked.form(Asked.repeat("tree", tag, Asked.repeat("stem", girth)));
    phone.close();
    phone = new Phone(FormLogic.of(form), ColorScheme.LIGHT);
    phone.openWhole("en");
    phone.screen().locator("[name='tree[1]/tag']").fill("7");
    phone.next();
    phone.screen().locator("[name='tree[1]/stem[1]/girth']").fill("20");
    press("Add another: stem");
    phone.screen().locator("[name='tree[1]/stem[2]/girth']").fill("30");
    press("Remove stem 1");
    Locator left = phone.screen().locator("[name='tree[1]/stem[1]/girth']");
    assertThat(left).hasValue("30");
    assertThat(left).isVisible();
    assertThat(phone.screen().locator(".add:visible")).hasCount(1);
    phone.next();
    assertThat(phone.screen().locator(".listed")).isVisible();
  }

  private void press(String name) {
    phone.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
  }

  /** Thirty choices, more than a screen shows, twice. */
  private static FormLogic longLists() {
    String[] names = IntStream.range(0, 30).mapToObj(i -> "n" + i).toArray(String[]::new);
    return FormLogic.of(
        Asked.form(
            List.of(Asked.list("l", names)),
            a(QuestionType.SELECT_ONE, "first").from("l").required().question(),
            a(QuestionType.SELECT_ONE, "second").from("l").required().question()));
  }

  @Test
  void ofAListThatIsLongerThanTheScreenOneSeesTheBeginningAndWhatIsWrong() {
    phone.close();
    phone = new Phone(longLists(), ColorScheme.LIGHT);
    phone.openWhole("en");
    phone.next();
    assertThat(phone.screen().locator(".error:visible")).isInViewport();
    assertThat(phone.screen().locator("[value=n0]")).isFocused();
    assertThat(phone.screen().locator("[value=n0] + span")).isInViewport();
    phone.screen().locator("[value=n29] + span").click();
    phone.next();
    assertThat(phone.page().locator("[data-q=second]")).isVisible();
    assertThat(phone.page().evaluate("() => window.scrollY")).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({
    "year, 20, Please enter a date.",
    "upright, 25, 'Please choose a number from 0 to 100 (0, 10, 20 …).'",
    "slider, 11, Please choose a number from 0 to 10.",
    "way, 22.5 114.1, Please check this answer.",
    "way, 22.5 114.1; 22.5 190, Please check this answer.",
    "way, 22.5 x; 22.5 19, Please enter a number.",
    "field, 1 1; 1 2; 2 2; 2 1, Please check this answer."
  })
  void whatTheServerWouldNotTakeIsToldWhereItIsAsked(String question, String text, String words) {
    phone.openWhole("en");
    phone.show(question);
    phone.screen().locator("input, textarea").first().fill(text);
    phone.next();
    assertThat(phone.screen().locator(".error:visible")).hasText(words);
  }

  @ParameterizedTest
  @CsvSource({"year, 2020", "way, 22.5 114.1; 22.5 114.2 3", "field, 1 1; 1 2; 2 2; 1 1"})
  void whatItTakesIsTaken(String question, String text) {
    phone.openWhole("en");
    phone.show(question);
    phone.screen().locator("input, textarea").first().fill(text);
    phone.next();
    assertThat(phone.screen().locator("[data-q='" + question + "']")).hasCount(0);
  }

  private double progress() {
    return (Double)
        phone.page().evaluate("() => document.querySelector('progress').value + 0.0001");
  }

  @Test
  void whoComesBackLaterCanGoBackAndTheProgressGoesAlong() {
    phone.openWhole("en");
    phone.screen().locator("[value=yes] + span").click();
    phone.next();
    assertThat(phone.screen()).containsText("Do you like it?");
    phone.next();
    assertThat(phone.screen()).containsText("How do you feel?");
    phone.openWhole("en");
    assertThat(phone.screen()).containsText("How do you feel?");
    double there = progress();
    phone.page().locator(".back").click();
    assertThat(phone.screen()).containsText("Do you like it?");
    assertThat(progress()).isBetween(0.001, there - 0.001);
    phone.next();
    assertThat(progress()).isEqualTo(there);
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void theTextGrowsAndStaysSo() {
    phone.openWhole("en");
    phone.page().locator(".tool:visible").first().click();
    assertThat(size()).isEqualTo("115%");
    phone.openWhole("zh");
    assertThat(size()).isEqualTo("115%");
  }

  private Object size() {
    return phone.page().evaluate("document.documentElement.style.fontSize");
  }
}
