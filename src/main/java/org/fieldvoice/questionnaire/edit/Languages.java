package org.fieldvoice.questionnaire.edit;

import java.util.Set;

/** The columns that speak a language. */
final class Languages {

  static final Set<String> TEXTS =
      Set.of("label", "hint", "guidance", "requiredMessage", "constraintMessage");

  static final String MEDIA = "media";

  private Languages() {}
}
