package org.fieldvoice.questionnaire.xlsform;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The parameters that are known, and the types that take them. */
final class Parameters {

  static final Map<String, String> NAMES = table();

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d*)?|-?\\.\\d+");
  private static final Pattern TRUTH = Pattern.compile("true|false");

  /** What some of them may be, where a range's are looked at with its own rule. */
  private static final Map<String, Pattern> VALUES =
      Map.ofEntries(
          Map.entry("randomize", TRUTH),
          Map.entry("seed", Pattern.compile(NUMBER + "|\\$\\{.*")),
          Map.entry("max-pixels", NUMBER),
          Map.entry("rows", NUMBER),
          Map.entry("quality", Pattern.compile("voice-only|low|normal|external")),
          Map.entry("capture-accuracy", NUMBER),
          Map.entry("warning-accuracy", NUMBER),
          Map.entry("allow-mock-accuracy", TRUTH),
          Map.entry("track-changes", TRUTH),
          Map.entry("identify-user", TRUTH),
          Map.entry("track-changes-reasons", Pattern.compile("on-form-edit")),
          Map.entry(
              "location-priority", Pattern.compile("no-power|low-power|balanced|high-accuracy")),
          Map.entry("location-min-interval", NUMBER),
          Map.entry("location-max-age", NUMBER));

  private Parameters() {}

  /** What the parameter should be, where it can't be this. */
  static Optional<String> expected(String name, String value) {
    Pattern allowed = VALUES.get(name);
    if (allowed == null || allowed.matcher(value.toLowerCase(Locale.ROOT)).matches()) {
      return Optional.empty();
    }
    boolean isWords = allowed.pattern().matches("[a-z|-]+");
    return Optional.of(isWords ? allowed.pattern().replace("|", ", ") : "1, 2, 3 …");
  }

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
