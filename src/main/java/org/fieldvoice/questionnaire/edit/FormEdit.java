package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.FormJson;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;

/** What is done to the form as a whole: its title, languages and settings. */
public sealed interface FormEdit extends Edit {

  String INSTANCE_NAME = "instanceName";
  String DEFAULT_LANGUAGE = "default_language";

  record SetTitle(String title) implements FormEdit {
    @Override
    public void on(Sketched sketched) {
      if (title.isBlank()) {
        throw Problem.EDIT_NEEDS.with("place", "").and("column", "title");
      }
      sketched.sketch.header.put("title", JSON.createValue(title.strip()));
    }
  }

  /** How the pages look; empty for the usual way. */
  record SetStyle(String style) implements FormEdit {
    @Override
    public void on(Sketched sketched) {
      put(sketched.sketch, "style", JSON.createValue(style.strip()));
    }
  }

  /** What a response is called; an empty text takes it away. */
  record SetInstanceName(String expression) implements FormEdit {
    @Override
    public void on(Sketched sketched) {
      put(
          sketched.sketch,
          INSTANCE_NAME,
          expression.isBlank() ? JsonValue.NULL : FormEdit.expression(expression.strip()));
    }
  }

  /** A further column of the settings sheet, other than those that have an edit of their own. */
  record SetSetting(String key, String value) implements FormEdit {

    private static final Set<String> OWN =
        Set.of("form_title", "form_id", "version", "style", "instance_name", DEFAULT_LANGUAGE);

    @Override
    public void on(Sketched sketched) {
      if (key.isBlank() || OWN.contains(key)) {
        throw Problem.EDIT_TAKES_NONE.with("place", "settings").and("column", key);
      }
      setting(sketched.sketch, key, value);
    }
  }

  /**
   * A further language, without texts yet.
   *
   * @param at its place, from 0, at which the default language stands
   */
  record AddLanguage(Language language, int at) implements FormEdit {
    @Override
    public void on(Sketched sketched) {
      Sketch sketch = sketched.sketch;
      List<JsonObject> languages = new ArrayList<>(sketch.languageObjects());
      boolean taken =
          languages.stream()
              .anyMatch(
                  l ->
                      l.getString("tag").equals(language.tag())
                          || l.getString("name").equalsIgnoreCase(language.name()));
      if (taken) {
        throw Problem.EDIT_NAME_TAKEN.with("name", language.name());
      }
      if (language.name().isBlank()
          || !language.tag().matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
        throw Problem.EDIT_NAME_UNUSABLE.with("name", language.tag());
      }
      languages.add(
          Sketch.place(at, languages),
          JSON.createObjectBuilder()
              .add("name", language.name())
              .add("tag", language.tag())
              .build());
      languagesAre(sketch, languages);
    }
  }

  /** A language goes with all its texts. */
  record RemoveLanguage(String tag) implements FormEdit {
    @Override
    public void on(Sketched sketched) {
      Sketch sketch = sketched.sketch;
      List<JsonObject> languages = new ArrayList<>(sketch.languageObjects());
      JsonObject language = language(languages, tag);
      if (languages.size() == 1) {
        throw Problem.EDIT_LAST_LANGUAGE.with("name", language.getString("name"));
      }
      languages.remove(language);
      sketch.root.all().forEach(row -> row.columns.replaceAll((c, v) -> without(c, v, tag)));
      sketch.root.all().forEach(row -> row.columns.values().removeIf(FormEdit::isEmptyObject));
      sketch.lists.replaceAll(
          (name, choices) -> choices.stream().map(c -> without(c, tag)).toList());
      languagesAre(sketch, languages);
    }
  }

  /** The language that a page begins in, and that stands in for missing texts. */
  record SetDefaultLanguage(String tag) implements FormEdit {
    @Override
    public void on(Sketched sketched) {
      List<JsonObject> languages = new ArrayList<>(sketched.sketch.languageObjects());
      JsonObject language = language(languages, tag);
      languages.remove(language);
      languages.add(0, language);
      languagesAre(sketched.sketch, languages);
    }
  }

  /** The expression as the form's JSON keeps it. */
  static JsonObject expression(String text) {
    try {
      return FormJson.expression(Expression.parse(text));
    } catch (ExpressionException e) {
      throw Problem.EDIT_EXPRESSION_WRONG
          .with("column", "instance_name")
          .and("place", "")
          .and("what", e.what())
          .and("hint", e.hint())
          .and("offset", e.offset());
    }
  }

  private static JsonObject language(List<JsonObject> languages, String tag) {
    return languages.stream()
        .filter(l -> l.getString("tag").equals(tag))
        .findFirst()
        .orElseThrow(() -> Problem.EDIT_NOTHING_THERE.with("name", tag));
  }

  /** The settings name the default language, where they do, as the first. */
  private static void languagesAre(Sketch sketch, List<JsonObject> languages) {
    sketch.setLanguages(languages);
    setting(sketch, DEFAULT_LANGUAGE, languages.get(0).getString("name"));
  }

  private static void setting(Sketch sketch, String key, String value) {
    put(sketch, "settings", Texted.with(sketch.header.get("settings"), key, value));
  }

  private static void put(Sketch sketch, String key, JsonValue value) {
    if (Texted.isEmpty(value)) {
      sketch.header.remove(key);
    } else {
      sketch.header.put(key, value);
    }
  }

  private static boolean isEmptyObject(JsonValue value) {
    return value instanceof JsonObject object && object.isEmpty();
  }

  private static JsonValue without(String column, JsonValue value, String tag) {
    if (Languages.TEXTS.contains(column) && value instanceof JsonObject texts) {
      return Texted.with(texts, tag, "");
    }
    if (column.equals(Languages.MEDIA) && value instanceof JsonObject kinds) {
      JsonObject left = JsonValue.EMPTY_JSON_OBJECT;
      for (String kind : kinds.keySet()) {
        left = Texted.with(left, kind, Texted.with(kinds.get(kind), tag, ""));
      }
      return left;
    }
    return value;
  }

  private static JsonObject without(JsonObject choice, String tag) {
    JsonObject changed = choice;
    for (String column : List.of("label", Languages.MEDIA)) {
      JsonValue value = choice.get(column);
      if (value != null) {
        changed = Texted.with(changed, column, without(column, value, tag));
      }
    }
    return changed;
  }
}
