package org.fieldvoice.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The Adult data set with the hierarchies that papers on disclosure control use; skipped where it
 * isn't at hand.
 */
class AdultTest {

  private static final Path FOLDER = Path.of("../shared/anonymisation/adult");

  private static List<String> attributes = List.of();
  private static List<List<String>> rows = List.of();
  private static final List<Hierarchy> HIERARCHIES = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    Path folder = FOLDER;
    assumeTrue(Files.isDirectory(folder), "the Adult data set is not beside the project");
    List<List<String>> lines = lines(folder.resolve("adult.csv"));
    attributes = lines.get(0);
    rows = lines.subList(1, lines.size());
    for (String attribute : attributes) {
      Map<String, List<String>> table = new LinkedHashMap<>();
      lines(folder.resolve("adult_hierarchy_" + attribute + ".csv"))
          .forEach(row -> table.put(row.get(0), row));
      HIERARCHIES.add(new Hierarchy.Table(table, table.values().iterator().next().size()));
    }
  }

  private static List<List<String>> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(l -> List.of(l.split(";", -1))).toList();
  }

  @Test
  void everyRowThatLeavesHasFourOthersLikeItAndFewAreLeftOut() {
    Combinations combinations = new Combinations(HIERARCHIES);
    rows.forEach(combinations::add);
    double[] weights = new double[HIERARCHIES.size()];
    Arrays.fill(weights, 1);
    long mayOmit = rows.size() / 20;
    long started = System.nanoTime();

    Lattice.Found found =
        Lattice.search(combinations.coded(), new Lattice.Goal(5, mayOmit, weights)).orElseThrow();

    System.out.printf(
        "Adult, k = 5: %d of %d rows left out, loss %.3f, levels %s of %s, %d combinations, %d ms%n",
        found.omitted(),
        rows.size(),
        found.loss(),
        Arrays.toString(found.levels()),
        attributes,
        combinations.distinct(),
        (System.nanoTime() - started) / 1_000_000);
    Map<List<String>, Long> classes =
        rows.stream()
            .map(row -> coarse(row, found.levels()))
            .collect(Collectors.groupingBy(r -> r, Collectors.counting()));
    long omitted = classes.values().stream().filter(size -> size < 5).mapToLong(size -> size).sum();
    assertThat(omitted).isEqualTo(found.omitted()).isLessThanOrEqualTo(mayOmit);
    assertThat(found.whole()).isTrue();
    assertThat(found.loss()).isLessThan(0.75);
  }

  /** Straight from the hierarchy files, without any code of the product. */
  private static List<String> coarse(List<String> row, int[] levels) {
    List<String> coarse = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      Hierarchy.Table table = (Hierarchy.Table) HIERARCHIES.get(i);
      coarse.add(table.rows().getOrDefault(row.get(i), List.of()).get(levels[i]));
    }
    return coarse;
  }
}
