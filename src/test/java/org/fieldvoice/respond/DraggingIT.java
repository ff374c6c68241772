package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ranking is put into order by dragging, with pointer events and in browsers before them. */
class DraggingIT {

  /** Moves the last row's grip to the first row, as a finger does where there are touches only. */
  private static final String BY_FINGER =
      """
      () => {
        const grip = document.querySelector('.rank li:last-child .grip');
        const middle = e => e.getBoundingClientRect().top + e.offsetHeight / 2;
        const from = middle(grip);
        const to = middle(document.querySelector('.rank li')) - 10;
        const send = (kind, y) => {
          const touch = new Touch({ identifier: 1, target: grip, clientX: 20, clientY: y });
          grip.dispatchEvent(new TouchEvent(kind, { touches: kind === 'touchend' ? [] : [touch], cancelable: true, bubbles: true }));
        };
        send('touchstart', from);
        for (let i = 1; i <= 20; i++) {
          send('touchmove', from + (to - from) * i / 20);
        }
        send('touchend', to);
      }
      """;

  private final Phone phone =
      new Phone(
          FormLogic.of(
              Asked.form(
                  List.of(Asked.list("l", "one", "two", "three")),
                  Asked.a(QuestionType.RANK, "order").from("l").question())),
          ColorScheme.LIGHT);

  @AfterEach
  void putAway() {
    phone.close();
  }

  private List<?> order() {
    return (List<?>)
        phone
            .page()
            .evaluate("Array.from(document.querySelectorAll('.rank li'), li => li.dataset.v)");
  }

  @Test
  void theLastIsDraggedToTheTopByItsGrip() {
    Page page = phone.openWhole("en").page();
    page.locator(".rank li:last-child .grip").hover(); // it stands still
    BoundingBox grip = page.locator(".rank li:last-child .grip").boundingBox();
    BoundingBox first = page.locator(".rank li").first().boundingBox();
    Mouse mouse = page.mouse();
    mouse.move(grip.x + 20, grip.y + 20);
    mouse.down();
    mouse.move(grip.x + 20, first.y + 10, new Mouse.MoveOptions().setSteps(20));
    mouse.up();
    assertThat(order()).isEqualTo(List.of("three", "one", "two"));
    assertThat(page.locator(".rank.done").count()).isEqualTo(1);
    assertThat(page.locator(".held").count()).isZero();
  }

  @Test
  void browsersWithoutPointerEventsDragByTouch() {
    phone.page().addInitScript("delete window.PointerEvent");
    Page page = phone.openWhole("en").page();
    page.evaluate(BY_FINGER);
    assertThat(order()).isEqualTo(List.of("three", "one", "two"));
    assertThat(page.locator(".rank.done").count()).isEqualTo(1);
    assertThat(page.locator(".held").count()).isZero();
  }
}
