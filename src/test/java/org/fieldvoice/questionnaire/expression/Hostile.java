package org.fieldvoice.questionnaire.expression;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** Expressions that would run for ever, over a list of 3,000 choices. */
final class Hostile {

  static final int CHOICES = 3000;
  private static final String ITEMS = "instance('big')/root/item";

  static final List<String> EXPRESSIONS =
      List.of(
          "count(" + ITEMS + "[count(" + ITEMS + "[n > 5]) > 0])",
          "sum(" + ITEMS + "[count(../item[n != current()]) > 1]/n)",
          ITEMS + "/n = " + ITEMS + "/m",
          "join(' ', " + ITEMS + "[concat(join('', ../item/n), '') != '']/n)",
          "intersects(join(';', " + ITEMS + "/place))",
          "count(" + ITEMS + "/../item/../item/../item[count(../item/n) > 1])",
          "join('" + "x".repeat(1000) + "', " + ITEMS + "/n)",
          "regex('" + "a".repeat(4000) + "!', '(a+)+b')",
          "regex('" + "a".repeat(4000) + "!', '.*.*.*.*.*b')",
          "regex('" + "a".repeat(4000) + "!', '(?:a{1,20}){1,20}b')",
          "regex('" + "a".repeat(5001) + "', 'a')");

  private static final JsonObject FILE = file();

  private Hostile() {}

  private static JsonObject file() {
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (int i = 1; i <= CHOICES; i++) {
      items.add(
          Json.createObjectBuilder()
              .add("name", "c" + i)
              .add("label", "C" + i)
              .add("n", i)
              .add("m", -i)
              .add("place", i + " " + i * i));
    }
    return Json.createObjectBuilder()
        .add("now", "2016-08-01T08:51:12.000+08:00")
        .add("choices", Json.createObjectBuilder().add("big", items))
        .build();
  }

  static Vector vector(String expression) {
    return new Vector(
        "hostile", FILE, Json.createObjectBuilder().add("expression", expression).build());
  }
}
