package org.fieldvoice.questionnaire;

/**
 * An answer that breaks a rule of its form.
 *
 * @param path where: {@code child[2]/child_age}
 * @param question the question's or repeat's name; the key itself where the form has none like it
 * @param message the form's own words, {@link Texts#NONE} where it has none
 */
public record Violation(String path, String question, Rule rule, Texts message) {

  public enum Rule {
    /** No answer where one is required. */
    REQUIRED,
    /** The question's constraint is not fulfilled. */
    CONSTRAINT,
    /** Not the kind of value that the question's type takes. */
    TYPE,
    /** A choice that the list does not have, or not here, or twice. */
    CHOICE,
    /** A number outside the range or between its steps. */
    RANGE,
    /** A text longer than any answer may be. */
    LENGTH,
    /** More instances of a repeat than any form may have. */
    TOO_MANY,
    /** Logic that takes more steps than a form may use; the form's fault, not the answer's. */
    TOO_COSTLY,
    /** A key that is none of the form's. */
    UNKNOWN
  }
}
