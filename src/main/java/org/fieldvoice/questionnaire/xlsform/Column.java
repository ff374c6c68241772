package org.fieldvoice.questionnaire.xlsform;

import java.util.Optional;

/**
 * A column with its header understood.
 *
 * @param index from 0
 * @param header as the workbook spells it
 * @param key the column's documented name, {@code constraint_message}; a picture's or sound's is
 *     {@code media:image}; empty where the header isn't known
 * @param kept true where the column is known and only kept for export
 * @param language as the header spells it, {@code 中文 (zh)}
 */
record Column(int index, String header, String key, boolean kept, Optional<String> language) {

  Column named(String other) {
    return new Column(index, other, key, kept, language);
  }

  /** Kept as it is written, and followed: what it names sets a calculation off. */
  boolean isTrigger() {
    return key.isEmpty() && header.strip().equalsIgnoreCase(Headers.TRIGGER);
  }

  boolean isKnown() {
    return !key.isEmpty();
  }
}
