package org.fieldvoice.dataset;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.fieldvoice.dataset.format.Codebook;
import org.fieldvoice.dataset.format.Csv;
import org.fieldvoice.dataset.format.DataPackage;
import org.fieldvoice.dataset.format.Field;
import org.fieldvoice.dataset.format.HashedZip;

/**
 * A release as one ZIP: the data, what they mean, the policy, the report, a data package and a
 * manifest. It tells no time and no machine, so that the same responses, policy and seed give the
 * same bytes.
 */
final class ReleaseArchive {

  private static final JsonWriterFactory PRETTY =
      Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

  /** What the release is of. */
  record About(String study, String studyTitle, String questionnaire, String title, int version) {}

  private final About about;
  private final Plan plan;
  private final byte[] seed;

  ReleaseArchive(About about, Plan plan, byte[] seed) {
    this.about = about;
    this.plan = plan;
    this.seed = seed.clone();
  }

  /** What was written: the report and the manifest, as they stand in the archive. */
  record Written(Report report, JsonObject manifest) {}

  /** Writes the archive. */
  Written writeTo(OutputStream out, Snapshot snapshot, DoubleConsumer progress) throws IOException {
    try (ShuffledRows rows = new ShuffledRows(seed)) {
      Anonymisation.Outcome outcome =
          new Anonymisation(plan, snapshot, progress).writeTo(rows::add);
      Report report = Report.of(outcome);
      try (HashedZip zip = new HashedZip(out)) {
        Columns columns = new Columns(plan, outcome.node().levels());
        addData(zip, columns, rows);
        addMeaning(zip, new Fields(plan, columns).all());
        zip.add("policy.json", json(PolicyJson.write(plan.policy())));
        zip.add("report.json", json(report.toJson()));
        zip.add("report.md", new ReportText(about, plan, report).markdown());
        JsonObject manifest = manifest(zip, report);
        zip.add("manifest.json", json(manifest));
        return new Written(report, manifest);
      }
    }
  }

  private static void addData(HashedZip zip, Columns columns, ShuffledRows rows)
      throws IOException {
    zip.add(
        "data.csv",
        out -> {
          out.write(Csv.line(columns.head()).getBytes(StandardCharsets.UTF_8));
          rows.writeTo(out);
        });
  }

  private void addMeaning(HashedZip zip, List<Field> fields) throws IOException {
    HashedZip.Entry data = zip.entries().get(0);
    Codebook codebook = new Codebook(about.title(), Words.tags(plan.variables().form()), fields);
    zip.add("codebook.csv", codebook.csv());
    zip.add("codebook.html", codebook.html());
    String name = about.study() + "-" + about.questionnaire();
    zip.add(
        "datapackage.json", json(DataPackage.of(packageName(name), about.title(), data, fields)));
  }

  /** Lower case, digits, and {@code . _ -}, as data packages have it. */
  private static String packageName(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }

  private JsonObject manifest(HashedZip zip, Report report) {
    List<Object> files = new ArrayList<>();
    for (HashedZip.Entry entry : zip.entries()) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("name", entry.name());
      file.put("bytes", entry.bytes());
      file.put("sha256", entry.sha256());
      if (entry.name().equals("data.csv")) {
        file.put("rows", report.rows().released());
      }
      files.add(file);
    }
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", "fieldvoice-release/1");
    manifest.put("study", about.study());
    manifest.put("questionnaire", about.questionnaire());
    manifest.put("version", about.version());
    manifest.put("k", report.classes().reached());
    manifest.put("rows", report.rows().released());
    manifest.put("files", files);
    return Json.createObjectBuilder(manifest).build();
  }

  private static String json(JsonObject object) {
    StringWriter text = new StringWriter();
    PRETTY.createWriter(text).write(object);
    return text.toString().strip() + "\n";
  }
}
