package org.fieldvoice.questionnaire.expression;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A list's items by the numbers that stand in one of its columns, found as {@code =} finds them.
 * Twelve bytes an item.
 */
public final class NumberIndex {

  private final int[] items;

  /** In growing order; what stands at one place of {@code items} has the number there. */
  private final double[] numbers;

  private NumberIndex(int[] items, double[] numbers) {
    this.items = items;
    this.numbers = numbers;
  }

  /**
   * Of a column with as many texts. Empty where one is a date: which day that is depends on where
   * the respondent is.
   */
  public static Optional<NumberIndex> of(int size, IntFunction<String> texts) {
    Dates noZone = new Dates("");
    double[] all = new double[size];
    for (int i = 0; i < size; i++) {
      String text = texts.apply(i);
      all[i] = Values.decimal(text);
      if (Double.isNaN(all[i]) && !Double.isNaN(Values.number(text, noZone))) {
        return Optional.empty();
      }
    }
    int[] sorted =
        IntStream.range(0, size)
            .filter(i -> !Double.isNaN(all[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> all[i]))
            .mapToInt(i -> i)
            .toArray();
    return Optional.of(
        new NumberIndex(sorted, IntStream.of(sorted).mapToDouble(i -> all[i]).toArray()));
  }

  /** In their order, the items with this number. */
  public int[] equalTo(double number) {
    int place = Arrays.binarySearch(numbers, number);
    int from = place < 0 ? -1 - place : place;
    int to = from;
    while (from > 0 && Values.equal(numbers[from - 1], number)) {
      from--;
    }
    while (to < numbers.length && Values.equal(numbers[to], number)) {
      to++;
    }
    return IntStream.range(from, to).map(i -> items[i]).sorted().toArray();
  }
}
