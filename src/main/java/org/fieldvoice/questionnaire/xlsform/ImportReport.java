package org.fieldvoice.questionnaire.xlsform;

import java.util.List;
import java.util.Locale;

/**
 * Everything that an import found, in the order of the workbook.
 *
 * @param problems each is a reason to refuse the workbook
 */
public record ImportReport(List<Finding> warnings, List<Finding> problems) {

  public List<Finding.Line> warnings(Locale locale) {
    return warnings.stream().map(f -> f.in(locale)).toList();
  }

  public List<Finding.Line> problems(Locale locale) {
    return problems.stream().map(f -> f.in(locale)).toList();
  }
}
