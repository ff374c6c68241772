package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much of the questionnaire is behind somebody at each screen, for a browser without script; by
 * the rule that {@code form/paging.js} has too. The done part grows by what a screen is of all that
 * is left, so that it never goes back on the way forward. What is not asked so far may be yet: it
 * counts half.
 *
 * @param parts from 0 to 1, by the number of a screen that was shown
 */
record Progress(Map<Integer, Double> parts) {

  static final Progress NONE = new Progress(Map.of());

  static Progress of(@Nullable JsonObject kept) {
    Map<Integer, Double> parts = new TreeMap<>();
    if (kept != null) {
      kept.forEach(
          (screen, part) -> parts.put(Integer.valueOf(screen), Double.valueOf(part.toString())));
    }
    return new Progress(parts);
  }

  JsonObject json() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    parts.forEach((screen, part) -> json.add(String.valueOf(screen), part));
    return json.build();
  }

  /**
   * @param asked of each screen in its order, whether it is asked
   */
  Progress moved(int from, int to, boolean[] asked) {
    double before = at(from, asked);
    double left = left(to, asked);
    double part =
        to > from
            ? before + (1 - before) / (left + 1)
            : parts.getOrDefault(to, Math.min(before, at(to, asked)));
    Map<Integer, Double> all = new TreeMap<>(parts);
    all.put(from, before);
    all.put(to, part);
    return new Progress(all);
  }

  /** The part that is done at this screen. */
  double at(int screen, boolean[] asked) {
    Double known = parts.get(screen);
    if (known != null) {
      return known;
    }
    int before = 0;
    for (int i = 0; i < screen - 1; i++) {
      before += asked[i] ? 1 : 0;
    }
    return before / Math.max(before + left(screen, asked), 1);
  }

  private static double left(int screen, boolean[] asked) {
    double left = 0;
    for (int i = screen - 1; i < asked.length; i++) {
      left += asked[i] ? 1 : 0.5;
    }
    return left;
  }
}
