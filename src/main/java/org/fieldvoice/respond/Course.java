package org.fieldvoice.respond;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody has come through the questionnaire so far.
 *
 * @param agreement as it is sent with the answers
 * @param trapped the field was filled in that only machines see
 * @param turns how many screens were shown to a browser without script
 * @param languages how often the language was switched in it
 * @param before what a page with a script has counted, as it is sent with the answers
 * @param progress how much is done at each screen that was shown to a browser without script
 */
record Course(
    Optional<JsonObject> agreement,
    boolean trapped,
    int turns,
    int languages,
    Optional<JsonObject> before,
    Progress progress) {

  static final Course BEGUN =
      new Course(Optional.empty(), false, 1, 0, Optional.empty(), Progress.NONE);

  static Course of(@Nullable JsonObject kept) {
    return kept == null
        ? BEGUN
        : new Course(
            Optional.ofNullable(kept.getJsonObject("agreement")),
            kept.getBoolean("trapped", false),
            kept.getInt("turns", 1),
            kept.getInt("languages", 0),
            Optional.ofNullable(kept.getJsonObject("before")),
            Progress.of(kept.getJsonObject("progress")));
  }

  JsonObject json() {
    JsonObjectBuilder kept =
        Json.createObjectBuilder()
            .add("trapped", trapped)
            .add("turns", turns)
            .add("languages", languages)
            .add("progress", progress.json());
    agreement.ifPresent(given -> kept.add("agreement", given));
    before.ifPresent(counted -> kept.add("before", counted));
    return kept.build();
  }

  Course agreedTo(int sheet, String language, String time) {
    JsonObject given =
        Json.createObjectBuilder()
            .add("sheet", sheet)
            .add("language", language)
            .add("at", time)
            .build();
    return new Course(Optional.of(given), trapped, turns, languages, before, progress);
  }

  /** This course as a page tells it that has taken in the counts of an earlier one. */
  Course since(Course earlier) {
    return new Course(agreement, trapped || earlier.trapped(), turns, languages, before, progress);
  }

  /** The same with the next screen before one's eyes. */
  Course at(Progress moved) {
    return new Course(agreement, trapped, turns, languages, before, moved);
  }

  /** One more post. */
  Course after(Fields fields, String go) {
    boolean switches = go.startsWith("lang:");
    return new Course(
        agreement,
        trapped || !fields.first(Fields.TRAP).isEmpty(),
        turns + (switches ? 0 : 1),
        languages + (switches ? 1 : 0),
        before,
        progress);
  }

  /** All counts so far. */
  JsonObject counts() {
    JsonObject counted = before.orElse(JsonValue.EMPTY_JSON_OBJECT);
    return Json.createObjectBuilder(counted)
        .add("script", before.isPresent())
        .add("turns", counted.getInt("turns", 0) + turns)
        .add("languages", counted.getInt("languages", 0) + languages)
        .build();
  }

  /** Puts it beside the answers that are sent. */
  void addTo(JsonObjectBuilder submission) {
    agreement.ifPresent(given -> submission.add("agreement", given));
    if (trapped) {
      submission.add("trapped", true);
    }
    submission.add("paradata", counts());
  }
}
