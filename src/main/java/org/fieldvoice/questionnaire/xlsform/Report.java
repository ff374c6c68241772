package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the findings of one import. */
final class Report {

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> said = new HashSet<>();

  void add(Rule rule, Cell cell) {
    add(rule, cell, Map.of());
  }

  void add(Rule rule, Cell cell, Map<String, String> words) {
    findings.add(Finding.at(cell, rule, words));
  }

  /** Says the same about many places only at the first. */
  void once(Rule rule, String about, Cell cell, Map<String, String> words) {
    if (said.add(rule + " " + about)) {
      add(rule, cell, words);
    }
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  boolean hasProblems() {
    return findings.stream().anyMatch(f -> f.rule().isProblem());
  }

  /** The findings in the order of the workbook's sheets, those on the workbook itself first. */
  ImportReport finish(List<String> sheets) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(
        Comparator.comparingInt((Finding f) -> sheets.indexOf(f.sheet()))
            .thenComparingInt(Finding::row));
    return new ImportReport(
        sorted.stream().filter(f -> !f.rule().isProblem()).toList(),
        sorted.stream().filter(f -> f.rule().isProblem()).toList());
  }
}
