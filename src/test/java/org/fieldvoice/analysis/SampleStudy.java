package org.fieldvoice.analysis;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;

/**
 * The sample study's answers, its reference figures, and as much of its questionnaire as they need.
 */
final class SampleStudy {

  private static final Path FOLDER = Path.of("db/sample");

  private SampleStudy() {}

  static JsonObject reference() {
    try (Reader text = Files.newBufferedReader(FOLDER.resolve("reference.json"))) {
      return Json.createReader(text).readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonObject> answers() {
    try (Stream<String> lines = Files.lines(FOLDER.resolve("responses.jsonl"))) {
      return lines.map(SampleStudy::json).map(line -> line.getJsonObject("answers")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  static FormLogic logic() {
    try {
      byte[] workbook = Files.readAllBytes(FOLDER.resolve("questionnaire.xlsx"));
      return FormLogic.of(XlsFormImport.read(workbook, "").form().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
