package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.platform.Nearest;
import org.fieldvoice.questionnaire.expression.Expression;

/** Holds every {@code ${name}} against the names that the survey sheet has. */
final class ReferenceCheck {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*\\}");
  private static final String LAST_SAVED = "last-saved#";

  private final Map<String, Integer> declared = new HashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final Report report;

  private record Use(String name, Cell cell) {}

  ReferenceCheck(Report report) {
    this.report = report;
  }

  void declare(String name) {
    declared.merge(name, 1, Integer::sum);
  }

  /** Notes the references of an expression or a label. */
  void read(Cell cell) {
    if (!cell.text().contains("${")) {
      return;
    }
    Matcher matcher = REFERENCE.matcher(cell.text());
    while (matcher.find()) {
      uses.add(new Use(matcher.group(1), cell));
    }
  }

  void finish() {
    for (Use use : uses) {
      boolean saved = use.name().startsWith(LAST_SAVED);
      String name = saved ? use.name().substring(LAST_SAVED.length()) : use.name();
      int count = declared.getOrDefault(name, 0);
      if (Expression.isAlwaysEmpty(use.name()) && (count == 1 ? saved : count == 0 && !saved)) {
        report.once(Rule.EMPTY_REFERENCE, use.name(), use.cell(), Map.of("reference", use.name()));
      } else if (count == 0) {
        report.add(
            Rule.UNKNOWN_REFERENCE,
            use.cell(),
            Map.of("name", name, "suggestion", suggestion(name)));
      } else if (count > 1) {
        report.add(Rule.AMBIGUOUS_REFERENCE, use.cell(), Map.of("name", name));
      }
    }
  }

  private String suggestion(String name) {
    return Nearest.to(name, declared.keySet()).map(n -> "${" + n + "}").orElse("");
  }
}
