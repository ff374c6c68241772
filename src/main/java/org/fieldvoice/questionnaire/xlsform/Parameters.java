package org.fieldvoice.questionnaire.xlsform;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The parameters that are known, and the types that take them. */
final class Parameters {

  static final Map<String, String> NAMES = table();

  private Parameters() {}

  static boolean isKnown(String name) {
    return NAMES.containsKey(name);
  }

  static Set<String> names() {
    return NAMES.keySet();
  }

  private static Map<String, String> table() {
    Map<String, String> names = new TreeMap<>();
    put(names, "select_one, select_multiple, rank", "randomize seed");
    put(names, "select_one_from_file, select_multiple_from_file", "value label");
    put(names, "image", "max-pixels app");
    put(names, "audio, background-audio", "quality");
    put(names, "range", "start end step tick_interval tick_labelset placeholder");
    put(
        names,
        "geopoint, geotrace, geoshape",
        "capture-accuracy warning-accuracy allow-mock-accuracy incremental reference-geometry");
    put(names, "text", "rows");
    put(
        names,
        "audit",
        "location-priority location-min-interval location-max-age track-changes"
            + " track-changes-reasons identify-user");
    return Collections.unmodifiableMap(names);
  }

  private static void put(Map<String, String> names, String types, String parameters) {
    for (String name : parameters.split(" ", -1)) {
      names.put(name, types);
    }
  }
}
