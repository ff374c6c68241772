/** The words of a questionnaire in its languages: what is missing, and files for translators. */
@org.jspecify.annotations.NullMarked
package org.fieldvoice.questionnaire.translation;
