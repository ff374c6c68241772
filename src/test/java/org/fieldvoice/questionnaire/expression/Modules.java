package org.fieldvoice.questionnaire.expression;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldvoice.Chromium;

/**
 * A page in a real Chromium that has modules of {@code webapp/} and of the tests, without a server.
 */
public final class Modules implements AutoCloseable {

  private static final String HOST = "http://modules.test";
  private static final List<Path> FOLDERS = List.of(Path.of("webapp"), Path.of("src/test"));

  private final BrowserContext context = Chromium.browser().newContext();
  private final Page page = context.newPage();

  /**
   * @param modules paths below {@code webapp/} or {@code src/test/}
   */
  public Modules(String... modules) {
    page.route(HOST + "/**", Modules::fulfill);
    page.navigate(HOST + "/");
    for (String module : modules) {
      page.evaluate("path => import(path)", "/" + module);
    }
  }

  public Page page() {
    return page;
  }

  private static void fulfill(Route route) {
    String path = URI.create(route.request().url()).getPath().substring(1);
    Route.FulfillOptions answer = new Route.FulfillOptions();
    if (path.isEmpty()) {
      route.fulfill(
          answer.setContentType("text/html").setBody("<!doctype html><title>modules</title>"));
      return;
    }
    try {
      Path file =
          FOLDERS.stream()
              .map(f -> f.resolve(path))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      route.fulfill(answer.setContentType("text/javascript").setBody(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
