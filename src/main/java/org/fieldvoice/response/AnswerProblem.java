package org.fieldvoice.response;

import java.util.Locale;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Violation;

/**
 * What is wrong with one answer, on the wire.
 *
 * @param question the question's name
 * @param path where it stands in the answers document: {@code age}, {@code child[2]/child_age}
 *     (counted from 1)
 * @param rule {@code required}, {@code constraint}, {@code type}, {@code choice}, {@code range},
 *     {@code length}, {@code too_many}, {@code too_costly} (the form's fault, not the answer's) or
 *     {@code unknown}
 * @param message the form's own words for it in the respondent's language; empty where the form has
 *     none
 */
public record AnswerProblem(String question, String path, String rule, String message) {

  static AnswerProblem of(Violation violation, Form form, String language) {
    String message = violation.message().in(form.language(language), form.defaultLanguage());
    return new AnswerProblem(
        violation.question(),
        violation.path(),
        violation.rule().name().toLowerCase(Locale.ROOT),
        message);
  }
}
