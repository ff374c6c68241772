package org.fieldvoice.response;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a questionnaire was answered, in numbers only. Whatever else a phone sends is dropped: a
 * text, or the name of a field, could be an answer, an address or a device's name.
 *
 * <pre>
 * script         whether the page's script ran; without it there are only the first three
 * languages      how often the language was switched
 * turns          how many screens were shown
 * interruptions  how often the page was hidden; away: for how many seconds together
 * screens        by number: [seconds that it was shown, how often an answer on it was changed]
 * </pre>
 */
public final class Paradata {

  /** The counts, in the order in which exports show them. */
  static final List<String> COUNTS = List.of("turns", "languages", "interruptions", "away");

  private static final int MOST_SCREENS = 1_000;
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

  private Paradata() {}

  /** What of it is kept; nothing where it holds nothing that is known. */
  public static Optional<JsonObject> kept(JsonObject sent) {
    JsonObjectBuilder kept = Submission.JSON.createObjectBuilder();
    JsonValue script = sent.get("script");
    if (script == JsonValue.TRUE || script == JsonValue.FALSE) {
      kept.add("script", script);
    }
    for (String name : COUNTS) {
      number(sent.get(name)).ifPresent(number -> kept.add(name, number));
    }
    if (sent.get("screens") instanceof JsonObject screens && !screens.isEmpty()) {
      kept.add("screens", screens(screens));
    }
    return Optional.of(kept.build()).filter(document -> !document.isEmpty());
  }

  private static JsonObjectBuilder screens(JsonObject sent) {
    JsonObjectBuilder kept = Submission.JSON.createObjectBuilder();
    sent.entrySet().stream()
        .filter(screen -> NUMBER.matcher(screen.getKey()).matches())
        .limit(MOST_SCREENS)
        .forEach(
            screen -> {
              if (screen.getValue() instanceof JsonArray pair && pair.size() == 2) {
                Optional<BigDecimal> seconds = number(pair.get(0));
                Optional<BigDecimal> changes = number(pair.get(1));
                if (seconds.isPresent() && changes.isPresent()) {
                  kept.add(
                      screen.getKey(),
                      Submission.JSON.createArrayBuilder().add(seconds.get()).add(changes.get()));
                }
              }
            });
    return kept;
  }

  /** To a tenth, as plain digits; nothing for what no clock or counter says. */
  private static Optional<BigDecimal> number(@org.jspecify.annotations.Nullable JsonValue value) {
    if (!(value instanceof JsonNumber number)) {
      return Optional.empty();
    }
    BigDecimal given = number.bigDecimalValue();
    return given.signum() < 0 || given.compareTo(MOST) > 0
        ? Optional.empty()
        : Optional.of(plain(given.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros()));
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
