package org.fieldvoice.launch;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GoBackOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.fieldvoice.Chromium;

/**
 * A phone with a Chromium of its own, which can be killed and started again with what it kept, and
 * somebody who answers the sample questionnaire on it.
 */
final class Phone implements AutoCloseable {

  private static final String FILLER = filler();
  private static final Set<String> SETTLED = Set.of("asking", "sent", "refused");
  private static final String FILL = "([seed, mark]) => fillScreen(seed, mark)";

  private final Path profile;
  private final String address;
  private final int seed;
  private final Map<String, Object> given = new LinkedHashMap<>();
  private BrowserContext context;
  private Page page;
  private Map<?, ?> latest = Map.of();
  private String screen = "";
  private boolean still;
  private boolean last;

  /**
   * @param seed decides what is answered
   * @param address the link's
   */
  Phone(Path profile, int seed, String address) {
    this.profile = profile;
    this.address = address;
    this.seed = seed;
    this.context = Chromium.phone(profile);
    this.page = page();
  }

  private static String filler() {
    try (InputStream in = Phone.class.getResourceAsStream("filler.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Page page() {
    return context.pages().isEmpty() ? context.newPage() : context.pages().get(0);
  }

  /** Her answer by which her response is known. */
  static String mark(int seed) {
    return "filling " + seed;
  }

  /** Opens the link; false when neither network nor the phone itself has the page. */
  boolean open() {
    try {
      page.navigate(address);
      return page.locator("#f, .plain").count() > 0;
    } catch (PlaywrightException e) {
      return false;
    }
  }

  /** Waits until the page can be opened without a network. */
  void keepsThePage() {
    page.waitForCondition(
        () ->
            (Boolean)
                page.evaluate(
                    "address => caches.open('fieldvoice-pages-1').then(c => c.match(address)).then(Boolean)",
                    address));
  }

  void network(Network to) {
    context.setOffline(to == Network.OFF);
  }

  /** Whether the phone has a network. */
  enum Network {
    ON,
    OFF
  }

  /** Goes on from a screen whose questions are answered. */
  void goOn() {
    Object wrong = inPage("() => nextScreen()", List.of());
    if (wrong instanceof List<?> list && !list.isEmpty()) {
      throw new AssertionError(mark(seed) + ": " + list + " after " + given);
    }
  }

  /**
   * Answers what the screen asks, and stays on it. Says where the page is: {@code filled}, {@code
   * busy}, or how it ended: {@code sent}, {@code waiting}, {@code refused}.
   */
  String fill() {
    Map<?, ?> result = (Map<?, ?>) inPage(FILL, List.of(seed, mark(seed)));
    if (result.get("answers") instanceof Map<?, ?> answers) {
      latest = answers.isEmpty() ? latest : answers;
      answers.forEach((path, value) -> keep((String) path, value));
    }
    String at = result.get("state") + " " + result.get("at");
    still = at.equals(screen);
    screen = at;
    last = Boolean.TRUE.equals(result.get("last"));
    return String.valueOf(result.get("state"));
  }

  /** What the page's script gives; {@code busy} when the page is loaded anew meanwhile. */
  private Object inPage(String script, Object argument) {
    try {
      page.evaluate(FILLER);
      return page.evaluate(script, argument);
    } catch (PlaywrightException e) {
      if (String.valueOf(e.getMessage()).contains("Execution context was destroyed")) {
        return Map.of("state", "busy", "at", -1);
      }
      throw e;
    }
  }

  private void keep(String path, Object value) {
    boolean sameFile = value instanceof Map<?, ?> file && file.containsKey("kept");
    if (!sameFile) {
      given.put(path, value);
    }
  }

  /** What was answered last, by path; a file by its SHA-256. */
  Map<String, Object> given() {
    return given;
  }

  /** True when the last step found the page where the one before had. */
  boolean isStill() {
    return still;
  }

  /** True on the first screen that asks. */
  boolean isFirst() {
    return screen.equals("filled 1");
  }

  /** True when the button of the screen that was filled sends. */
  boolean isLast() {
    return last;
  }

  /** What is to be seen, for whoever looks for a mistake. */
  String view() {
    return screen + ": " + page.locator("body").innerText().replaceAll("\\s+", " ");
  }

  /**
   * The browser's own button. Whoever leaves the page by it, as from its first screen, opens the
   * link again.
   */
  void back() {
    page.goBack(new GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));
    if (!page.url().startsWith(address)) {
      open();
    }
  }

  void reload() {
    page.reload();
  }

  void pause(int milliseconds) {
    page.waitForTimeout(milliseconds);
  }

  /** Goes on in another tab of the same phone; the old one stays open. */
  void turnToNewTab() {
    page = context.newPage();
    open();
  }

  /** Waits until the answers of the screen that was filled last are kept. */
  void keepsItsAnswers() {
    page.waitForCondition(
        () -> Boolean.TRUE.equals(inPage("answers => keepsAnswers(answers)", latest)));
  }

  /** Waits until the page asks something or says how it ended. */
  void settles() {
    page.waitForCondition(() -> SETTLED.contains(inPage("() => where()", List.of())));
  }

  /** Presses the button that sends once more, where answers wait. */
  void tryAgain() {
    inPage(
        "() => document.querySelectorAll('#waiting:not([hidden]) #retry').forEach(b => b.click())",
        List.of());
  }

  /**
   * All tabs come to where this one is and send at once; then this is one that has come to an end.
   */
  void sendFromAllTabs() {
    keepsItsAnswers();
    for (Page tab : context.pages()) {
      if (tab != page) {
        tab.navigate(address);
        tab.waitForFunction("() => document.querySelector('.screen:not([hidden])').ready");
      }
    }
    for (Page tab : context.pages()) {
      tab.evaluate("() => document.querySelector('.primary').click()");
    }
    page.waitForCondition(() -> ended().map(tab -> page = tab).isPresent());
  }

  private Optional<Page> ended() {
    return context.pages().stream()
        .filter(tab -> tab.locator("#sent:not([hidden]),#waiting:not([hidden])").count() > 0)
        .findFirst();
  }

  /** As when the system takes the browser's memory, or the battery is empty. */
  void killBrowser() {
    List<ProcessHandle> processes =
        ProcessHandle.allProcesses()
            .filter(
                p ->
                    p.info()
                        .arguments()
                        .map(a -> List.of(a))
                        .orElse(List.of())
                        .contains("--user-data-dir=" + profile))
            .toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(p -> p.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    try {
      context.close();
    } catch (PlaywrightException e) {
      // it is dead already
    }
    context = Chromium.phone(profile);
    page = page();
  }

  @Override
  public void close() {
    try {
      context.close();
    } catch (PlaywrightException e) {
      // it is dead already
    }
  }
}
