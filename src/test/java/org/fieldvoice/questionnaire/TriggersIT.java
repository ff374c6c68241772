package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import org.fieldvoice.questionnaire.expression.Modules;
import org.junit.jupiter.api.Test;

/** What {@link TriggersTest} says, in a real browser; and what a range takes there. */
class TriggersIT {

  @Test
  void inTheBrowserItIsSo() {
    JsonArrayBuilder steps = FormLogic.JSON.createArrayBuilder();
    for (int room = 1; room <= 2; room++) {
      steps.add(FormLogic.JSON.createObjectBuilder().add("add", "room").add("around", ""));
    }
    for (TriggersTest.Step step : TriggersTest.STEPS) {
      steps.add(
          FormLogic.JSON.createObjectBuilder().add("at", step.path()).add("answer", step.json()));
    }
    try (Modules modules = new Modules("form/fillings.js")) {
      JsonArray states =
          FillingIT.call(modules, "fillStepByStep", TriggersTest.LOGIC, steps.build());
      for (int i = 0; i < TriggersTest.STEPS.size(); i++) {
        JsonObject state = states.getJsonObject(i + 2);
        TriggersTest.Step step = TriggersTest.STEPS.get(i);
        Filling filling =
            Filling.of(TriggersTest.LOGIC, state.getJsonObject("answers"), Sheets.NOW);
        FillingIT.assertSame(TriggersTest.LOGIC, state, step.toString());
        TriggersTest.assertSo(filling, step);
      }
    }
  }

  @Test
  void aRangeTakesItsEndsHoweverTheyAreReckoned() {
    FormLogic logic =
        Sheets.logic("type|name|label|parameters", "range|r|R|start=0 end=0.3 step=0.1");
    JsonArray answers =
        FormLogic.JSON
            .createArrayBuilder()
            .add(Sheets.json("{'r': 0.30000000000000004}"))
            .add(Sheets.json("{'r': -0.0000000000000001}"))
            .add(Sheets.json("{'r': 0.4}"))
            .add(Sheets.json("{'r': 0.25}"))
            .build();
    try (Modules modules = new Modules("form/fillings.js")) {
      JsonArray states = FillingIT.call(modules, "fillAll", logic, answers);
      for (int i = 0; i < answers.size(); i++) {
        FillingIT.assertSame(logic, states.getJsonObject(i), answers.get(i).toString());
      }
      assertThat(states.getJsonObject(0).getJsonArray("problems")).isEmpty();
      assertThat(states.getJsonObject(2).getJsonArray("problems")).hasSize(1);
    }
  }
}
