package org.fieldvoice.questionnaire;

import java.util.ArrayList;
import java.util.List;
import org.fieldvoice.questionnaire.Violation.Rule;

/** Whether a form can be opened for answers: its logic is sound, and works out on a blank form. */
final class Trial {

  private Trial() {}

  static List<LogicProblem> problems(Form form, Circumstances circumstances) {
    List<LogicProblem> problems = new ArrayList<>(FormLogic.problems(form));
    if (problems.isEmpty()) {
      Filling.begin(FormLogic.of(form), circumstances).violations().stream()
          .filter(v -> v.rule() == Rule.TOO_COSTLY)
          .forEach(v -> problems.add(tooCostly(v)));
    }
    return problems;
  }

  private static LogicProblem tooCostly(Violation violation) {
    return new LogicProblem(
        violation.question(),
        "",
        0,
        "The logic of '" + violation.question() + "' takes more than two million steps",
        "Look at fewer nodes at once, or split it into several calculations.");
  }
}
