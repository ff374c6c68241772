package org.fieldvoice.respond;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.fieldvoice.Chromium;
import org.fieldvoice.Screen;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.LogicJson;

/**
 * A phone that holds a form's document, as the server would send it, without a server: files come
 * from the form, attachments are taken and counted.
 */
final class Phone implements AutoCloseable {

  private static final String HOST = "http://forms.test";
  private static final Drawing DRAWING = new Drawing(Assets.from(Sample::web));
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC");

  /** What was made for one form's phone serves the next one's. */
  private static final Map<FormLogic, Map<String, byte[]>> MADE = new WeakHashMap<>();

  private final FormLogic logic;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<byte[]> attachments = new ArrayList<>();

  Phone(FormLogic logic, ColorScheme scheme) {
    this(
        logic,
        new NewContextOptions()
            .setViewportSize(360, 640)
            .setDeviceScaleFactor(Screen.dots())
            .setIsMobile(true)
            .setHasTouch(true)
            .setColorScheme(scheme));
  }

  Phone(FormLogic logic, NewContextOptions options) {
    this.logic = logic;
    context = Chromium.browser().newContext(options);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.route(HOST + "/**", this::answer);
  }

  Phone open(String language) {
    page.navigate(HOST + "/r/form?lang=" + language);
    return this;
  }

  /** Opens it and waits for what comes after the first question. */
  Phone openWhole(String language) {
    open(language);
    page.locator(".tool:visible").first().waitFor();
    page.waitForFunction("() => document.querySelector('link[rel=stylesheet]').sheet !== null");
    return this;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** What the browser has complained of. */
  List<String> complaints() {
    return complaints;
  }

  /** The addresses that were asked for, from the path on. */
  List<String> asked() {
    return asked;
  }

  List<byte[]> attachments() {
    return attachments;
  }

  Locator screen() {
    return page.locator(".screen:not([hidden])");
  }

  void next() {
    page.locator(".primary:visible").click();
  }

  /**
   * Shows the screen of this question, wherever it stands, as if everything before were answered.
   */
  void show(String question) {
    page.evaluate(
        """
        name => {
          const question = document.querySelector('[data-q="' + name + '"]');
          const screens = Array.from(document.querySelectorAll('.screen'));
          const at = screens.indexOf(question.closest('.screen'));
          history.pushState({ screen: at, stop: 0 }, '');
          dispatchEvent(new PopStateEvent('popstate', { state: { screen: at, stop: 0 } }));
        }
        """,
        question);
  }

  private void answer(Route route) {
    URI uri = URI.create(route.request().url());
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    asked.add(uri.getPath() + (query.isEmpty() ? "" : "?" + query));
    if (uri.getPath().startsWith(Later.FOLDER)) {
      Later.File file =
          DRAWING.later().file(uri.getPath().substring(Later.FOLDER.length())).orElseThrow();
      fulfill(route, file.mediaType(), file.plain());
    } else if (uri.getPath().contains("/attachments/")) {
      takeFile(route);
    } else if (!route.request().method().equals("GET")) {
      fulfill(route, "application/json", bytes("{}"));
    } else if (query.startsWith("media=")) {
      boolean sound = query.endsWith(".wav");
      fulfill(route, sound ? "audio/wav" : "image/png", sound ? sound() : PICTURE);
    } else if (query.startsWith("list=")) {
      fulfill(route, "application/json", made(query, () -> list(query)));
    } else {
      Supplier<byte[]> page = () -> document(query.replace("lang=", "")).plain();
      fulfill(route, "text/html;charset=UTF-8", made(query, page));
    }
  }

  private byte[] made(String query, Supplier<byte[]> make) {
    return MADE.computeIfAbsent(logic, l -> new HashMap<>())
        .computeIfAbsent(query, q -> make.get());
  }

  private byte[] list(String query) {
    String[] parts = URLDecoder.decode(query, StandardCharsets.UTF_8).split("/", 3);
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    LogicJson.writeList(logic, parts[2], parts[1], list);
    return list.toByteArray();
  }

  /** Takes a file whole: those of the tests are smaller than a piece. */
  private void takeFile(Route route) {
    byte[] file = route.request().postDataBuffer();
    if (file != null) {
      attachments.add(file);
    }
    int size = file == null ? 0 : file.length;
    fulfill(route, "application/json", bytes("{\"received\":" + size + ",\"size\":" + size + "}"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void fulfill(Route route, String type, byte[] body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setHeaders(Map.of("Content-Type", type, "Content-Security-Policy", DRAWING.policy()))
            .setBodyBytes(body));
  }

  Document document(String language) {
    Media media = new Media(7, EveryType.FILES);
    Document.Subject subject =
        new Document.Subject(
            logic, 1, logic.form().language(language), Words.in(language), Terms.USUAL, media);
    return Document.of(subject, Sample.in(language), DRAWING);
  }

  /** A tenth of a second of silence. */
  private static byte[] sound() {
    AudioFormat format = new AudioFormat(8000, 8, 1, false, false);
    byte[] silence = new byte[800];
    java.util.Arrays.fill(silence, (byte) 128);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      AudioSystem.write(
          new AudioInputStream(new java.io.ByteArrayInputStream(silence), format, silence.length),
          AudioFileFormat.Type.WAVE,
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * What the page still asks for as it goes is answered by nobody, since Playwright fails at it.
   */
  @Override
  public void close() {
    page.unrouteAll();
    context.close();
  }
}
