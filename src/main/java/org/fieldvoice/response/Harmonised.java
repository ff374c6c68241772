package org.fieldvoice.response;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;

/**
 * Answers to several versions of a questionnaire, read as answers to one of them. What a version
 * asked as something of another kind does not count as an answer: where it took words and the other
 * asks for a number or a choice, the words are no value of it, and may tell more than it ever
 * could. What any version marks as an identifier is left out as well. All of this holds within
 * repeats, too.
 */
public final class Harmonised {

  private final Map<Long, Withheld> withheld = new HashMap<>();
  private final Withheld identifying;

  /**
   * @param versions their forms by id, the newest first
   * @param as the form by which they are read
   */
  Harmonised(Map<Long, Form> versions, Form as) {
    identifying = Identifying.of(versions.values());
    Asked asked = new Asked();
    asked.take(Scope.of(as));
    versions.values().stream()
        .dropWhile(form -> !form.equals(as))
        .forEach(form -> asked.take(Scope.of(form)));
    versions.forEach((id, form) -> withheld.put(id, identifying.and(asked.unlike(Scope.of(form)))));
  }

  /** What the form asks, and what only versions before it asked, as the newest of them had it. */
  private static final class Asked {
    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, Asked> repeats = new HashMap<>();

    /** Those of the newer versions come first. */
    void take(Scope scope) {
      scope
          .questions()
          .forEach(
              (key, question) -> {
                if (!repeats.containsKey(key)) {
                  questions.putIfAbsent(key, question);
                }
              });
      scope
          .repeats()
          .forEach(
              (key, rounds) -> {
                if (!questions.containsKey(key)) {
                  repeats.computeIfAbsent(key, k -> new Asked()).take(rounds);
                }
              });
    }

    /** The answers to a version that are answers to something else. */
    Withheld unlike(Scope given) {
      Set<String> keys = new HashSet<>();
      Map<String, Withheld> rounds = new HashMap<>();
      for (String key : given.keys()) {
        Question now = questions.get(key);
        Question then = given.questions().get(key);
        Scope inner = given.repeats().get(key);
        boolean oneRepeats = now != null ? then == null : then != null && repeats.containsKey(key);
        if (oneRepeats || now != null && then != null && !alike(now, then)) {
          keys.add(key);
        } else if (inner != null && repeats.containsKey(key)) {
          rounds.put(key, repeats.get(key).unlike(inner));
        }
      }
      return new Withheld(keys, rounds);
    }
  }

  private static boolean alike(Question one, Question other) {
    return one.type() == other.type() || one.type().isNumber() && other.type().isNumber();
  }

  /** The answers document of a response to any of the versions. */
  public JsonObject document(StoredResponse response) {
    return withheld.getOrDefault(response.versionId(), identifying).without(response.document());
  }
}
