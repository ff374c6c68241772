package org.fieldvoice.questionnaire.expression;

/**
 * A parsed expression: the text as the researcher wrote it and, from the same parse, the tree that
 * server and browser evaluate.
 *
 * @param text as written, with {@code ${name}} references
 */
public record Expression(String text) {}
