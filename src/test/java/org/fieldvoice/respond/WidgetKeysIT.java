package org.fieldvoice.respond;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.FormLogic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of question is reached and answered by keys alone, in both directions of writing. */
class WidgetKeysIT {

  private static final FormLogic LOGIC = EveryType.logic();
  private static final int FAR = 60;

  /** What one has to open first, or to come to by an answer, is answered in {@link KeyboardIT}. */
  private static final Set<String> OPENED = Set.of("place", "voice", "child[1]/child_age");

  /** Where the focus is: the kind of control in this question that takes an answer, or nothing. */
  private static final String AT =
      """
      name => {
        const at = document.activeElement;
        const here = at.closest('[data-q="' + name + '"]') && at.matches('input, select, textarea, .rank .down');
        return here && !at.matches('.figure') && at.type !== 'search' ? (at.matches('.down') ? 'down' : at.type) : '';
      }
      """;

  /** The focus is seen: a line of three pixels around what has it, or around what stands for it. */
  private static final String SEEN =
      """
      () => [document.activeElement, document.activeElement.nextElementSibling]
        .some(e => e && getComputedStyle(e).outlineStyle === 'solid' && parseFloat(getComputedStyle(e).outlineWidth) >= 3)
      """;

  private static final String ANSWERED =
      """
      name => Array.from(document.querySelectorAll('[data-q="' + name + '"] :is(input, select, textarea)'))
        .some(e => e.type === 'radio' || e.type === 'checkbox' ? e.checked : e.type !== 'search' && e.value)
        || document.querySelector('[data-q="' + name + '"] .rank.done') !== null
      """;

  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("radio", List.of("Space")),
          Map.entry("checkbox", List.of("Space")),
          Map.entry("select-one", List.of("ArrowDown")),
          Map.entry("range", List.of("ArrowRight")),
          Map.entry("down", List.of("Enter")),
          Map.entry("file", List.of("Enter")),
          Map.entry("date", List.of("0", "2", "0", "3", "2", "0", "2", "0")),
          Map.entry("month", List.of("0", "2", "ArrowRight", "2", "0", "2", "0")),
          Map.entry("time", List.of("0", "6", "3", "0", "A")),
          Map.entry(
              "datetime-local",
              List.of(
                  "0", "2", "0", "3", "2", "0", "2", "0", "ArrowRight", "0", "6", "3", "0", "A")));

  private final Phone phone =
      new Phone(LOGIC, new NewContextOptions().setViewportSize(1280, 800).setLocale("en-US"));
  private final Page page = phone.page();

  @AfterEach
  void putAway() {
    phone.close();
  }

  private String at(String question) {
    return (String) page.evaluate(AT, question);
  }

  /** Goes on by Tab to where this question takes its answer. */
  private String reach(String question) {
    for (int i = 0; i < FAR && at(question).isEmpty(); i++) {
      page.keyboard().press("Tab");
    }
    String kind = at(question);
    assertThat(kind).as(question + " is reached by Tab").isNotEmpty();
    assertThat(page.evaluate(SEEN)).as("the focus is seen on " + question).isEqualTo(true);
    return kind;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ur"})
  void everyTypeIsAnsweredByKeys(String language) {
    page.onFileChooser(
        chooser -> chooser.setFiles(new FilePayload("a.png", "image/png", new byte[] {1, 2, 3})));
    phone.openWhole(language);
    for (String question : EveryType.asked().filter(name -> !OPENED.contains(name)).toList()) {
      phone.show(question);
      String kind = reach(question);
      KEYS.getOrDefault(kind, List.of("2", "0")).forEach(key -> page.keyboard().press(key));
      if (kind.equals("file")) {
        assertThat(phone.screen().locator("[data-q='" + question + "'] .state")).not().isEmpty();
      } else {
        page.waitForFunction(ANSWERED, question);
      }
    }
    assertThat(phone.complaints()).isEmpty();
  }
}
