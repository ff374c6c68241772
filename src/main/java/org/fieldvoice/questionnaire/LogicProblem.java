package org.fieldvoice.questionnaire;

/**
 * Why a form's logic can't run.
 *
 * @param name of the row that the expression stands in
 * @param column {@code relevant}, {@code calculation} …
 * @param offset the place in the expression's text, from 0
 */
public record LogicProblem(String name, String column, int offset, String what, String hint) {}
