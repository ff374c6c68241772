/**
 * Edits of a questionnaire: operations that keep a form valid or say why not, and their undoing.
 */
@org.jspecify.annotations.NullMarked
package org.fieldvoice.questionnaire.edit;
