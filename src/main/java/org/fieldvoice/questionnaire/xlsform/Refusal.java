package org.fieldvoice.questionnaire.xlsform;

import java.util.Map;

/** Ends an import at once: what was sent can't be read any further. Never leaves this package. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  Refusal(Rule rule, Cell cell, Map<String, String> words) {
    super(rule.key(), null, false, false);
    this.finding = Finding.at(cell, rule, words);
  }

  Refusal(Rule rule) {
    this(rule, Cell.WORKBOOK, Map.of());
  }

  Finding finding() {
    return finding;
  }
}
