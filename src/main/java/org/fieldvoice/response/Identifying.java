package org.fieldvoice.response;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question;

/**
 * The answers that name a person in one version of a questionnaire and are marked otherwise in
 * another. What a version marks as an identifier goes to the vault as it comes; but a response to
 * an earlier version, which did not mark it, has it among its answers. It is the same answer, so
 * nobody is shown it there. Where every version agrees there is none, since no answers document
 * holds any.
 */
final class Identifying {

  private Identifying() {}

  /** Those of these versions, in any order. */
  static Withheld of(Collection<Form> forms) {
    return ofScopes(forms.stream().map(Scope::of).toList());
  }

  private static Withheld ofScopes(List<Scope> scopes) {
    Set<String> keys = new HashSet<>(keys(scopes, Question::isIdentifier));
    keys.retainAll(keys(scopes, question -> !question.isIdentifier()));
    Map<String, Withheld> repeats =
        scopes.stream()
            .flatMap(scope -> scope.repeats().keySet().stream())
            .distinct()
            .collect(Collectors.toMap(Function.identity(), key -> ofScopes(rounds(scopes, key))));
    return new Withheld(keys, repeats);
  }

  private static Set<String> keys(List<Scope> scopes, Predicate<Question> which) {
    return scopes.stream()
        .flatMap(scope -> scope.questions().entrySet().stream())
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static List<Scope> rounds(List<Scope> scopes, String repeat) {
    return scopes.stream().flatMap(s -> Stream.ofNullable(s.repeats().get(repeat))).toList();
  }
}
