package org.fieldvoice.questionnaire;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;

/** The sample, our own forms, and the real forms where their folder is there. */
final class ManyForms {

  static final Path REAL = Path.of("../shared/forms");
  static final String REFUSED = "refused, as VerdictsTest says why";

  private static final Path SAMPLE = Path.of("db/sample/questionnaire.xlsx");
  private static final Path OWN = Path.of("src/test/forms");

  /** Each form is read once. */
  private static final Map<Path, Optional<Form>> READ = new HashMap<>();

  /** Where a form comes from. */
  record Source(Path file) {

    /** Empty for a workbook that is refused. */
    Optional<Form> form() throws IOException {
      if (!READ.containsKey(file)) {
        READ.put(file, file.toString().endsWith(".json") ? scripted() : imported());
      }
      return READ.getOrDefault(file, Optional.empty());
    }

    private Optional<Form> imported() throws IOException {
      return XlsFormImport.read(Files.readAllBytes(file), "unnamed").form();
    }

    private Optional<Form> scripted() throws IOException {
      try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
        return Optional.of(ScriptedFormsTest.form(reader.readObject().getJsonObject("workbook")));
      }
    }
  }

  private ManyForms() {}

  static Map<String, Source> all() throws IOException {
    Map<String, Source> all = new LinkedHashMap<>();
    all.put("sample", new Source(SAMPLE));
    all.putAll(own());
    all.putAll(real());
    return all;
  }

  static Map<String, Source> own() throws IOException {
    Map<String, Source> own = new LinkedHashMap<>();
    for (Path script : files(OWN, ".*\\.json")) {
      own.put(script.getFileName().toString(), new Source(script));
    }
    return own;
  }

  /** By the file's path in their folder, as {@code verdicts.json} names them. */
  static Map<String, Source> real() throws IOException {
    Map<String, Source> real = new LinkedHashMap<>();
    for (Path file : files(REAL, ".*\\.xlsx?")) {
      real.put(REAL.relativize(file).toString(), new Source(file));
    }
    return real;
  }

  private static List<Path> files(Path folder, String pattern) throws IOException {
    if (!Files.isDirectory(folder)) {
      System.out.println("The folder of forms " + folder + " is not here: none of it is tried.");
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().matches(pattern)).sorted().toList();
    }
  }
}
