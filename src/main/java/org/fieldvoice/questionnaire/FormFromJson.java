package org.fieldvoice.questionnaire;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.expression.Expression;

/** Reads what {@link FormJson} writes. */
final class FormFromJson {

  private FormFromJson() {}

  static Form form(JsonObject json) {
    Map<String, ChoiceList> lists = new LinkedHashMap<>();
    json.getJsonObject("choiceLists")
        .forEach(
            (name, choices) ->
                lists.put(
                    name,
                    new ChoiceList(
                        name,
                        choices.asJsonArray().getValuesAs(JsonObject.class).stream()
                            .map(FormFromJson::choice)
                            .toList())));
    return form(json, lists);
  }

  /**
   * Rows and choices one by one, since a list may have 100,000.
   *
   * @param known choices that the caller holds already: of equal ones these are taken
   */
  static Form form(JsonParser json, Map<Choice, Choice> known) {
    List<Item> items = new ArrayList<>();
    Map<String, ChoiceList> lists = new LinkedHashMap<>();
    JsonObjectBuilder rest = FormLogic.JSON.createObjectBuilder();
    json.next();
    while (json.next() == Event.KEY_NAME) {
      String key = json.getString();
      Event value = json.next();
      if (key.equals("choiceLists") && value == Event.START_OBJECT) {
        readLists(json, lists, known);
      } else if (key.equals("items") && value == Event.START_ARRAY) {
        while (json.next() == Event.START_OBJECT) {
          items.add(item(json.getObject()));
        }
      } else {
        rest.add(key, json.getValue());
      }
    }
    return form(rest.build(), List.copyOf(items), lists);
  }

  private static void readLists(
      JsonParser json, Map<String, ChoiceList> lists, Map<Choice, Choice> known) {
    while (json.next() == Event.KEY_NAME) {
      String name = json.getString();
      json.next();
      List<Choice> choices = new ArrayList<>();
      while (json.next() == Event.START_OBJECT) {
        Choice choice = choice(json.getObject());
        choices.add(known.getOrDefault(choice, choice));
      }
      lists.put(name, new ChoiceList(name, List.copyOf(choices)));
    }
  }

  static Form form(JsonObject json, Map<String, ChoiceList> lists) {
    return form(json, items(json.getJsonArray("items")), lists);
  }

  private static Form form(JsonObject json, List<Item> items, Map<String, ChoiceList> lists) {
    return new Form(
        json.getString("id"),
        json.getString("version"),
        json.getString("title"),
        json.getJsonArray("languages").getValuesAs(JsonObject.class).stream()
            .map(l -> new Language(l.getString("name"), l.getString("tag")))
            .toList(),
        json.getString("style", ""),
        expression(json, "instanceName"),
        items,
        Collections.unmodifiableMap(lists),
        map(json, "settings"),
        sheets(json));
  }

  private static List<Form.KeptSheet> sheets(JsonObject json) {
    JsonArray sheets = json.getJsonArray("sheets");
    return sheets == null
        ? List.of()
        : sheets.getValuesAs(JsonObject.class).stream().map(FormFromJson::sheet).toList();
  }

  private static Form.KeptSheet sheet(JsonObject json) {
    return new Form.KeptSheet(
        json.getString("name"),
        json.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
            .map(FormFromJson::map)
            .toList());
  }

  private static List<Item> items(JsonArray items) {
    return items.getValuesAs(JsonObject.class).stream().map(FormFromJson::item).toList();
  }

  private static Item item(JsonObject json) {
    return switch (json.getString("type")) {
      case "group" -> group(json, Optional.empty());
      case "repeat" -> group(json, Optional.of(new Group.Repeat(expression(json, "count"))));
      default -> question(json);
    };
  }

  private static Group group(JsonObject json, Optional<Group.Repeat> repeat) {
    return new Group(
        json.getString("name"),
        texts(json, "label"),
        expression(json, "relevant"),
        appearance(json),
        repeat,
        items(json.getJsonArray("items")),
        map(json, "extra"));
  }

  private static Question question(JsonObject json) {
    return new Question(
        QuestionType.of(json.getString("type")).orElseThrow(),
        json.getString("name"),
        texts(json, "label"),
        texts(json, "hint"),
        texts(json, "guidance"),
        Optional.ofNullable(json.getString("choiceList", null)),
        expression(json, "choiceFilter"),
        json.getBoolean("orOther", false),
        expression(json, "relevant"),
        expression(json, "required"),
        texts(json, "requiredMessage"),
        expression(json, "constraint"),
        texts(json, "constraintMessage"),
        expression(json, "calculation"),
        expression(json, "default"),
        json.getBoolean("readOnly", false),
        appearance(json),
        map(json, "parameters"),
        Privacy.valueOf(json.getString("privacy").toUpperCase(Locale.ROOT)),
        media(json),
        map(json, "extra"));
  }

  static Choice choice(JsonObject json) {
    return new Choice(
        json.getString("name"), texts(json, "label"), media(json), map(json, "columns"));
  }

  private static Texts texts(JsonObject json, String key) {
    Map<String, String> byTag = map(json, key);
    return byTag.isEmpty() ? Texts.NONE : new Texts(byTag);
  }

  private static Map<String, Texts> media(JsonObject json) {
    JsonObject object = json.getJsonObject("media");
    if (object == null) {
      return Map.of();
    }
    Map<String, Texts> media = new LinkedHashMap<>();
    object.keySet().forEach(kind -> media.put(kind, texts(object, kind)));
    return Collections.unmodifiableMap(media);
  }

  private static Map<String, String> map(JsonObject json, String key) {
    JsonObject object = json.getJsonObject(key);
    return object == null ? Map.of() : map(object);
  }

  private static Map<String, String> map(JsonObject object) {
    Map<String, String> map = new LinkedHashMap<>();
    object.keySet().forEach(k -> map.put(k, object.getString(k)));
    return Collections.unmodifiableMap(map);
  }

  private static Appearance appearance(JsonObject json) {
    JsonArray words = json.getJsonArray("appearance");
    if (words == null) {
      return Appearance.NONE;
    }
    Set<String> set = new LinkedHashSet<>();
    words.getValuesAs(JsonString.class).forEach(word -> set.add(word.getString()));
    return new Appearance(Collections.unmodifiableSet(set));
  }

  private static Optional<Expression> expression(JsonObject json, String key) {
    JsonObject object = json.getJsonObject(key);
    return object == null
        ? Optional.empty()
        : Optional.of(
            Expression.of(
                object.getString("text"),
                compact(object.getOrDefault("tree", JsonValue.EMPTY_JSON_ARRAY))));
  }

  private static Object compact(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value instanceof JsonNumber number) {
      return number.doubleValue();
    }
    return value.asJsonArray().stream().map(FormFromJson::compact).toList();
  }
}
