package org.fieldvoice.questionnaire.xlsform;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list as GeoJSON (RFC 7946): each feature a row, its properties the columns, its place in the
 * column {@code geometry} as ODK writes places: {@code latitude longitude altitude accuracy}, with
 * {@code ;} between points.
 */
final class GeoJson {

  private GeoJson() {}

  static List<Map<String, String>> rows(String json) throws ListFile.Unreadable {
    try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(json))) {
      JsonObject root = reader.readObject();
      if (!(root.get("features") instanceof JsonArray features)) {
        throw new ListFile.Unreadable(0, Rule.FILE_WITHOUT_FEATURES, "");
      }
      List<Map<String, String>> rows = new ArrayList<>();
      for (JsonValue feature : features) {
        if (!(feature instanceof JsonObject object)) {
          throw new ListFile.Unreadable(rows.size() + 1, Rule.FILE_WITHOUT_FEATURES, "");
        }
        rows.add(row(object));
      }
      return rows;
    }
  }

  private static Map<String, String> row(JsonObject feature) {
    Map<String, String> row = new LinkedHashMap<>();
    if (feature.get("properties") instanceof JsonObject properties) {
      properties.forEach((key, value) -> put(row, key, text(value)));
    }
    if (feature.containsKey("id")) {
      row.put("id", text(feature.get("id")));
    }
    if (feature.get("geometry") instanceof JsonObject geometry) {
      List<String> points = new ArrayList<>();
      gather(geometry.getOrDefault("coordinates", JsonValue.NULL), points);
      put(row, "geometry", String.join("; ", points));
    }
    return row;
  }

  private static void put(Map<String, String> row, String column, String text) {
    if (!text.isEmpty()) {
      row.put(column, text);
    }
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString().strip();
    }
    return value == JsonValue.NULL ? "" : value.toString();
  }

  /** A point is an array of numbers; lines and areas are arrays of them, one or two deep. */
  private static void gather(JsonValue coordinates, List<String> points) {
    if (!(coordinates instanceof JsonArray array) || array.isEmpty()) {
      return;
    }
    if (array.get(0) instanceof JsonArray) {
      array.forEach(inner -> gather(inner, points));
    } else if (array.size() >= 2) {
      String altitude = array.size() > 2 ? array.get(2).toString() : "0";
      points.add(array.get(1) + " " + array.get(0) + " " + altitude + " 0");
    }
  }
}
