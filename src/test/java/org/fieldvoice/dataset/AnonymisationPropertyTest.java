package org.fieldvoice.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fieldvoice.dataset.FormBuilder.Row;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;

/** Whatever the table, k holds in the file, counted by someone who only has the file. */
class AnonymisationPropertyTest {

  private static final Form FORM =
      new FormBuilder()
          .list("gender", "f", "m")
          .list("city", "a:north", "b:north", "c:south")
          .list("yes_no", "yes", "no")
          .ask(Row.of(QuestionType.SELECT_ONE, "gender", Privacy.QUASI).with("list", "gender"))
          .ask(Row.of(QuestionType.INTEGER, "age", Privacy.QUASI))
          .ask(
              Row.of(QuestionType.SELECT_ONE, "city", Privacy.QUASI)
                  .with("list", "city")
                  .with("choice_filter", "province = ${gender}"))
          .ask(
              Row.of(QuestionType.SELECT_ONE, "help", Privacy.NONE)
                  .with("list", "yes_no")
                  .with("relevant", "${age} > 40"))
          .build();

  record Person(String gender, int age, String city) {
    Answered answered(int number) {
      var answers = Json.createObjectBuilder().add("age", age);
      Optional.of(gender).filter(g -> !g.isEmpty()).ifPresent(g -> answers.add("gender", g));
      Optional.of(city).filter(c -> !c.isEmpty()).ifPresent(c -> answers.add("city", c));
      if (age > 40) {
        answers.add("help", "yes");
      }
      return new Answered(new UUID(7, number), Map.of(), answers.build());
    }
  }

  @Provide
  Arbitrary<List<Person>> people() {
    return Combinators.combine(
            Arbitraries.of("f", "m", ""),
            Arbitraries.integers().between(-3, 90),
            Arbitraries.of("a", "b", "c", "?", ""))
        .as(Person::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void everyClassInTheFileHasAtLeastKRows(
      @ForAll("people") List<Person> people,
      @ForAll @IntRange(min = 2, max = 6) int k,
      @ForAll @IntRange(min = 0, max = 50) int percent) {
    Optional<ReleasedZip> zip = release(people, policy(k, percent / 100.0));
    zip.ifPresent(
        z -> {
          Set<String> quasi = new LinkedHashSet<>(Set.of("gender", "age", "city"));
          assertThat(z.classSizes(row -> seen(row, quasi)))
              .isNotEmpty()
              .allMatch(size -> size >= k);
          assertThat(people.size() - z.rows().size())
              .isLessThanOrEqualTo((int) Math.floor(people.size() * percent / 100.0));
        });
  }

  @Property(tries = 100)
  void noGeneralisationOfTheLatticeWouldHaveCostLess(@ForAll("people") List<Person> people) {
    Policy policy = policy(2, 0.2);
    Plan plan = Plan.of(policy, Variables.of(FORM));
    Combinations combinations = new Combinations(plan.hierarchies());
    for (int i = 0; i < people.size(); i++) {
      combinations.add(plan.classOf(people.get(i).answered(i)));
    }
    Lattice.Goal goal = new Lattice.Goal(2, people.size() / 5, plan.weights());
    Combinations.Coded data = combinations.coded();
    double cheapest = Double.MAX_VALUE;
    for (int[] levels : everyNode(plan.hierarchies())) {
      cheapest = Math.min(cheapest, costByHand(data, goal, levels));
    }
    double found = Lattice.search(data, goal).map(Lattice.Found::loss).orElse(Double.MAX_VALUE);
    assertThat(found).isCloseTo(cheapest, org.assertj.core.data.Offset.offset(1e-9));
  }

  private static double costByHand(Combinations.Coded data, Lattice.Goal goal, int[] levels) {
    int[] rows = data.rowsOf();
    long omitted = 0;
    double cost = 0;
    double weights = java.util.Arrays.stream(goal.weights()).sum();
    for (int i = 0; i < rows.length; i++) {
      int alike = 0;
      for (int j = 0; j < rows.length; j++) {
        alike += same(data, levels, i, j) ? rows[j] : 0;
      }
      double loss = 0;
      for (int a = 0; a < levels.length; a++) {
        Combinations.Column c = data.columns().get(a);
        loss += goal.weights()[a] * c.loss()[levels[a]][c.leaf()[i]] / weights;
      }
      omitted += alike < goal.k() ? rows[i] : 0;
      cost += rows[i] * (alike < goal.k() ? 1 : loss);
    }
    return omitted > goal.mayOmit() || omitted == data.rows()
        ? Double.MAX_VALUE
        : cost / data.rows();
  }

  private static boolean same(Combinations.Coded data, int[] levels, int i, int j) {
    for (int a = 0; a < levels.length; a++) {
      Combinations.Column c = data.columns().get(a);
      if (c.groups()[levels[a]][c.leaf()[i]] != c.groups()[levels[a]][c.leaf()[j]]) {
        return false;
      }
    }
    return true;
  }

  private static List<int[]> everyNode(List<Hierarchy> hierarchies) {
    List<int[]> nodes = List.of(new int[0]);
    for (Hierarchy hierarchy : hierarchies) {
      List<int[]> longer = new ArrayList<>();
      for (int[] node : nodes) {
        for (int level = 0; level < hierarchy.levels(); level++) {
          int[] next = java.util.Arrays.copyOf(node, node.length + 1);
          next[node.length] = level;
          longer.add(next);
        }
      }
      nodes = longer;
    }
    return nodes;
  }

  /**
   * What a reader sees of a person: the quasi-identifying cells, and whether the conditional
   * question was answered.
   */
  private static List<String> seen(Map<String, String> row, Set<String> quasi) {
    List<String> seen = new ArrayList<>();
    quasi.forEach(q -> seen.add(row.getOrDefault(q, "")));
    seen.add(row.getOrDefault("help", "").isEmpty() ? "not asked" : "asked");
    return seen;
  }

  private static Policy policy(int k, double suppression) {
    Policy base = DefaultPolicy.of(Variables.of(FORM));
    return new Policy(k, suppression, base.dates(), base.only(), base.variables());
  }

  private static Optional<ReleasedZip> release(List<Person> people, Policy policy) {
    Plan plan = Plan.of(policy, Variables.of(FORM));
    Snapshot snapshot =
        row -> {
          for (int i = 0; i < people.size(); i++) {
            row.accept(people.get(i).answered(i));
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new ReleaseArchive(new ReleaseArchive.About("s", "S", "q", "Q", 1), plan, new byte[32])
          .writeTo(out, snapshot, at -> {});
      return Optional.of(new ReleasedZip(out.toByteArray()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (ProblemException e) {
      assertThat(e.problem()).isIn(Problem.TOO_FEW_RESPONSES, Problem.NOT_ANONYMOUS);
      return Optional.empty();
    }
  }
}
