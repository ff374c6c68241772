package org.fieldvoice.questionnaire;

import java.util.Optional;
import org.fieldvoice.questionnaire.expression.Expression;

/** A row of the survey sheet: a question, or a group (which may repeat) with items in it. */
public sealed interface Item permits Question, Group {

  /** What a name looks like, as a regular expression. */
  String NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{N}_.-]*";

  /**
   * Where a response has its own id, and an XForm can have no second element of that name: no name
   * for what stands in no group.
   */
  String RESERVED = "meta";

  /** The row's {@code name}: a key of the answers document, and what {@code ${name}} refers to. */
  String name();

  Texts label();

  /** Without one the item is relevant whenever its group is. */
  Optional<Expression> relevant();

  /** The {@code appearance} column's words. */
  Appearance appearance();
}
