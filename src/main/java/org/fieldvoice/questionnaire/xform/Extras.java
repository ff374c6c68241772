package org.fieldvoice.questionnaire.xform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Columns that the model keeps as they were written, by header. */
record Extras(Map<String, String> byHeader) {

  private static final String PREFIXED = "(?:[\\p{L}_][\\w.-]*:)?[\\p{L}_][\\p{L}\\p{Nd}_.-]*";

  static Extras of(Optional<Map<String, String>> byHeader) {
    return new Extras(byHeader.orElse(Map.of()));
  }

  /** What stands in a column of this documented name, empty where nothing does. */
  String get(String column) {
    return byHeader.entrySet().stream()
        .filter(e -> normal(e.getKey()).equals(column))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** The attributes of {@code bind::name} columns, where the section is {@code bind}. */
  Map<String, String> attributes(String section) {
    Map<String, String> attributes = new LinkedHashMap<>();
    byHeader.forEach(
        (header, text) -> {
          int colon = header.indexOf(':');
          String name =
              colon < 0 ? "" : header.substring(colon).replaceFirst("^::?\\s*", "").strip();
          if (name.matches(PREFIXED) && normal(header.substring(0, colon)).equals(section)) {
            attributes.put(name, text);
          }
        });
    return attributes;
  }

  static String normal(String header) {
    return header.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "_");
  }
}
