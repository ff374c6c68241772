package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormDiff;
import org.fieldvoice.questionnaire.FormJson;
import org.fieldvoice.questionnaire.FormLogic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 5,000 survey rows, 100,000 choices, 50 languages come in; one row more is refused. */
class LimitsTest {

  private static final int ROWS = 5_000;
  private static final int CHOICES = 100_000;
  private static final int LANGUAGES = 50;
  private static final String SMALL_HEAP = "-Xmx256m";

  @TempDir Path folder;

  /** In a JVM of its own, whose heap is 256 MB. */
  @Test
  void theLargestFormComesInAndIsWrittenReadAndComparedInLittleMemory()
      throws IOException, InterruptedException {
    Path file = folder.resolve("largest.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out, ROWS, CHOICES, 2);
    }
    Path said = folder.resolve("said");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SMALL_HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                LimitsTest.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = child.waitFor(90, TimeUnit.SECONDS);
    child.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(Files.readString(said)).contains(ROWS + " rows, " + CHOICES + " choices, equal");
  }

  private static String classPath() {
    return LimitsTest.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
        : System.getProperty("java.class.path");
  }

  /** What the small JVM does with the workbook. */
  public static void main(String[] arguments) throws IOException {
    Form form = form(Files.readAllBytes(Path.of(arguments[0])));
    String text = FormJson.text(form);
    int choices =
        form.choiceLists().values().stream().mapToInt(list -> list.choices().size()).sum();
    int rows = FormLogic.of(form).form().items().size();
    Form again = FormJson.read(text);
    boolean alike = FormDiff.between(form, again).isEmpty();
    form = null;
    boolean equal = FormJson.text(again).equals(text);
    System.out.println(
        rows + " rows, " + choices + " choices, " + (alike && equal ? "equal" : "another form"));
  }

  @Test
  void fiftyLanguagesComeIn() {
    Form form = form(bytes(200, 500, LANGUAGES));
    assertThat(form.languages()).hasSize(LANGUAGES);
    assertThat(FormJson.read(FormJson.text(form))).isEqualTo(form);
  }

  @Test
  void oneRowOrChoiceMoreIsRefusedWithItsLimit() {
    assertThat(refusal(bytes(ROWS + 1, 3, 1))).contains("5000");
    assertThat(refusal(bytes(3, CHOICES + 1, 1))).contains("100000");
  }

  private static String refusal(byte[] workbook) {
    XlsFormImport.Imported imported = XlsFormImport.read(workbook, "unnamed");
    assertThat(imported.form()).isEmpty();
    return imported.report().problems(Locale.ENGLISH).get(0).message();
  }

  private static Form form(byte[] workbook) {
    XlsFormImport.Imported imported = XlsFormImport.read(workbook, "unnamed");
    return imported
        .form()
        .orElseThrow(
            () -> new AssertionError(imported.report().problems(Locale.ENGLISH).toString()));
  }

  private static byte[] bytes(int rows, int choices, int languages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, rows, choices, languages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(OutputStream out, int rows, int choices, int languages)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "Limits", "1.0")) {
      Worksheet survey = workbook.newWorksheet("survey");
      put(survey, 0, header(languages, "type", "name", "relevant", "calculation"));
      for (int i = 1; i <= rows; i++) {
        put(survey, i, labels(languages, "Question " + i + "?", row(i)));
      }
      survey.finish();
      Worksheet list = workbook.newWorksheet("choices");
      put(list, 0, header(languages, "list_name", "name", "above"));
      for (int i = 1; i <= choices; i++) {
        put(list, i, labels(languages, "Place " + i, "places", "p" + i, "p" + i / 10));
      }
    }
  }

  private static String[] row(int i) {
    String before = "${q" + Math.max(1, i - 1) + "}";
    return switch (i % 4) {
      case 0 -> new String[] {"select_one places", "q" + i, before + " > 3", ""};
      case 3 -> new String[] {"calculate", "q" + i, "", before + " + 1"};
      default -> new String[] {"integer", "q" + i, "", ""};
    };
  }

  private static List<String> header(int languages, String... columns) {
    List<String> header = new ArrayList<>(List.of(columns));
    for (int i = 0; i < languages; i++) {
      String tag = "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
      header.add("label::" + tag.toUpperCase(Locale.ROOT) + " (" + tag + ")");
    }
    return header;
  }

  private static List<String> labels(int languages, String text, String... columns) {
    List<String> row = new ArrayList<>(List.of(columns));
    for (int i = 0; i < languages; i++) {
      row.add(text + " " + (char) ('一' + i));
    }
    return row;
  }

  private static void put(Worksheet sheet, int row, List<String> texts) throws IOException {
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        sheet.value(row, i, texts.get(i));
      }
    }
    if (row % 1000 == 0) {
      sheet.flush();
    }
  }
}
