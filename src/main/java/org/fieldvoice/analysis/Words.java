package org.fieldvoice.analysis;

import org.fieldvoice.platform.Sentences;

/** The sentences of tables and charts in a reader's language. */
record Words(Sentences sentences) {

  /**
   * @param tag a BCP 47 tag: {@code zh}
   */
  static Words in(String tag) {
    return new Words(Sentences.of(Words.class, tag));
  }

  String say(String key, Object... parts) {
    return sentences.say(key, parts);
  }

  /** A share as charts print it. */
  static String percent(double percent) {
    return Sentences.percent(percent);
  }
}
