package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.javarosa.xform.parse.XFormParser.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Expressions and answers made by chance have the same value here and in JavaRosa; {@code
 * src/test/xform/expressions.json} names what differs, with the reason. The same ones each time;
 * {@code -Dfieldvoice.test.expressions=20000 -Dfieldvoice.test.seed=2} makes more and others.
 */
class GeneratedExpressionsTest {

  private static final Path DIFFERENCES = Path.of("src/test/xform/expressions.json");
  private static final int MANY = Integer.getInteger("fieldvoice.test.expressions", 1500);
  private static final long SEED = Long.getLong("fieldvoice.test.seed", 7);

  /** More than so many of a hundred would hide what they are not meant for. */
  private static final int EXCUSED = 4;

  private final Set<String> excuses = new TreeSet<>();
  private int excused;

  @BeforeAll
  static void standWhereTheRespondentIs() {
    JavaRosaTest.standWhereTheRespondentIs();
  }

  @AfterAll
  static void goBack() {
    JavaRosaTest.goBack();
  }

  /** So many that they hold {@link #MANY} expressions. */
  static List<GeneratedSheet> sheets() {
    List<GeneratedSheet> sheets = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<GeneratedSheet> generator = GeneratedSheet.all().generator(1000, false);
          Random random = new Random(SEED);
          int count = 0;
          while (count < MANY) {
            GeneratedSheet sheet = generator.next(random).value();
            sheets.add(sheet);
            count += sheet.vectors().size();
          }
        });
    return sheets;
  }

  @Test
  void javaRosaSaysTheSame() {
    List<String> differences =
        sheets().stream().flatMap(sheet -> differences(sheet).stream()).toList();
    assertThat(differences).isEmpty();
    assertThat(excused).as("excused by %s", excuses).isLessThan(MANY * EXCUSED / 100);
  }

  private List<String> differences(GeneratedSheet sheet) {
    JavaRosaForm form = formOf(sheet);
    List<String> found = new ArrayList<>();
    for (Vector vector : sheet.vectors()) {
      Object ours = JavaRosaTest.value(Vector::evaluate, vector);
      Object theirs = JavaRosaTest.value(form::evaluate, vector);
      if (!same(ours, theirs) && !isKnown(vector, theirs)) {
        found.add(vector + "\n  ours   " + ours + "\n  theirs " + theirs + "\n  " + vector.file());
      }
    }
    return found;
  }

  private static JavaRosaForm formOf(GeneratedSheet sheet) {
    try {
      return new JavaRosaForm(sheet.vectors().get(0).file());
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isKnown(Vector vector, Object theirs) {
    return isOfFunctions(vector, theirs) || isOfItsForm(vector, theirs);
  }

  /** Where functions differ, ours with theirs in their place must come to what JavaRosa says. */
  private boolean isOfFunctions(Vector vector, Object theirs) {
    Map<String, String> names = new TreeMap<>();
    differences().stream()
        .filter(d -> d.containsKey("function"))
        .filter(d -> vector.expression().contains(d.getString("function") + "("))
        .forEach(d -> names.put(d.getString("function"), d.getString("name")));
    boolean explained =
        !names.isEmpty()
            && same(
                JavaRosaTest.value(v -> JavaRosaFunctions.evaluate(v, names.keySet()), vector),
                theirs);
    if (explained) {
      excused++;
      excuses.addAll(names.values());
    }
    return explained;
  }

  private boolean isOfItsForm(Vector vector, Object theirs) {
    for (JsonObject difference : differences()) {
      if (difference.containsKey("function")) {
        continue;
      }
      boolean fits =
          has(difference, "expressions", vector.expression())
              && has(difference, "answers", vector.answers().toString())
              && has(difference, "theirs", theirs.toString());
      if (fits) {
        excused++;
        excuses.add(difference.getString("name"));
        return true;
      }
    }
    return false;
  }

  private static boolean has(JsonObject difference, String key, String text) {
    return Pattern.compile(difference.getString(key, "")).matcher(text).find();
  }

  private static List<JsonObject> differences() {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(DIFFERENCES))) {
      return reader.readArray().getValuesAs(JsonObject.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The same kind of value; numbers may differ in their last digits. */
  static boolean same(Object a, Object b) {
    return a instanceof Double x && b instanceof Double y
        ? x.equals(y) || Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y))
        : a.equals(b);
  }

  @Test
  void whatDiffersIsInTheDocument() throws IOException {
    String document = Files.readString(Path.of("docs/expression.md"));
    assertThat(differences())
        .allSatisfy(
            difference -> {
              assertThat(document).contains(difference.getString("name"));
              assertThat(difference.getString("reason")).isNotBlank();
            });
  }
}
