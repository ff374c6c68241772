package org.fieldvoice.dataset;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How safe a release is and what it cost, computed from what was written.
 *
 * <p>Risks are those of Dankar and El Emam ("A Method for Evaluating Marketer Re-identification
 * Risk", 2010): an attacker who knows that someone answered (the prosecutor) finds them with one
 * over the size of their class. One who only knows that someone might have (the journalist) has to
 * reckon with everybody like them in the population; how many these are is unknown here, so the
 * responses themselves are taken as the population and the figure is an upper bound. The
 * discernibility metric is that of Bayardo and Agrawal (2005), the loss as in {@link Lattice}.
 */
record Report(
    Rows rows,
    Classes classes,
    Utility utility,
    List<Sensitive> sensitive,
    List<Plan.Silent> silent) {

  /**
   * Rows.
   *
   * @param read responses there were
   * @param wanted those that the policy wanted
   * @param released those in the data
   * @param uniqueBefore of the wanted, those whose raw quasi-identifiers no other had
   */
  record Rows(long read, long wanted, long released, long uniqueBefore) {
    long suppressed() {
      return wanted - released;
    }
  }

  /**
   * The classes: the k asked for, the k reached, and how many classes and rows there are by size.
   */
  record Classes(int asked, int reached, int count, int largest, List<Size> sizes) {}

  record Size(int from, int to, int classes, long rows) {}

  /** What it cost: 0 (nothing) to 1 (everything). */
  record Utility(double loss, double discernibility, boolean optimum, List<Attribute> attributes) {}

  /** One quasi-identifier: its level, the last one there is, and its own loss. */
  record Attribute(String variable, int level, int last, double loss) {}

  /** A sensitive variable that went along, and the fewest different values of it in one class. */
  record Sensitive(String variable, int leastValues) {}

  static Report of(Anonymisation.Outcome outcome) {
    Tally tally = outcome.tally();
    List<Integer> sizes = tally.sizes();
    Rows rows = new Rows(outcome.read(), outcome.wanted(), tally.rows(), outcome.uniqueBefore());
    double discernibility = (double) rows.suppressed() * rows.wanted();
    for (int size : sizes) {
      discernibility += (double) size * size;
    }
    Plan plan = outcome.plan();
    List<Variable> sensitive = Anonymisation.sensitive(plan);
    List<Sensitive> values = new ArrayList<>();
    for (int i = 0; i < sensitive.size(); i++) {
      values.add(new Sensitive(sensitive.get(i).key(), tally.leastValues(i)));
    }
    return new Report(
        rows,
        new Classes(
            plan.policy().k(),
            tally.smallest(),
            sizes.size(),
            sizes.get(sizes.size() - 1),
            distribution(sizes)),
        new Utility(
            outcome.node().loss(), discernibility, outcome.node().whole(), attributes(outcome)),
        values,
        plan.silent());
  }

  private static List<Attribute> attributes(Anonymisation.Outcome outcome) {
    List<Attribute> attributes = new ArrayList<>();
    for (int a = 0; a < outcome.plan().quasi().size(); a++) {
      Combinations.Column column = outcome.data().columns().get(a);
      int level = outcome.node().levels()[a];
      String key = outcome.plan().quasi().get(a).variable().key();
      attributes.add(
          new Attribute(
              key, level, column.groups().length - 1, column.meanLoss(level, outcome.data())));
    }
    return attributes;
  }

  /** By doubling sizes: k to 2k - 1, 2k to 4k - 1 … */
  private static List<Size> distribution(List<Integer> sizes) {
    List<Size> all = new ArrayList<>();
    for (int from = sizes.get(0); from <= sizes.get(sizes.size() - 1); from *= 2) {
      int least = from;
      List<Integer> within = sizes.stream().filter(s -> s >= least && s < least * 2).toList();
      all.add(new Size(from, from * 2 - 1, within.size(), within.stream().mapToLong(s -> s).sum()));
    }
    return all;
  }

  /**
   * The greatest chance, 0 to 1, that someone who looks for a person in the data picks the right
   * row.
   */
  double greatestRisk() {
    return 1.0 / classes.reached();
  }

  /** The mean of that chance over all rows. */
  double meanRisk() {
    return (double) classes.count() / rows.released();
  }

  JsonObject toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("k", map("asked", classes.asked(), "reached", classes.reached()));
    json.put("rows", rowsJson());
    json.put("classes", classesJson());
    json.put("risk", riskJson());
    json.put("utility", utilityJson());
    List<Object> values = new ArrayList<>();
    sensitive.forEach(
        s -> values.add(map("variable", s.variable(), "leastValuesInAClass", s.leastValues())));
    json.put("sensitive", values);
    List<Object> conditions = new ArrayList<>();
    for (Plan.Silent s : silent) {
      List<String> keys = s.variables().stream().map(Variable::key).toList();
      conditions.add(map("when", s.when(), "variables", keys));
    }
    json.put("conditions", conditions);
    return Json.createObjectBuilder(json).build();
  }

  private Map<String, Object> rowsJson() {
    Map<String, Object> json = map("read", rows.read(), "wanted", rows.wanted());
    json.put("released", rows.released());
    json.put("suppressed", rows.suppressed());
    json.put("suppressedShare", (double) rows.suppressed() / rows.wanted());
    return json;
  }

  private Map<String, Object> classesJson() {
    Map<String, Object> json = map("count", classes.count(), "smallest", classes.reached());
    json.put("mean", (double) rows.released() / classes.count());
    json.put("largest", classes.largest());
    List<Object> sizes = new ArrayList<>();
    for (Size s : classes.sizes()) {
      Map<String, Object> size = map("from", s.from(), "to", s.to());
      size.put("classes", s.classes());
      size.put("rows", s.rows());
      sizes.add(size);
    }
    json.put("sizes", sizes);
    return json;
  }

  private Map<String, Object> riskJson() {
    Map<String, Object> risk = map("max", greatestRisk(), "mean", meanRisk());
    Map<String, Object> json = map("prosecutor", risk, "journalist", risk);
    double after =
        classes.reached() == 1 ? classes.sizes().get(0).classes() / (double) rows.released() : 0;
    json.put("unique", map("before", (double) rows.uniqueBefore() / rows.wanted(), "after", after));
    return json;
  }

  private Map<String, Object> utilityJson() {
    Map<String, Object> json =
        map("loss", utility.loss(), "discernibility", utility.discernibility());
    json.put("optimum", utility.optimum());
    List<Object> attributes = new ArrayList<>();
    for (Attribute a : utility.attributes()) {
      Map<String, Object> attribute = map("variable", a.variable(), "level", a.level());
      attribute.put("last", a.last());
      attribute.put("loss", a.loss());
      attributes.add(attribute);
    }
    json.put("variables", attributes);
    return json;
  }

  private static Map<String, Object> map(String first, Object value, String second, Object other) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(first, value);
    map.put(second, other);
    return map;
  }
}
