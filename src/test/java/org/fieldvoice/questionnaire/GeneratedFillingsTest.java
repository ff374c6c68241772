package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.FormItem.Logic;
import org.fieldvoice.questionnaire.xform.XForm;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Fillings made by chance, after each step the same here and in JavaRosa: what is relevant, what is
 * worked out, what is missing, what breaks a constraint. JavaRosa runs pyxform's compilation of
 * each real form, and ours of each form. {@code src/test/xform/fillings.json} names what differs.
 */
class GeneratedFillingsTest {

  private static final Path DIFFERENCES = Path.of("src/test/xform/fillings.json");

  /** Items of a form beyond which fillings are shorter. */
  private static final int LARGE = 100;

  /**
   * @param theirs what JavaRosa says there
   */
  private record Difference(String forms, String paths, String theirs, String reason) {

    static Difference of(JsonObject json) {
      return new Difference(
          json.getString("forms"),
          json.getString("paths"),
          json.getString("theirs", ".*"),
          json.getString("reason"));
    }

    boolean isWhole() {
      return paths.equals(".*");
    }
  }

  private final List<Difference> known =
      read(DIFFERENCES).asJsonArray().getValuesAs(JsonObject.class).stream()
          .map(Difference::of)
          .toList();

  @TestFactory
  Stream<DynamicTest> inJavaRosaOurXFormsEndTheSame() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    ManyForms.all()
        .forEach(
            (name, source) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        name,
                        () -> {
                          Form form = form(source);
                          fill("ours: " + name, form, ours(form));
                        })));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> inJavaRosaPyxformsXFormsEndTheSame() throws IOException {
    Path forms = ManyForms.REAL;
    assumeTrue(Files.isDirectory(forms), "the folder of real forms, " + forms + ", is not here");
    JsonObject verdicts = read(forms.resolve("verdicts.json")).asJsonObject();
    List<DynamicTest> tests = new ArrayList<>();
    ManyForms.real()
        .forEach(
            (name, source) ->
                expected(source.file(), verdicts.getJsonObject(name).getString("xform", ""))
                    .ifPresent(
                        xform ->
                            tests.add(
                                DynamicTest.dynamicTest(
                                    name, () -> fillTheirs(name, source, xform)))));
    return tests.stream();
  }

  /** The fillings of {@code src/test/forms}, where a script says what they come to. */
  @TestFactory
  Stream<DynamicTest> scriptedFillingsEndTheSame() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (ManyForms.Source source : ManyForms.own().values()) {
      JsonObject script = read(source.file()).asJsonObject();
      Form form = form(source);
      for (JsonObject filling : script.getJsonArray("fillings").getValuesAs(JsonObject.class)) {
        tests.add(
            DynamicTest.dynamicTest(
                source.file().getFileName() + ": " + filling.getString("says"),
                () -> compareScripted(form, filling.getJsonObject("answers"))));
      }
    }
    return tests.stream();
  }

  private void compareScripted(Form form, JsonObject answers) {
    FormLogic logic = FormLogic.of(form);
    JavaRosaSession theirs = new JavaRosaSession(ours(form));
    theirs.begin(logic.root(), GeneratedAnswers.open(answers));
    Circumstances now =
        new Circumstances(OffsetDateTime.now(ZoneId.systemDefault()), new Random(1), "en");
    assertThat(differences("scripted", logic, Filling.of(logic, answers, now), theirs)).isEmpty();
  }

  private void fillTheirs(String name, ManyForms.Source source, Path xform) throws IOException {
    fill("theirs: " + name, form(source), Files.readAllBytes(xform));
  }

  /** What pyxform made, or for Liberia what was deployed. */
  private static Optional<Path> expected(Path file, String xform) {
    Path deployed = Path.of((file + "").replaceFirst("\\.xlsx?$", ".xml"));
    return Optional.of(xform)
        .filter(x -> !x.isEmpty())
        .map(ManyForms.REAL::resolve)
        .or(() -> Optional.of(deployed).filter(Files::exists));
  }

  private static Form form(ManyForms.Source source) throws IOException {
    Optional<Form> form = source.form();
    assumeTrue(form.isPresent(), ManyForms.REFUSED);
    return form.orElseThrow();
  }

  private static byte[] ours(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XForm.write(form, out);
    return out.toByteArray();
  }

  private void fill(String file, Form form, byte[] xform) {
    known.stream()
        .filter(d -> d.isWhole() && file.matches(d.forms()))
        .forEach(d -> abort(d.reason()));
    FormLogic logic = FormLogic.of(form);
    beginsTheSame(file, logic, new JavaRosaSession(xform));
    boolean large = logic.items().size() > LARGE;
    for (long seed = 1; seed <= (large ? 1 : 2); seed++) {
      GeneratedFilling filling = new GeneratedFilling(logic, seed);
      JavaRosaSession theirs = new JavaRosaSession(xform);
      theirs.begin(logic.root(), filling.open());
      Set<String> differences = new TreeSet<>();
      for (int i = 0; i < (large ? 25 : 50); i++) {
        differences.addAll(differences(file, logic, filling.ours(), theirs));
        assertThat(differences)
            .as("seed %d, step %d: %s, with %s", seed, i, filling.step, filling.answers())
            .isEmpty();
        filling.next();
        if (filling.answered().isEmpty()) {
          theirs.begin(logic.root(), filling.open());
        } else {
          theirs.set(filling.answered(), filling.text());
        }
      }
    }
  }

  /** Defaults and what follows from them, before anybody has answered. */
  private void beginsTheSame(String file, FormLogic logic, JavaRosaSession theirs) {
    theirs.begin();
    Filling ours = new GeneratedFilling(logic, 1).begun();
    List<String> differences = new ArrayList<>();
    theirs
        .states()
        .forEach(
            (path, state) -> {
              Optional<FormItem> item = item(logic, path).filter(i -> isComparable(i));
              String value = ours.answer(path).map(GeneratedAnswers::asText).orElse("");
              boolean same =
                  ours.relevant(path) == state.relevant()
                      && (!state.relevant() || plain(value).equals(plain(state.value())));
              if (item.isPresent() && !same && !isKnown(file, path, state.value())) {
                differences.add(path + " begins: ours " + value + ", theirs " + state.value());
              }
            });
    assertThat(differences).isEmpty();
  }

  /** Not what the device fills in, nor chance, nor what a client counts out when it comes there. */
  private static boolean isComparable(FormItem item) {
    for (FormItem at = item; at != null; at = at.parent) {
      if (at.tree(Logic.REPEAT_COUNT).isPresent()) {
        return false;
      }
    }
    boolean device =
        item.question != null
            && item.question.type().isUnseen()
            && item.question.type() != QuestionType.CALCULATE;
    return !device && !item.byChance;
  }

  private List<String> differences(
      String file, FormLogic logic, Filling ours, JavaRosaSession theirs) {
    Set<String> violations = new TreeSet<>();
    ours.violations().forEach(v -> violations.add(v.path() + " " + v.rule()));
    List<String> differences = new ArrayList<>();
    theirs
        .states()
        .forEach(
            (path, state) -> {
              Optional<FormItem> item = item(logic, path);
              if (item.isPresent() && !isKnown(file, path, state.value())) {
                compare(new Place(path, item.get()), state, ours, violations)
                    .ifPresent(differences::add);
              }
            });
    return differences;
  }

  private record Place(String path, FormItem item) {

    /** As violations name it: keys for names, without groups. */
    String key() {
      StringBuilder key = new StringBuilder();
      FormItem at = root();
      for (String step : path.split("/", -1)) {
        String name = step.replaceAll("\\[.*", "");
        at = at.children.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
        if (at.repeats()) {
          key.append(at.key).append(step.substring(name.length())).append('/');
        }
      }
      return key + item.key;
    }

    private FormItem root() {
      FormItem at = item;
      while (at.parent != null) {
        at = at.parent;
      }
      return at;
    }
  }

  private static Optional<String> compare(
      Place place, JavaRosaSession.State theirs, Filling ours, Set<String> violations) {
    String path = place.path();
    boolean relevant = ours.relevant(path);
    if (relevant != theirs.relevant()) {
      return Optional.of(path + " relevant: ours " + relevant);
    }
    if (!relevant || place.item().question == null) {
      return Optional.empty();
    }
    boolean calculated = place.item().tree(Logic.CALCULATION).isPresent();
    String value = ours.answer(path).map(GeneratedAnswers::asText).orElse("");
    if (calculated && !place.item().byChance && !plain(value).equals(plain(theirs.value()))) {
      return Optional.of(path + " value: ours " + value + ", theirs " + theirs.value());
    }
    return calculated || hasNothing(place, ours)
        ? Optional.empty()
        : compareViolations(place, theirs, violations);
  }

  /** JavaRosa asks for an answer even where there is nothing to choose (decision 0110). */
  private static boolean hasNothing(Place place, Filling ours) {
    Question asked = place.item().question;
    return asked != null && asked.type().hasChoices() && ours.choices(place.path()).isEmpty();
  }

  /** What is ours alone, choices that aren't offered and numbers off the scale, comes first. */
  private static Optional<String> compareViolations(
      Place place, JavaRosaSession.State theirs, Set<String> violations) {
    String key = place.key();
    boolean alone =
        Stream.of("CHOICE", "RANGE", "TYPE").anyMatch(r -> violations.contains(key + " " + r));
    boolean missing = violations.contains(key + " REQUIRED");
    boolean broken = violations.contains(key + " CONSTRAINT");
    if (missing != theirs.missing()) {
      return Optional.of(key + " required: ours " + missing);
    }
    return broken != theirs.broken() && !alone
        ? Optional.of(key + " constraint: ours " + (broken ? "broken" : "kept"))
        : Optional.empty();
  }

  private static Optional<FormItem> item(FormLogic logic, String path) {
    FormItem at = logic.root();
    for (String step : path.split("/", -1)) {
      String name = step.replaceAll("\\[.*", "");
      Optional<FormItem> next = at.children.stream().filter(c -> c.name().equals(name)).findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private boolean isKnown(String file, String path, String theirs) {
    return known.stream()
        .anyMatch(
            d -> file.matches(d.forms()) && path.matches(d.paths()) && theirs.matches(d.theirs()));
  }

  /** 22.0 and 22 are the same number, 09:30:00 and 09:30:00.000Z the same time. */
  private static String plain(String text) {
    if (text.matches("\\d\\d:\\d\\d:\\d\\d.*")) {
      return text.substring(0, 8);
    }
    return text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?") && text.length() < 25
        ? String.format(java.util.Locale.ROOT, "%.9g", Double.parseDouble(text))
        : text;
  }

  private static JsonStructure read(Path file) {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
