package org.fieldvoice;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What axe finds wrong with a page as it stands: each rule with the first element that breaks it.
 * Its script is taken in once a page and run in it; the builder that comes with it takes it in
 * twice at every look, and opens another page to write its report.
 */
public final class Axe {

  private static final String SCRIPT = script();

  /**
   * Screens that are not shown are taken out meanwhile: they are most of a form, and never seen.
   */
  private static final String LOOK =
      """
      where => {
        const away = Array.from(document.querySelectorAll(where.all ? 'x-none' : '.screen[hidden]')).map(screen => {
          const mark = document.createComment('');
          screen.replaceWith(mark);
          return () => mark.replaceWith(screen);
        });
        return axe.run(where.within || document, { resultTypes: ['violations'], elementRef: false, preload: false })
          .then(found => found.violations.map(v => v.id + ' ' + v.nodes[0].html))
          .finally(() => away.forEach(back => back()));
      }
      """;

  private Axe() {}

  /** In what is to be seen. */
  public static List<String> violations(Page page) {
    return look(page, Map.of());
  }

  /** The same, and in the colours that a system forces. */
  public static List<String> violationsInForcedColoursToo(Page page) {
    List<String> found = new ArrayList<>(violations(page));
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    found.addAll(violations(page));
    page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    return found;
  }

  /** Only within the element that this selector finds. */
  public static List<String> violations(Page page, String selector) {
    return look(page, Map.of("within", selector));
  }

  /** In all of the document, so that names which are there twice are found too. */
  public static List<String> violationsInAll(Page page) {
    return look(page, Map.of("all", true));
  }

  @SuppressWarnings("unchecked")
  private static List<String> look(Page page, Map<String, Object> where) {
    if (page.evaluate("() => !window.axe").equals(true)) {
      page.evaluate(SCRIPT);
    }
    return (List<String>) page.evaluate(LOOK, where);
  }

  private static String script() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
