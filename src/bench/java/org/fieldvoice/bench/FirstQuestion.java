package org.fieldvoice.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * How soon a phone can answer the first question: 400 kbit/s, 400 ms to and fro, a processor four times slower, nothing
 * in its cache. Beside it the floor, the smallest sensible page with a question, by turns.
 */
final class FirstQuestion {

  private static final Path FLOOR = Path.of("..", "shared", "bench", "floor.html");
  private static final int RUNS = 5;
  private static final double BYTES_A_SECOND = 50_000;

  private FirstQuestion() {}

  /** Milliseconds until the first question can be answered, medians. */
  record Result(double page, double floor) {}

  /** Measures a link's page; empty where the floor page is not there. */
  static Optional<Result> measure(int port, String link) throws IOException {
    if (!Files.exists(FLOOR)) {
      return Optional.empty();
    }
    HttpServer floor = serve(zipped(Files.readAllBytes(FLOOR)));
    Optional<Path> chromium = systemChromium();
    Playwright.CreateOptions driver = new Playwright.CreateOptions();
    chromium.ifPresent(there -> driver.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try (Playwright playwright = Playwright.create(driver);
        Browser browser = playwright.chromium().launch(options(chromium))) {
      String floorAddress = "http://127.0.0.1:" + floor.getAddress().getPort() + "/";
      String pageAddress = "http://127.0.0.1:" + port + "/r/" + link;
      List<Double> floors = new ArrayList<>();
      List<Double> pages = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        floors.add(millis(browser, floorAddress, "#q0"));
        pages.add(millis(browser, pageAddress, "[name=consent]"));
      }
      return Optional.of(new Result(median(pages), median(floors)));
    } finally {
      floor.stop(0);
    }
  }

  private static double millis(Browser browser, String address, String question) {
    Browser.NewContextOptions phone =
        new Browser.NewContextOptions().setViewportSize(360, 640).setDeviceScaleFactor(2).setIsMobile(true).setHasTouch(true);
    try (BrowserContext context = browser.newContext(phone)) {
      Page page = context.newPage();
      slowDown(context.newCDPSession(page));
      page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT).setTimeout(90_000));
      page.locator(question).first().waitFor();
      return ((Number) page.evaluate("() => performance.now()")).doubleValue();
    }
  }

  private static void slowDown(CDPSession session) {
    session.send("Network.enable");
    JsonObject network = new JsonObject();
    network.addProperty("offline", false);
    network.addProperty("latency", 400);
    network.addProperty("downloadThroughput", BYTES_A_SECOND);
    network.addProperty("uploadThroughput", BYTES_A_SECOND);
    session.send("Network.emulateNetworkConditions", network);
    JsonObject processor = new JsonObject();
    processor.addProperty("rate", 4);
    session.send("Emulation.setCPUThrottlingRate", processor);
  }

  private static HttpServer serve(byte[] page) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static byte[] zipped(byte[] page) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(page);
    }
    return out.toByteArray();
  }

  private static BrowserType.LaunchOptions options(Optional<Path> chromium) {
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
    chromium.ifPresent(options::setExecutablePath);
    return options;
  }

  /** Where there is none, Playwright fetches its own. */
  private static Optional<Path> systemChromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
