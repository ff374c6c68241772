package org.fieldvoice.questionnaire.edit;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** JSON values as a form has them: texts, and objects of texts. */
final class Texted {

  /** Asked for once: each static method of {@code Json} looks for a provider anew. */
  static final JsonProvider JSON = JsonProvider.provider();

  private Texted() {}

  static String text(@Nullable JsonValue value) {
    return value instanceof JsonString string ? string.getString() : "";
  }

  static boolean isEmpty(JsonValue value) {
    return (value instanceof JsonString string && string.getString().isEmpty())
        || (value instanceof JsonObject object && object.isEmpty())
        || (value instanceof JsonArray array && array.isEmpty())
        || value.equals(JsonValue.FALSE)
        || value.equals(JsonValue.NULL);
  }

  /** The object with this key set, or without it where the value is empty. */
  static JsonObject with(@Nullable JsonValue object, String key, JsonValue value) {
    JsonObjectBuilder builder = JSON.createObjectBuilder();
    if (object instanceof JsonObject before) {
      before.forEach(
          (k, v) -> {
            if (!k.equals(key)) {
              builder.add(k, v);
            }
          });
    }
    return isEmpty(value) ? builder.build() : builder.add(key, value).build();
  }

  static JsonObject with(@Nullable JsonValue object, String key, String text) {
    return with(object, key, JSON.createValue(text));
  }

  /** The same value with every text in it put through the change. */
  static JsonValue mapped(JsonValue value, UnaryOperator<String> change) {
    if (value instanceof JsonString string) {
      String text = string.getString();
      String changed = change.apply(text);
      return changed.equals(text) ? value : JSON.createValue(changed);
    }
    if (value instanceof JsonObject object) {
      JsonObjectBuilder builder = JSON.createObjectBuilder();
      object.forEach((key, part) -> builder.add(key, mapped(part, change)));
      return builder.build();
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder builder = JSON.createArrayBuilder();
      array.forEach(part -> builder.add(mapped(part, change)));
      return builder.build();
    }
    return value;
  }
}
