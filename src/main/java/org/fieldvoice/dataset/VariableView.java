package org.fieldvoice.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fieldvoice.dataset.Policy.Action;
import org.fieldvoice.dataset.Variable.Kind;

/**
 * A variable of a questionnaire as a policy's author sees it.
 *
 * @param labels by language tag
 * @param standing {@code never}, {@code quasi}, {@code sensitive} or {@code harmless}
 * @param reason why: {@code identifier}, {@code derived}, {@code free-text} …
 * @param actions what a policy may do with it
 * @param versions those that asked it, the newest first, where the newest of all no longer does
 */
public record VariableView(
    String name,
    Map<String, String> labels,
    String kind,
    String standing,
    String reason,
    List<String> actions,
    List<Integer> versions) {

  static List<VariableView> all(Variables variables) {
    return variables.all().stream().map(VariableView::of).toList();
  }

  private static VariableView of(Variable v) {
    Map<String, String> labels =
        v.question()
            .<Map<String, String>>map(q -> new TreeMap<>(q.label().byTag()))
            .orElseGet(() -> Words.all(List.of(new Words("en"), new Words("zh")), v.key()));
    return new VariableView(
        v.key(),
        labels,
        word(v.kind()),
        word(v.standing()),
        v.reason().word(),
        actions(v),
        v.versions());
  }

  private static List<String> actions(Variable v) {
    return Stream.of(Action.values()).filter(a -> possible(v, a)).map(Action::word).toList();
  }

  private static boolean possible(Variable v, Action action) {
    return switch (action) {
      case DROP -> true;
      case KEEP -> v.may(action) && v.kind() != Kind.DAY;
      case GENERALISE -> v.may(action) && v.kind() != Kind.TEXT;
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
