package org.fieldvoice.questionnaire;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * A form as JSON, which is how a version is stored and what {@code versions/{n}.json} gives. Each
 * expression is {@code {"text": …, "tree": …}}, so that nothing is parsed again; what is empty is
 * left out. Items have the type {@code group}, {@code repeat}, or the question type's name.
 */
public final class FormJson {

  private static final JsonProvider JSON = FormLogic.JSON;

  private FormJson() {}

  public static JsonObject write(Form form) {
    JsonObjectBuilder lists = JSON.createObjectBuilder();
    form.choiceLists()
        .forEach(
            (name, list) ->
                lists.add(name, array(list.choices().stream().map(FormJson::write).toList())));
    return beforeItems(form)
        .add("items", items(form.items()))
        .add("choiceLists", lists)
        .addAll(afterLists(form))
        .build();
  }

  /** The same without its lists, which hold most of a large form. */
  public static JsonObject writeWithoutLists(Form form) {
    return beforeItems(form).add("items", items(form.items())).addAll(afterLists(form)).build();
  }

  /** The same as text. */
  public static String text(Form form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(form, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * The same in UTF-8; closes the stream. A list may have 100,000 choices: they are written one by
   * one.
   */
  static void write(Form form, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      beforeItems(form).build().forEach(json::write);
      json.writeStartArray("items");
      form.items().forEach(item -> json.write(item(item)));
      json.writeEnd();
      json.writeStartObject("choiceLists");
      form.choiceLists()
          .forEach(
              (name, list) -> {
                json.writeStartArray(name);
                list.choices().forEach(choice -> json.write(write(choice)));
                json.writeEnd();
              });
      json.writeEnd();
      afterLists(form).build().forEach(json::write);
      json.writeEnd();
    }
  }

  private static JsonObjectBuilder beforeItems(Form form) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("id", form.id())
            .add("version", form.version())
            .add("title", form.title())
            .add("languages", array(form.languages().stream().map(FormJson::language).toList()));
    add(json, "style", form.style());
    add(json, "instanceName", form.instanceName());
    return json;
  }

