package org.fieldvoice.questionnaire;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.expression.NumberIndex;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list's choices as expressions see them. Whoever seeks a text or a number in a
 * column finds its choices by an index, four bytes a choice for texts, which is made when the
 * column is first sought in: hundreds of questions may filter one list of 100,000 choices.
 */
final class ListColumns {

  /** What {@code jr:itext} takes for a choice's label. */
  static final String TEXT_ID = "itextId";

  /** A choice's own name, also where its file has another column {@code name}. */
  private static final String OWN_NAME = "";

  private static final String NAME = "name";
  private static final String LABEL = "label";

  private final ChoiceList list;
  private final Language language;
  private final Set<String> known = new LinkedHashSet<>(Set.of(NAME, LABEL));

  /** By column: the numbers of the choices in the order of what stands there. */
  private final Map<String, int[]> sorted = new ConcurrentHashMap<>();

  private final Map<String, Optional<NumberIndex>> byNumber = new ConcurrentHashMap<>();

  /**
   * @param language the one whose labels are seen
   */
  ListColumns(ChoiceList list, Language language) {
    this.list = list;
    this.language = language;
    list.choices().forEach(choice -> known.addAll(choice.columns().keySet()));
  }

  int choices() {
    return list.choices().size();
  }

  /** The columns that the choice of this number, from 0, has. */
  Set<String> of(int number) {
    Set<String> all = new LinkedHashSet<>(list.choices().get(number).columns().keySet());
    all.addAll(List.of(NAME, LABEL));
    return all;
  }

  /** What stands in a column of a choice; null where it has no such column. */
  @Nullable String text(int number, String column) {
    Choice choice = list.choices().get(number);
    String own = choice.columns().get(column);
    if (own != null) {
      return own;
    }
    return switch (column) {
      case NAME, OWN_NAME -> choice.name();
      case LABEL -> choice.label().in(language, language);
      case TEXT_ID -> list.name() + "-" + number;
      default -> null;
    };
  }

  /** The first choice of this name. */
  Optional<Choice> named(String name) {
    return seek(OWN_NAME, name).mapToObj(list.choices()::get).findFirst();
  }

  /**
   * The numbers of the choices with this text in a column, in their order; empty if none has such a
   * column.
   */
  Optional<int[]> with(String column, String text) {
    return known.contains(column) ? Optional.of(seek(column, text).toArray()) : Optional.empty();
  }

  /**
   * The numbers of the choices in whose column stands this number, in their order; empty if none
   * has such a column, or dates stand in it.
   */
  Optional<int[]> with(String column, double number) {
    return known.contains(column)
        ? byNumber
            .computeIfAbsent(column, c -> NumberIndex.of(choices(), i -> shown(i, c)))
            .map(index -> index.equalTo(number))
        : Optional.empty();
  }

  private IntStream seek(String column, String text) {
    int[] all = sorted.computeIfAbsent(column, this::sort);
    int from = firstUnless(all, number -> shown(number, column).compareTo(text) < 0);
    int to = firstUnless(all, number -> shown(number, column).compareTo(text) <= 0);
    return IntStream.range(from, to).map(i -> all[i]);
  }

  private int[] sort(String column) {
    return Stream.iterate(0, number -> number + 1)
        .limit(choices())
        .sorted(Comparator.comparing(number -> shown(number, column)))
        .mapToInt(number -> number)
        .toArray();
  }

  /** Where those end, of all in their order, for which this holds. */
  private static int firstUnless(int[] all, Predicate<Integer> holds) {
    int from = 0;
    int to = all.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (holds.test(all[middle])) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private String shown(int number, String column) {
    String text = text(number, column);
    return text == null ? "" : text;
  }
}
