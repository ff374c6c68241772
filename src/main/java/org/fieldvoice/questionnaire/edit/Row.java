package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A question or group of a {@link Sketch}: its columns as {@code FormJson} names them. */
final class Row {

  static final String NAME = "name";
  static final String TYPE = "type";
  private static final String ITEMS = "items";

  final Map<String, JsonValue> columns = new LinkedHashMap<>();
  final List<Row> items = new ArrayList<>();
  private final boolean group;
  @Nullable Row parent;

  Row(JsonObject json, @Nullable Row parent) {
    this.parent = parent;
    this.group = json.containsKey(ITEMS);
    json.forEach(columns::put);
    JsonValue inner = columns.remove(ITEMS);
    if (inner instanceof JsonArray array) {
      array.getValuesAs(JsonObject.class).forEach(item -> items.add(new Row(item, this)));
    }
  }

  JsonObject json() {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    columns.forEach(json::add);
    if (group) {
      JsonArrayBuilder array = JSON.createArrayBuilder();
      items.forEach(item -> array.add(item.json()));
      json.add(ITEMS, array);
    }
    return json.build();
  }

  boolean isGroup() {
    return group;
  }

  String name() {
    return Texted.text(columns.get(NAME));
  }

  String type() {
    return Texted.text(columns.get(TYPE));
  }

  /** The names from the form down to it, between slashes. */
  String path() {
    return parent == null || parent.parent == null ? name() : parent.path() + "/" + name();
  }

  /** All rows in it, in the form's order, itself left out. */
  List<Row> all() {
    List<Row> all = new ArrayList<>();
    for (Row item : items) {
      all.add(item);
      all.addAll(item.all());
    }
    return all;
  }

  boolean isIn(Row other) {
    for (Row at = this; at != null; at = at.parent) {
      if (at == other) {
        return true;
      }
    }
    return false;
  }

  /** Sets a column; nothing, or what is empty, takes it away. */
  void set(String column, @Nullable JsonValue value) {
    if (value == null || Texted.isEmpty(value)) {
      columns.remove(column);
    } else {
      columns.put(column, value);
    }
  }

  /** Puts every text of its columns, in every language, through this; expressions are no texts. */
  void eachText(UnaryOperator<String> change) {
    columns.replaceAll(
        (column, value) ->
            column.equals(NAME) || column.equals(TYPE) || Logic.of(column).isPresent()
                ? value
                : Texted.mapped(value, change));
  }
}
