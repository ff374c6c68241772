package org.fieldvoice.dataset;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.fieldvoice.dataset.Policy.Action;
import org.fieldvoice.dataset.Policy.Rule;

/**
 * A policy as a document:
 *
 * <pre>
 * {"k": 5, "suppression": 0.05, "dates": "month", "only": {"consent": ["yes"]},
 *  "variables": {
 *    "age":      {"action": "generalise", "bands": [5, 10, 20], "weight": 2},
 *    "tenure":   {"action": "generalise", "cuts": [[1, 3, 6], [3]]},
 *    "province": {"action": "generalise", "levels": [{"hunan": "Central"}],
 *                 "labels": {"Central": {"en": "Central China", "zh": "华中"}}},
 *    "story":    {"action": "drop"}}}
 * </pre>
 *
 * What a document leaves out is as in the policy it is read over; a variable it names is ruled by
 * what it says alone.
 */
final class PolicyJson {

  private static final Set<String> FIELDS =
      Set.of("k", "suppression", "dates", "only", "variables");
  private static final Set<String> RULE_FIELDS =
      Set.of("action", "weight", "bands", "cuts", "levels", "labels");

  private final List<PolicyFault> faults = new ArrayList<>();

  private PolicyJson() {}

  /**
   * The policy that this document makes of {@code base}, or a {@code Problem} with every fault in
   * it.
   */
  static Policy read(JsonObject document, Policy base) {
    PolicyJson reading = new PolicyJson();
    Policy policy = reading.policy(document, base);
    PolicyFault.refuse(reading.faults);
    return policy;
  }

  private Policy policy(JsonObject document, Policy base) {
    known(document, FIELDS, "");
    SortedMap<String, Rule> variables = new TreeMap<>(base.variables());
    object(document, "variables", "")
        .forEach((key, value) -> variables.put(key, rule(value, "variables." + key)));
    return new Policy(
        (int) number(document, "k", base.k()),
        number(document, "suppression", base.suppression()),
        dates(document, base.dates()),
        document.containsKey("only") ? only(object(document, "only", "")) : base.only(),
        variables);
  }

  private DateUnit dates(JsonObject document, DateUnit otherwise) {
    String word = text(document.get("dates"), otherwise.word(), "dates");
    for (DateUnit unit : DateUnit.values()) {
      if (unit.word().equals(word)) {
        return unit;
      }
    }
    faults.add(new PolicyFault("dates", "no-such-unit", word));
    return otherwise;
  }

  private SortedMap<String, List<String>> only(JsonObject object) {
    SortedMap<String, List<String>> only = new TreeMap<>();
    object.forEach(
        (key, value) -> only.put(key, list(value, "only." + key, (v, at) -> text(v, "", at))));
    return only;
  }

  private Rule rule(JsonValue value, String at) {
    if (!(value instanceof JsonObject rule)) {
      faults.add(new PolicyFault(at, "not-an-object", String.valueOf(value)));
      return Rule.of(Action.DROP);
    }
    known(rule, RULE_FIELDS, at);
    SortedMap<String, SortedMap<String, String>> labels = new TreeMap<>();
    object(rule, "labels", at + ".")
        .forEach((group, texts) -> labels.put(group, texts(texts, at + ".labels." + group)));
    return new Rule(
        action(rule, at),
        number(rule, "weight", 1),
        list(rule.get("bands"), at + ".bands", this::decimal),
        list(rule.get("cuts"), at + ".cuts", (v, where) -> list(v, where, this::decimal)),
        list(rule.get("levels"), at + ".levels", this::texts),
        labels);
  }

  private Action action(JsonObject rule, String at) {
    String word = text(rule.get("action"), "", at + ".action");
    for (Action action : Action.values()) {
      if (action.word().equals(word)) {
        return action;
      }
    }
    faults.add(new PolicyFault(at + ".action", "no-such-action", word));
    return Action.DROP;
  }

  private void known(JsonObject object, Set<String> fields, String at) {
    object.keySet().stream()
        .filter(key -> !fields.contains(key))
        .forEach(
            key ->
                faults.add(
                    new PolicyFault(at.isEmpty() ? key : at + "." + key, "no-such-field", key)));
  }

  private double number(JsonObject object, String key, double otherwise) {
    return object.containsKey(key) ? decimal(object.get(key), key).doubleValue() : otherwise;
  }

  private BigDecimal decimal(@org.jspecify.annotations.Nullable JsonValue value, String at) {
    if (value instanceof JsonNumber number) {
      return number.bigDecimalValue();
    }
    faults.add(new PolicyFault(at, "not-a-number", String.valueOf(value)));
    return BigDecimal.ZERO;
  }

  private String text(
      @org.jspecify.annotations.Nullable JsonValue value, String otherwise, String at) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    if (value != null) {
      faults.add(new PolicyFault(at, "not-a-text", value.toString()));
    }
    return otherwise;
  }

  private SortedMap<String, String> texts(JsonValue value, String at) {
    SortedMap<String, String> texts = new TreeMap<>();
    if (value instanceof JsonObject object) {
      object.forEach((key, text) -> texts.put(key, text(text, "", at + "." + key)));
    } else {
      faults.add(new PolicyFault(at, "not-an-object", String.valueOf(value)));
    }
    return texts;
  }

  private JsonObject object(JsonObject parent, String key, String at) {
    JsonValue value = parent.get(key);
    if (value == null || value instanceof JsonObject) {
      return value == null ? JsonValue.EMPTY_JSON_OBJECT : value.asJsonObject();
    }
    faults.add(new PolicyFault(at + key, "not-an-object", value.toString()));
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private <T> List<T> list(
      @org.jspecify.annotations.Nullable JsonValue value,
      String at,
      BiFunction<JsonValue, String, T> each) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      faults.add(new PolicyFault(at, "not-a-list", value.toString()));
      return List.of();
    }
    return IntStream.range(0, array.size())
        .mapToObj(i -> each.apply(array.get(i), at + "." + i))
        .toList();
  }

  /** The document of a policy, whole, its keys always in the same order. */
  static JsonObject write(Policy policy) {
    Map<String, Object> variables = new LinkedHashMap<>();
    policy.variables().forEach((key, rule) -> variables.put(key, written(rule)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("k", policy.k());
    document.put("suppression", plain(policy.suppression()));
    document.put("dates", policy.dates().word());
    document.put("only", new TreeMap<>(policy.only()));
    document.put("variables", variables);
    return Json.createObjectBuilder(document).build();
  }

  private static Map<String, Object> written(Rule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", rule.action().name().toLowerCase(Locale.ROOT));
    if (rule.weight() != 1) {
      json.put("weight", plain(rule.weight()));
    }
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("bands", rule.bands());
    more.put("cuts", rule.cuts());
    more.put("levels", rule.levels());
    more.forEach(
        (key, value) -> json.computeIfAbsent(key, k -> ((List<?>) value).isEmpty() ? null : value));
    if (!rule.labels().isEmpty()) {
      json.put("labels", rule.labels());
    }
    return json;
  }

  private static BigDecimal plain(double number) {
    return new BigDecimal(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
  }
}
