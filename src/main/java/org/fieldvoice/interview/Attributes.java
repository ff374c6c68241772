package org.fieldvoice.interview;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What describes a participant without naming them: gender, age; keyed like the survey's questions.
 */
record Attributes(Map<String, String> byName) {

  static final Attributes NONE = new Attributes(Map.of());

  Attributes {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  String toJson() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    byName.forEach(json::add);
    return json.build().toString();
  }

  static Attributes ofJson(String text) {
    Map<String, String> read = new TreeMap<>();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      json.keySet().forEach(key -> read.put(key, json.getString(key)));
    }
    return new Attributes(read);
  }

  /** As a JSON object of strings. */
  @Converter
  public static class Column implements AttributeConverter<Attributes, String> {

    @Override
    public String convertToDatabaseColumn(Attributes attributes) {
      return attributes.toJson();
    }

    @Override
    public Attributes convertToEntityAttribute(String column) {
      return column == null ? NONE : ofJson(column);
    }
  }
}
