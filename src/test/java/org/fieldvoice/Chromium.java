package org.fieldvoice;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One Chromium for all browser tests: the system's, or Playwright's own where there is none. */
public final class Chromium {

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static @Nullable Browser browser;
  private static @Nullable Playwright playwright;

  static {
    // What is waited for may come late where much else runs; an assertion that holds costs no time.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
  }

  private Chromium() {}

  public static synchronized Browser browser() {
    if (browser == null) {
      BrowserType.LaunchOptions options =
          new BrowserType.LaunchOptions().setArgs(QUIET).setHeadless(true);
      system().ifPresent(options::setExecutablePath);
      browser = playwright().chromium().launch(options);
    }
    return browser;
  }

  /**
   * A Chromium of its own that keeps a page whole behind the next one, which Playwright keeps it
   * from. Such a page is not loaded when one goes back to it: that is waited for by {@code COMMIT}.
   */
  public static synchronized Browser keepingPages() {
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setArgs(QUIET)
            .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"))
            .setHeadless(true);
    system().ifPresent(options::setExecutablePath);
    return playwright().chromium().launch(options);
  }

  /** A Chromium of its own on a phone's screen, which keeps what it stores in this folder. */
  public static synchronized BrowserContext phone(Path profile) {
    BrowserType.LaunchPersistentContextOptions options =
        new BrowserType.LaunchPersistentContextOptions()
            .setArgs(QUIET)
            .setHeadless(true)
            .setViewportSize(360, 640)
            .setIsMobile(true)
            .setHasTouch(true)
            .setLocale("zh-CN");
    system().ifPresent(options::setExecutablePath);
    return playwright().chromium().launchPersistentContext(profile, options);
  }

  private static Optional<Path> system() {
    return systemTool("chromium", "chromium", "fonts-noto-cjk");
  }

  private static Playwright playwright() {
    Playwright made = playwright;
    if (made == null) {
      Map<String, String> environment =
          system().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
      made = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
      playwright = made;
    }
    return made;
  }

  /**
   * A program of the system's; on Debian as root its packages are installed where it is missing.
   */
  public static Optional<Path> systemTool(String program, String... packages) {
    Optional<Path> there = onPath(program);
    if (there.isPresent()
        || onPath("apt-get").isEmpty()
        || !"root".equals(System.getProperty("user.name"))) {
      return there;
    }
    install(program, packages);
    return onPath(program);
  }

  /** One process at a time; who waited for the other may find it there. */
  private static void install(String program, String... packages) {
    Path lock = Path.of("target", "install.lock");
    try (FileChannel file = FileChannel.open(lock, CREATE, WRITE);
        FileLock held = file.lock()) {
      if (held.isValid() && onPath(program).isEmpty()) {
        run("apt-get", "update", "-qq");
        run(
            Stream.concat(Stream.of("apt-get", "install", "-y", "-qq"), Stream.of(packages))
                .toArray(String[]::new));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
