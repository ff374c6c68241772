package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Mutated workbooks: whatever is sent, the answer is a form or findings with places, and soon. The
 * seed is fixed, so that a failure can be looked at; {@code -Dfuzz.rounds=} and {@code
 * -Dfuzz.seed=} go further.
 */
class FuzzTest {

  private static final Path FORMS = Path.of("../shared/forms");
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 200);
  private static final long SEED = Long.getLong("fuzz.seed", 20260101);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String[] WORDS = {
    "type",
    "select_one yes_no",
    "begin group",
    "end group",
    "begin repeat",
    "begin loop over yes_no",
    "${a}",
    "${",
    "}",
    "((((",
    "search('x', 'matches', 'a', ${b})",
    "label::",
    "::",
    ":",
    "\u0000",
    "_x0041_",
    "_xD800_",
    "true()",
    "1/0",
    "=1+1",
    "\ud83d\ude00",
    "a b c",
    "select_one_from_file x.csv",
    "value=a label=b",
    "=",
    "pulldata('x','y','z',.)",
    "instance('x')/root/item[name=.]",
    "%(label)s",
    "9999999999999999999999",
    "-1",
    "NaN",
    "2016-13-45",
    "or_other",
    "allow_choice_duplicates",
    "yes"
  };

  private final Random random = new Random(SEED);

  @Test
  void noBytesMakeTheImportFailOrHang() throws IOException {
    List<byte[]> seeds = seeds();
    for (int i = 0; i < ROUNDS / 2; i++) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      byte[] mutated = random.nextInt(3) == 0 || !isZip(seed) ? bytes(seed) : parts(seed);
      int round = i;
      assertTimeoutPreemptively(SOON, () -> check(mutated, round));
    }
  }

  @Test
  void noCellsMakeTheImportFailOrHang() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] mutated = cells();
      int round = i;
      assertTimeoutPreemptively(SOON, () -> check(mutated, round));
    }
  }

  private static void check(byte[] workbook, int round) {
    XlsFormImport.Imported imported;
    try {
      imported = XlsFormImport.read(workbook, "fuzz");
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("Round " + round + " of seed " + SEED, e);
    }
    assertThat(imported.form().isPresent()).isEqualTo(imported.report().problems().isEmpty());
    imported.report().problems(Locale.CHINESE).forEach(p -> assertThat(p.message()).isNotBlank());
    imported.report().warnings(Locale.ENGLISH).forEach(p -> assertThat(p.message()).isNotBlank());
    imported
        .form()
        .ifPresent(
            form -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              XlsFormExport.write(form, out);
              assertThat(XlsFormImport.read(out.toByteArray(), "fuzz").form())
                  .as("Round %d of seed %d goes out and comes in again", round, SEED)
                  .contains(form);
            });
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(Files.readAllBytes(Path.of("db/sample/questionnaire.xlsx")));
    if (Files.isDirectory(FORMS)) {
      try (Stream<Path> files = Files.walk(FORMS)) {
        for (Path file : files.filter(f -> f.toString().matches(".+\\.xlsx?")).sorted().toList()) {
          seeds.add(Files.readAllBytes(file));
        }
      }
    } else {
      System.out.println("The folder of real forms, " + FORMS + ", is not here: the sample alone.");
    }
    return seeds;
  }

  private static boolean isZip(byte[] bytes) {
    return bytes[0] == 'P';
  }

  /** A few bytes changed, doubled or left out. */
  private byte[] bytes(byte[] seed) {
    byte[] mutated = seed.clone();
    int changes = 1 + random.nextInt(20);
    for (int i = 0; i < changes; i++) {
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
    }
    int length = random.nextInt(4) == 0 ? random.nextInt(mutated.length) : mutated.length;
    return java.util.Arrays.copyOf(mutated, length);
  }

  /** The XML of one part changed, so that the zip around it stays whole. */
  private byte[] parts(byte[] seed) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(seed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    List<String> names = parts.keySet().stream().filter(n -> n.endsWith(".xml")).toList();
    String name = names.get(random.nextInt(names.size()));
    String text = new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(30));
      text =
          switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 ->
                text.substring(0, at) + WORDS[random.nextInt(WORDS.length)] + text.substring(at);
            case 2 -> text.substring(0, end) + text.substring(at);
            default -> text.replace(digits(text, at), "" + random.nextInt());
          };
    }
    parts.put(name, text.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return out.toByteArray();
  }

  private static String digits(String text, int at) {
    java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("\\d+").matcher(text);
    return matcher.find(at) ? matcher.group() : "\u0001";
  }

  /** A whole workbook of words that mean something somewhere. */
  private byte[] cells() {
    String[] headers = {
      "type",
      "name",
      "label",
      "label::English (en)",
      "relevant",
      "calculation",
      "constraint",
      "choice_filter",
      "parameters",
      "appearance",
      "default",
      "required",
      "repeat_count",
      "hint",
      "read_only",
      "media::image",
      "x"
    };
    String[] types = {
      "text",
      "integer",
      "note",
      "calculate",
      "select_one yes_no",
      "select_multiple yes_no or_other",
      "begin group",
      "end group",
      "begin repeat",
      "end repeat",
      "begin loop over yes_no",
      "end loop",
      "select_one_from_file x.csv",
      "select_one_external yes_no",
      "range",
      "csv-external",
      "",
      "osm",
      "rank yes_no",
      "phone number"
    };
    List<String> survey = new ArrayList<>();
    survey.add(String.join("|", headers));
    int rows = random.nextInt(12);
    for (int i = 0; i < rows; i++) {
      StringBuilder line =
          new StringBuilder(types[random.nextInt(types.length)] + "|" + (char) ('a' + i) + "|A");
      for (int c = 3; c < headers.length; c++) {
        line.append('|').append(random.nextInt(8) == 0 ? WORDS[random.nextInt(WORDS.length)] : "");
      }
      survey.add(line.toString());
    }
    List<String> choices = new ArrayList<>(List.of("list_name|name|label|label::English (en)|x"));
    for (int i = 0; i < 4; i++) {
      choices.add(
          "yes_no|"
              + (random.nextInt(6) == 0 ? WORDS[random.nextInt(WORDS.length)] : "n" + i)
              + "|L||");
    }
    return WorkbookBuilder.xlsx()
        .sheet("survey", survey.toArray(String[]::new))
        .sheet("choices", choices.toArray(String[]::new))
        .bytes();
  }
}
