package org.fieldvoice.response;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;

/** The project's own copy of the sample study, as tests take it. */
final class SampleStudy {

  private static final Path FOLDER = Path.of("db/sample");

  private SampleStudy() {}

  static Form form() throws IOException {
    return XlsFormImport.read(Files.readAllBytes(FOLDER.resolve("questionnaire.xlsx")), "sample")
        .form()
        .orElseThrow();
  }

  static List<Submission> submissions() throws IOException {
    return Files.readAllLines(FOLDER.resolve("responses.jsonl")).stream()
        .map(line -> SubmissionReader.readLine(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}
