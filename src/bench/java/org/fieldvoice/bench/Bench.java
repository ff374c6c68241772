package org.fieldvoice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Measures the packaged server against the database beneath it, on this machine, now: {@code mvn -Pbench}. What counts
 * are the ratios; the absolute numbers are this machine's.
 */
public final class Bench {

  private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

  private Bench() {}

  public static void main(String[] args) throws Exception {
    empty(FOLDER);
    System.out.println("Starting the packaged server for the first time …");
    try (BenchServer server = BenchServer.start(FOLDER, "")) {
      System.out.printf("cold start            %6.1f s%n", server.readyAfter());
      server.awaitClassArchive();
    }
    try (BenchServer server = BenchServer.start(FOLDER, "")) {
      line("warm start", server.readyAfter(), "s", "at most", 16);
      line("JVM when ready", server.residentMegabytes(), "MB", "at most", 600);
      BenchStudy study = BenchStudy.make(server);
      firstQuestion(server, study);
      Ingest.Result ingest = new Ingest(server, study).measure();
      System.out.printf("ingest over HTTP      %6.0f /s, bare JDBC %.0f /s%n", ingest.http(), ingest.jdbc());
      line("ingest ratio", ingest.http() / ingest.jdbc(), "", "at least", 0.25);
      line("CPU a response", ingest.cpuMillis(), "ms", "at most", 1.0);
      line("JVM after the rush", server.residentMegabytes(), "MB", "at most", 600);
    }
    try (BenchServer server = BenchServer.start(FOLDER, "-Xmx256m")) {
      Export.Result export = new Export(server).measure();
      System.out.printf(
          "export of %,d rows %6.1f s, bare JDBC read %.1f s (heap limited to 256 MB)%n",
          export.rows(), export.http(), export.jdbc());
      line("export ratio", export.jdbc() / export.http(), "", "at least", 0.4);
      line("first byte", export.firstByteMillis(), "ms", "at most", 200);
    }
    forms(FOLDER);
  }

  private static void firstQuestion(BenchServer server, BenchStudy study) throws IOException {
    FirstQuestion.measure(server.port(), study.link())
        .ifPresentOrElse(
            soon -> {
              System.out.printf("first question %13.0f ms, the floor page %.0f ms%n", soon.page(), soon.floor());
              line("first question", soon.page() / soon.floor(), "", "at most", 1.3);
            },
            () -> System.out.println("first question        not measured: the floor page, ../shared/bench/floor.html, is not here"));
  }

  static void forms(Path folder) throws Exception {
    try (BenchServer server = BenchServer.start(folder, "-Xmx256m")) {
      ImportForm.Result imports = new ImportForm(server).measure();
      System.out.println("import of 1,000 rows, 6,000 choices, 5 languages (heap limited to 256 MB)");
      line("first import", imports.first(), "s", "at most", 3);
      System.out.printf("CPU of it         %10.2f s, the compiler's included%n", imports.firstCpu());
      line("next imports", imports.next(), "s", "at most", 3);
    }
    try (BenchServer server = BenchServer.start(folder, "-Xmx256m")) {
      print(new LargestForm(server).measure());
    }
  }

  private static void print(LargestForm.Result largest) {
    System.out.println("the largest form: 5,000 rows, 100,000 choices, 5 languages (heap limited to 256 MB)");
    System.out.printf(
        "import %.2f s, publication %.2f s, page %.2f s, second import %.2f s%n",
        largest.upload(), largest.publication(), largest.page(), largest.again());
    System.out.printf("first response %.2f s, next %.3f s (3,500 answers, checked in full)%n", largest.first(), largest.next());
    line("comparison", largest.diff(), "s", "at most", 10);
  }

  private static void line(String what, double value, String unit, String bound, double target) {
    boolean met = bound.equals("at least") ? value >= target : value <= target;
    System.out.printf("%-20s %7.2f %-3s %s %s %s%n", what, value, unit, bound, target, met ? "✓" : "✗ MISSED");
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
