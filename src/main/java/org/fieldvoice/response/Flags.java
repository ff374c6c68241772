package org.fieldvoice.response;

import java.util.Set;
import java.util.TreeSet;

/** Quality flags as one column holds them: words with a space between. */
final class Flags {

  private Flags() {}

  static Set<String> read(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
  }

  static String write(Set<String> flags) {
    return String.join(" ", new TreeSet<>(flags));
  }
}
