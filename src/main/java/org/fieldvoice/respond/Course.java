package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody whose browser runs no script has come through the questionnaire so far.
 *
 * @param agreement as it is sent with the answers
 * @param trapped the field was filled in that only machines see
 * @param turns how many screens were shown
 * @param languages how often the language was switched
 */
record Course(Optional<JsonObject> agreement, boolean trapped, int turns, int languages) {

  static final Course BEGUN = new Course(Optional.empty(), false, 1, 0);

  static Course of(@Nullable JsonObject kept) {
    return kept == null
        ? BEGUN
        : new Course(
            Optional.ofNullable(kept.getJsonObject("agreement")),
            kept.getBoolean("trapped", false),
            kept.getInt("turns", 1),
            kept.getInt("languages", 0));
  }

  JsonObject json() {
    JsonObjectBuilder kept =
        Json.createObjectBuilder()
            .add("trapped", trapped)
            .add("turns", turns)
            .add("languages", languages);
    agreement.ifPresent(given -> kept.add("agreement", given));
    return kept.build();
  }

  Course agreedTo(int sheet, String language, String time) {
    JsonObject given =
        Json.createObjectBuilder()
            .add("sheet", sheet)
            .add("language", language)
            .add("at", time)
            .build();
    return new Course(Optional.of(given), trapped, turns, languages);
  }

  /** One more post. */
  Course after(Fields fields, String go) {
    boolean switches = go.startsWith("lang:");
    return new Course(
        agreement,
        trapped || !fields.first(Fields.TRAP).isEmpty(),
        turns + (switches ? 0 : 1),
        languages + (switches ? 1 : 0));
  }

  /** Puts it beside the answers that are sent. */
  void addTo(JsonObjectBuilder submission) {
    agreement.ifPresent(given -> submission.add("agreement", given));
    if (trapped) {
      submission.add("trapped", true);
    }
    submission.add(
        "paradata",
        Json.createObjectBuilder()
            .add("script", false)
            .add("turns", turns)
            .add("languages", languages));
  }
}
