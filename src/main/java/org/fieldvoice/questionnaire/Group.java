package org.fieldvoice.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * Questions that belong together, {@code begin_group} or {@code begin_repeat}.
 *
 * @param repeat present when the group repeats: its answers are an array of objects
 * @param extra columns that are only kept for export ({@code instance::*}, {@code body::*} …), by
 *     header
 */
public record Group(
    String name,
    Texts label,
    Optional<Expression> relevant,
    Appearance appearance,
    Optional<Repeat> repeat,
    List<Item> items,
    Map<String, String> extra)
    implements Item {

  /**
   * @param count {@code repeat_count}: how often it repeats; without one the respondent adds and
   *     removes
   */
  public record Repeat(Optional<Expression> count) {}

  public boolean repeats() {
    return repeat.isPresent();
  }
}
