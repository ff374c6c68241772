package org.fieldvoice.response;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
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
 * could. What any version marks as an identifier is left out as well.
 */
public final class Harmonised {

  private final Map<Long, Set<String>> unlike = new HashMap<>();
  private final Identifying identifying;

  /**
   * @param versions their forms by id, the newest first
   * @param as the form by which they are read
   */
  Harmonised(Map<Long, Form> versions, Form as) {
    Scope wanted = Scope.of(as);
    Map<String, Question> retired = retired(versions.values(), as, wanted);
    versions.forEach((id, form) -> unlike.put(id, unlike(Scope.of(form), wanted, retired)));
    identifying = Identifying.of(versions.values());
  }

  /** What only versions before that form asked, as the newest of them had it. */
  private static Map<String, Question> retired(
      Collection<Form> newestFirst, Form as, Scope wanted) {
    Map<String, Question> retired = new HashMap<>();
    newestFirst.stream()
        .dropWhile(form -> !form.equals(as))
        .forEach(form -> Scope.of(form).questions().forEach(retired::putIfAbsent));
    retired.keySet().removeAll(wanted.keys());
    return retired;
  }

  /** The keys under which the one has something else than the other. */
  private static Set<String> unlike(Scope given, Scope wanted, Map<String, Question> retired) {
    Set<String> keys = new HashSet<>();
    for (String key : given.keys()) {
      Question now = wanted.questions().getOrDefault(key, retired.get(key));
      Question then = given.questions().get(key);
      boolean sameSort =
          now == null
              ? then == null || !wanted.keys().contains(key)
              : then != null && alike(now, then);
      if (!sameSort) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static boolean alike(Question one, Question other) {
    return one.type() == other.type() || one.type().isNumber() && other.type().isNumber();
  }

  /** The answers document of a response to any of the versions. */
  public JsonObject document(StoredResponse response) {
    JsonObject answers = identifying.without(response.document());
    Set<String> other = unlike.getOrDefault(response.versionId(), Set.of());
    if (other.stream().noneMatch(answers::containsKey)) {
      return answers;
    }
    JsonObjectBuilder rest = Json.createObjectBuilder(answers);
    other.forEach(rest::remove);
    return rest.build();
  }
}
