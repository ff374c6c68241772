package org.fieldvoice.questionnaire;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * A form filled by chance, one step after the other: an answer given, changed or taken out, an
 * instance of a repeat added or removed.
 */
final class GeneratedFilling {

  private static final int MOST_ROWS = 3;
  private static final int MOST_COUNTED = 8;

  final FormLogic logic;
  private final GeneratedAnswers generated;
  private final Circumstances now;
  private final Map<String, Object> answers;

  /** What the last step did, for messages. */
  String step = "the beginning";

  /** The place that the last step answered and its text, where it only did that. */
  private String answered = "";

  private String text = "";

  /** The last step as {@code fillings.js} takes it. */
  private JsonObject instruction = JsonValue.EMPTY_JSON_OBJECT;

  /**
   * @param path of names
   * @param around the path of the instance, or empty for the form, that its keys are in
   */
  private record Spot(FormItem item, String path, String around, Map<String, Object> scope) {

    /** As the answers document and the page name it. */
    String key() {
      return (around.isEmpty() ? "" : around + "/") + item.key;
    }

    /** The group or instance that it stands in, as the page names it. */
    String parent() {
      String group =
          Optional.ofNullable(item.parent)
              .filter(p -> p.parent != null && !p.repeats())
              .map(FormItem::pathInScope)
              .orElse("");
      return around + (around.isEmpty() || group.isEmpty() ? "" : "/") + group;
    }
  }

  GeneratedFilling(FormLogic logic, long seed) {
    this.logic = logic;
    this.generated = new GeneratedAnswers(logic, seed);
    this.now =
        new Circumstances(
            OffsetDateTime.now(ZoneId.systemDefault()),
            new Random(seed),
            logic.form().defaultLanguage().tag());
    Filling begun = Filling.begin(logic, now);
    this.answers =
        GeneratedAnswers.open(GeneratedAnswers.together(begun.answers(), begun.identifiers()));
    adjustCounts();
  }

  JsonObject answers() {
    return GeneratedAnswers.close(answers);
  }

  /** As nobody has answered yet. */
  Filling begun() {
    return Filling.begin(logic, now);
  }

  Filling ours() {
    return Filling.of(logic, answers(), now);
  }

  /** Where only one answer changed, its path; else empty, and a peer begins anew. */
  String answered() {
    return answered;
  }

  String text() {
    return text;
  }

  JsonObject instruction() {
    return instruction;
  }

  Map<String, Object> open() {
    return answers;
  }

  void next() {
    answered = "";
    List<Spot> repeats = spots(true);
    if (!repeats.isEmpty() && generated.chance(8)) {
      change(generated.pick(repeats));
      adjustCounts();
      return;
    }
    List<Spot> questions = spots(false);
    if (questions.isEmpty()) {
      step = "nothing to answer";
      return;
    }
    Spot spot = generated.pick(questions);
    JsonValue answer = generated.answer(Objects.requireNonNull(spot.item().question));
    put(spot, answer);
    if (countsTooFar()) {
      answer = JsonValue.NULL;
      put(spot, answer);
    }
    step = spot.path() + " := " + answer;
    instruction = instruction("at", spot.key()).add("answer", answer).build();
    text = GeneratedAnswers.asText(answer);
    answered = adjustCounts() ? "" : spot.path();
  }

  private static void put(Spot spot, JsonValue answer) {
    if (answer == JsonValue.NULL) {
      spot.scope().remove(spot.item().key);
    } else {
      spot.scope().put(spot.item().key, answer);
    }
  }

  private boolean countsTooFar() {
    Filling filling = ours();
    return counted().stream().anyMatch(s -> filling.instances(s.path()) > MOST_COUNTED);
  }

  @SuppressWarnings("unchecked")
  private void change(Spot repeat) {
    List<Map<String, Object>> rows =
        (List<Map<String, Object>>)
            repeat.scope().computeIfAbsent(repeat.item().key, k -> new ArrayList<>());
    if (rows.size() < MOST_ROWS && (rows.isEmpty() || generated.chance(2))) {
      rows.add(new java.util.LinkedHashMap<>());
      step = repeat.path() + " added";
      instruction = instruction("add", repeat.item().name()).add("around", repeat.parent()).build();
    } else {
      int row = generated.below(rows.size());
      rows.remove(row);
      step = repeat.path() + " removed";
      instruction =
          instruction("at", repeat.key() + "[" + (row + 1) + "]").add("remove", true).build();
    }
  }

  private static JsonObjectBuilder instruction(String key, String value) {
    return FormLogic.JSON.createObjectBuilder().add(key, value);
  }

  /** Gives counted repeats as many rows as they have now; true if any had others. */
  private boolean adjustCounts() {
    boolean any = false;
    for (int pass = 0; pass < 4; pass++) {
      Filling filling = ours();
      boolean changed = false;
      for (Spot spot : counted()) {
        changed |= adjust(spot, filling.instances(spot.path()));
      }
      any |= changed;
      if (!changed) {
        return any;
      }
    }
    return any;
  }

  @SuppressWarnings("unchecked")
  private static boolean adjust(Spot spot, int wanted) {
    List<Map<String, Object>> rows =
        (List<Map<String, Object>>)
            spot.scope().computeIfAbsent(spot.item().key, k -> new ArrayList<>());
    boolean changed = rows.size() != wanted;
    while (rows.size() > wanted) {
      rows.remove(rows.size() - 1);
    }
    while (rows.size() < wanted) {
      rows.add(new java.util.LinkedHashMap<>());
    }
    return changed;
  }

  private List<Spot> spots(boolean repeats) {
    List<Spot> spots = new ArrayList<>();
    collect(new Spot(logic.root(), "", "", answers), spots);
    return spots.stream()
        .filter(
            s ->
                repeats
                    ? s.item().repeats() && !isCounted(s.item())
                    : GeneratedAnswers.isAskable(s.item()))
        .toList();
  }

  private List<Spot> counted() {
    List<Spot> spots = new ArrayList<>();
    collect(new Spot(logic.root(), "", "", answers), spots);
    return spots.stream().filter(s -> s.item().repeats() && isCounted(s.item())).toList();
  }

  private static boolean isCounted(FormItem item) {
    return item.tree(FormItem.Logic.REPEAT_COUNT).isPresent();
  }

  @SuppressWarnings("unchecked")
  private static void collect(Spot around, List<Spot> spots) {
    String prefix = around.path().isEmpty() ? "" : around.path() + "/";
    for (FormItem item : around.item().children) {
      Spot spot = new Spot(item, prefix + item.name(), around.around(), around.scope());
      spots.add(spot);
      if (!item.repeats()) {
        collect(spot, spots);
        continue;
      }
      List<Map<String, Object>> rows =
          (List<Map<String, Object>>) around.scope().getOrDefault(item.key, List.of());
      for (int i = 0; i < rows.size(); i++) {
        String index = "[" + (i + 1) + "]";
        collect(new Spot(item, spot.path() + index, spot.key() + index, rows.get(i)), spots);
      }
    }
  }
}