  private static JsonObjectBuilder afterLists(Form form) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    add(json, "settings", form.settings());
    if (!form.sheets().isEmpty()) {
      json.add("sheets", array(form.sheets().stream().map(FormJson::sheet).toList()));
    }
    return json;
  }

  private static JsonObject sheet(Form.KeptSheet sheet) {
    JsonArrayBuilder rows = JSON.createArrayBuilder();
    sheet.rows().forEach(row -> rows.add(object(row)));
    return JSON.createObjectBuilder().add("name", sheet.name()).add("rows", rows).build();
  }

  private static JsonObjectBuilder object(Map<String, String> texts) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    texts.forEach(object::add);
    return object;
  }

  public static Form read(JsonObject json) {
    return FormFromJson.form(json);
  }

  /** What {@link #writeWithoutLists} wrote, with these lists. */
  public static Form read(JsonObject json, Map<String, ChoiceList> lists) {
    return FormFromJson.form(json, lists);
  }

  public static ChoiceList.Choice readChoice(JsonObject json) {
    return FormFromJson.choice(json);
  }

  public static Form read(String json) {
    try (JsonParser parser = JSON.createParser(new StringReader(json))) {
      return FormFromJson.form(parser, Map.of());
    }
  }

  /** What {@link #write(Form, OutputStream)} wrote. */
  static Form read(InputStream json) {
    return read(json, Map.of());
  }

  /**
   * The same beside another form, with whose choices it shares the memory of those that it has too.
   */
  static Form readBeside(Form other, InputStream json) {
    Map<ChoiceList.Choice, ChoiceList.Choice> known = new HashMap<>();
    other.choiceLists().values().stream()
        .flatMap(list -> list.choices().stream())
        .forEach(choice -> known.put(choice, choice));
    return read(json, known);
  }

  private static Form read(InputStream json, Map<ChoiceList.Choice, ChoiceList.Choice> known) {
    try (JsonParser parser =
        JSON.createParser(new InputStreamReader(json, StandardCharsets.UTF_8))) {
      return FormFromJson.form(parser, known);
    }
  }

  private static JsonObject language(Language language) {
    return JSON.createObjectBuilder()
        .add("name", language.name())
        .add("tag", language.tag())
        .build();
  }

  private static JsonArray items(List<Item> items) {
    return array(items.stream().map(FormJson::item).toList());
  }

  private static JsonObject item(Item item) {
    return item instanceof Group group ? group(group) : question((Question) item);
  }

  private static JsonObject group(Group group) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("type", group.repeats() ? "repeat" : "group")
            .add("name", group.name());
    add(json, "label", group.label());
    add(json, "relevant", group.relevant());
    add(json, "appearance", group.appearance());
    add(json, "count", group.repeat().flatMap(Group.Repeat::count));
    json.add("items", items(group.items()));
    add(json, "extra", group.extra());
    return json.build();
  }

  private static JsonObject question(Question question) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder().add("type", question.type().word()).add("name", question.name());
    add(json, "label", question.label());
    add(json, "hint", question.hint());
    add(json, "guidance", question.guidance());
    question.choiceList().ifPresent(list -> json.add("choiceList", list));
    add(json, "choiceFilter", question.choiceFilter());
    if (question.orOther()) {
      json.add("orOther", true);
    }
    add(json, "relevant", question.relevant());
    add(json, "required", question.required());
    add(json, "requiredMessage", question.requiredMessage());
    add(json, "constraint", question.constraint());
    add(json, "constraintMessage", question.constraintMessage());
    add(json, "calculation", question.calculation());
    add(json, "default", question.dflt());
    if (question.readOnly()) {
      json.add("readOnly", true);
    }
    add(json, "appearance", question.appearance());
    add(json, "parameters", question.parameters());
    json.add("privacy", question.privacy().name().toLowerCase(Locale.ROOT));
    addMedia(json, question.media());
    add(json, "extra", question.extra());
    return json.build();
  }

  /** One choice. */
  public static JsonObject write(ChoiceList.Choice choice) {
    JsonObjectBuilder json = JSON.createObjectBuilder().add("name", choice.name());
    add(json, "label", choice.label());
    addMedia(json, choice.media());
    add(json, "columns", choice.columns());
    return json.build();
  }

  private static void add(JsonObjectBuilder json, String key, String text) {
    if (!text.isEmpty()) {
      json.add(key, text);
    }
  }

  private static void add(JsonObjectBuilder json, String key, Texts texts) {
    add(json, key, texts.byTag());
  }

  private static void add(JsonObjectBuilder json, String key, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      json.add(key, object(texts));
    }
  }

  private static void add(JsonObjectBuilder json, String key, Appearance appearance) {
    if (!appearance.words().isEmpty()) {
      json.add(key, JSON.createArrayBuilder(appearance.words()));
    }
  }

  private static void add(JsonObjectBuilder json, String key, Optional<Expression> expression) {
    expression.ifPresent(e -> json.add(key, expression(e)));
  }

  /** An expression as {@code {"text": …, "tree": …}}. */
  public static JsonObject expression(Expression expression) {
    return JSON.createObjectBuilder()
        .add("text", expression.text())
        .add("tree", tree(expression.compact()))
        .build();
  }

  private static void addMedia(JsonObjectBuilder json, Map<String, Texts> media) {
    if (!media.isEmpty()) {
      JsonObjectBuilder object = JSON.createObjectBuilder();
      media.forEach((kind, files) -> add(object, kind, files));
      json.add("media", object);
    }
  }

  private static JsonValue tree(Object compact) {
    if (compact instanceof String text) {
      return JSON.createValue(text);
    }
    if (compact instanceof Number number) {
      return JSON.createValue(number.doubleValue());
    }
    JsonArrayBuilder array = JSON.createArrayBuilder();
    ((List<?>) compact).forEach(part -> array.add(tree(part)));
    return array.build();
  }

  private static JsonArray array(Collection<JsonObject> values) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    values.forEach(array::add);
    return array.build();
  }
}
