package org.fieldvoice.questionnaire.xform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.xlsform.XlsFormImport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each real form has, compiled by us, the questions, binds, choices and logic that it has compiled
 * by pyxform, or in the XForm that was deployed. Where not, {@code src/test/xform} says why.
 */
class XFormComparisonTest {

  private static final Path FORMS = Path.of("../shared/forms");
  private static final Path SAMPLE = Path.of("../shared/wesupport");
  private static final Path DIFFERENCES = Path.of("src/test/xform/differences.json");

  /** A difference that is meant, and whether any form has shown it. */
  private record Difference(String forms, String facts, String reason) {

    boolean covers(String form, String fact) {
      return form.matches(forms) && fact.matches(facts);
    }
  }

  private final List<Difference> known = differences();
  private final Set<Difference> seen = new HashSet<>();

  @TestFactory
  Stream<DynamicTest> everyFormIsCompiledTheSame() throws IOException {
    assumeTrue(Files.isDirectory(FORMS), "the folder of real forms, " + FORMS + ", is not here");
    List<DynamicTest> tests = new ArrayList<>();
    JsonObject verdicts = read(FORMS.resolve("verdicts.json")).asJsonObject();
    for (String file : verdicts.keySet()) {
      expected(file, verdicts.getJsonObject(file))
          .ifPresent(
              xform ->
                  tests.add(
                      DynamicTest.dynamicTest(file, () -> check(FORMS.resolve(file), xform))));
    }
    tests.add(
        DynamicTest.dynamicTest(
            "the sample",
            () ->
                check(
                    SAMPLE.resolve("questionnaire.xlsx"),
                    SAMPLE.resolve("questionnaire.xform.xml"))));
    tests.add(
        DynamicTest.dynamicTest(
            "every difference that is named is there",
            () -> assertThat(seen).containsExactlyInAnyOrderElementsOf(known)));
    return tests.stream();
  }

  /** What pyxform makes of a form that ought to be taken, or what was deployed. */
  private static Optional<Path> expected(String file, JsonObject verdict) {
    Path deployed = FORMS.resolve(file.replaceFirst("\\.xlsx?$", ".xml"));
    if (!verdict.getString("fieldvoice").equals("accepts")) {
      return Optional.empty();
    }
    return Optional.of(verdict.getString("xform", ""))
        .filter(x -> !x.isEmpty())
        .map(FORMS::resolve)
        .or(() -> Optional.of(deployed).filter(Files::exists));
  }

  private void check(Path workbook, Path xform) throws Exception {
    String id = workbook.getFileName().toString().replaceFirst("\\.xlsx?$", "");
    Optional<Form> form = XlsFormImport.read(Files.readAllBytes(workbook), id).form();
    assumeTrue(form.isPresent(), "refused, as VerdictsTest says why");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XForm.write(form.get(), out);
    boolean deployed = xform.startsWith(FORMS.resolve("liberia"));
    XFormShape theirs = XFormShape.of(Files.readAllBytes(xform));
    XFormShape ours = XFormShape.of(out.toByteArray());
    List<String> differences =
        deployed
            ? differences(workbook, theirs.withAbsolutePaths(), ours.withAbsolutePaths())
            : differences(workbook, theirs.facts, ours.facts);
    assertThat(differences).isEmpty();
  }

  private List<String> differences(
      Path workbook, Map<String, String> theirs, Map<String, String> ours) {
    Set<String> facts = new TreeSet<>(theirs.keySet());
    facts.addAll(ours.keySet());
    List<String> differences = new ArrayList<>();
    for (String fact : facts) {
      if (!Objects.equals(theirs.get(fact), ours.get(fact)) && !isKnown(workbook, fact)) {
        differences.add(fact + ": " + theirs.get(fact) + " → " + ours.get(fact));
      }
    }
    return differences;
  }

  private boolean isKnown(Path workbook, String fact) {
    Optional<Difference> covering =
        known.stream().filter(d -> d.covers(workbook.toString(), fact)).findFirst();
    covering.ifPresent(seen::add);
    return covering.isPresent();
  }

  private static List<Difference> differences() {
    return read(DIFFERENCES).asJsonArray().getValuesAs(JsonObject.class).stream()
        .map(d -> new Difference(d.getString("forms"), d.getString("facts"), d.getString("reason")))
        .toList();
  }

  private static JsonStructure read(Path file) {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
