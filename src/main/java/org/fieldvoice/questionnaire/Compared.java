package org.fieldvoice.questionnaire;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.FormDiff.Topic;

/** A form, an item or a choice as {@link FormDiff} compares it with another. */
sealed interface Compared {

  Topic topic();

  /** The text in the default language, or in any, to tell a row that is no longer there. */
  String label();

  /** What it must share with one of another name to be the same, renamed; empty if nothing will. */
  List<Object> likeness();

  /** Each thing that it says of itself, by its name in the JSON. */
  Map<String, String> aspects();

  /** False where nobody can have answered it. */
  default boolean isAnswered() {
    return true;
  }

  /** The form as a whole. */
  record Whole(JsonObject json) implements Compared {

    @Override
    public Topic topic() {
      return Topic.FORM;
    }

    @Override
    public String label() {
      return "";
    }

    @Override
    public List<Object> likeness() {
      return List.of();
    }

    @Override
    public Map<String, String> aspects() {
      return flat(json);
    }
  }

  /** A question or a group. */
  record Row(JsonObject json) implements Compared {

    @Override
    public Topic topic() {
      return json.containsKey("items") ? Topic.GROUP : Topic.QUESTION;
    }

    @Override
    public boolean isAnswered() {
      return !json.getString("type", "").equals(QuestionType.NOTE.word());
    }

    @Override
    public String label() {
      JsonObject label = json.getJsonObject("label");
      return label == null || label.isEmpty()
          ? ""
          : label.getString(label.keySet().iterator().next());
    }

    @Override
    public List<Object> likeness() {
      return label().isEmpty() || topic() == Topic.GROUP
          ? List.of()
          : List.of(
              json.getString("type"),
              json.getString("choiceList", ""),
              json.getJsonObject("label"));
    }

    @Override
    public Map<String, String> aspects() {
      return flat(json);
    }
  }

  /** A choice, of which a form may have 100,000: it becomes JSON only where it differs. */
  record Offer(ChoiceList.Choice choice) implements Compared {

    @Override
    public Topic topic() {
      return Topic.CHOICE;
    }

    @Override
    public String label() {
      return choice.label().byTag().values().stream().findFirst().orElse("");
    }

    @Override
    public List<Object> likeness() {
      return label().isEmpty() ? List.of() : List.of(choice.label());
    }

    @Override
    public Map<String, String> aspects() {
      return flat(FormJson.write(choice));
    }
  }

  private static Map<String, String> flat(JsonObject of) {
    Map<String, String> aspects = new LinkedHashMap<>();
    of.forEach(
        (key, value) -> {
          if (!Set.of("items", "name").contains(key)) {
            flatten(key, value, aspects);
          }
        });
    return aspects;
  }

  private static void flatten(String key, JsonValue value, Map<String, String> aspects) {
    if (value instanceof JsonString text) {
      aspects.put(key, text.getString());
    } else if (value instanceof JsonObject object && object.containsKey("tree")) {
      aspects.put(key, object.getString("text"));
    } else if (value instanceof JsonObject object) {
      object.forEach((inner, part) -> flatten(key + "." + inner, part, aspects));
    } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      aspects.put(
          key, value.asJsonArray().stream().map(Compared::plain).collect(Collectors.joining(" ")));
    } else {
      aspects.put(key, value.toString());
    }
  }

  private static String plain(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    return value instanceof JsonObject language ? language.getString("name", "") : value.toString();
  }
}
