package org.fieldvoice.questionnaire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.expression.Modules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** After each step of fillings made by chance a real browser says what the server says. */
class GeneratedFillingsIT {

  private static final int STEPS = 60;
  private static final long SEED = 11;

  private static final List<Modules> OPEN = new ArrayList<>();

  @BeforeAll
  static void openABrowser() {
    OPEN.add(new Modules("form/fillings.js"));
  }

  @AfterAll
  static void closeIt() {
    OPEN.forEach(Modules::close);
    OPEN.clear();
  }

  /** Our own forms, and the real ones where the folder is there. */
  @TestFactory
  Stream<DynamicTest> browserAndServerAgreeOnEveryForm() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, ManyForms.Source> form : ManyForms.all().entrySet()) {
      tests.add(
          DynamicTest.dynamicTest(
              form.getKey(),
              () -> {
                assumeTrue(form.getValue().form().isPresent(), ManyForms.REFUSED);
                compare(FormLogic.of(form.getValue().form().orElseThrow()));
              }));
    }
    return tests.stream();
  }

  private static void compare(FormLogic logic) {
    GeneratedFilling filling = new GeneratedFilling(logic, SEED);
    JsonArrayBuilder steps = FormLogic.JSON.createArrayBuilder();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      filling.next();
      steps.add(filling.instruction());
      said.add(filling.step);
    }
    JsonArray states = FillingIT.call(OPEN.get(0), "fillStepByStep", logic, steps.build());
    for (int i = 0; i < STEPS; i++) {
      FillingIT.assertSame(logic, states.getJsonObject(i), "step " + i + ", " + said.get(i));
    }
  }
}
