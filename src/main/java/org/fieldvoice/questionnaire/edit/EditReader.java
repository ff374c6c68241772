package org.fieldvoice.questionnaire.edit;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.edit.ItemEdit.SetReadOnly.Answerable;

/**
 * Reads edits as the API takes them: objects with {@code op} and the fields of its record. {@code
 * docs/designing.md} lists them.
 */
public final class EditReader {

  private static final Map<String, Function<Fields, Edit>> READERS =
      Map.ofEntries(
          Map.entry("add", f -> new ItemEdit.Add(f.text("into", ""), f.place(), f.object("item"))),
          Map.entry("remove", f -> new ItemEdit.Remove(f.text("item"))),
          Map.entry("move", f -> new ItemEdit.Move(f.text("item"), f.text("into", ""), f.place())),
          Map.entry("rename", f -> new ItemEdit.Rename(f.text("item"), f.text("name"))),
          Map.entry(
              "logic",
              f ->
                  new ItemEdit.SetLogic(
                      f.text("item"), f.text("column"), f.text("expression", ""))),
          Map.entry(
              "type",
              f -> new ItemEdit.SetType(f.text("item"), f.text("type"), f.text("choiceList", ""))),
          Map.entry("choiceList", f -> new ItemEdit.SetChoiceList(f.text("item"), f.text("list"))),
          Map.entry(
              "appearance", f -> new ItemEdit.SetAppearance(f.text("item"), f.texts("words"))),
          Map.entry(
              "parameters", f -> new ItemEdit.SetParameters(f.text("item"), f.map("parameters"))),
          Map.entry(
              "privacy",
              f -> new ItemEdit.SetPrivacy(f.text("item"), f.of(Privacy.class, "privacy"))),
          Map.entry(
              "answerable",
              f -> new ItemEdit.SetReadOnly(f.text("item"), f.of(Answerable.class, "answerable"))),
          Map.entry(
              "extra",
              f -> new ItemEdit.SetExtra(f.text("item"), f.text("header"), f.text("value", ""))),
          Map.entry(
              "text",
              f ->
                  new TextEdit.OfItem(
                      f.text("item"), f.text("column"), f.text("language"), f.text("text", ""))),
          Map.entry(
              "choiceText",
              f ->
                  new TextEdit.OfChoice(
                      f.text("list"),
                      f.text("choice"),
                      f.text("column"),
                      f.text("language"),
                      f.text("text", ""))),
          Map.entry("addList", f -> new ListEdit.AddList(f.text("list"))),
          Map.entry("removeList", f -> new ListEdit.RemoveList(f.text("list"))),
          Map.entry("renameList", f -> new ListEdit.RenameList(f.text("list"), f.text("name"))),
          Map.entry(
              "addChoice",
              f -> new ListEdit.AddChoice(f.text("list"), f.place(), f.object("choice"))),
          Map.entry(
              "removeChoice", f -> new ListEdit.RemoveChoice(f.text("list"), f.text("choice"))),
          Map.entry(
              "moveChoice",
              f -> new ListEdit.MoveChoice(f.text("list"), f.text("choice"), f.place())),
          Map.entry(
              "renameChoice",
              f -> new ListEdit.RenameChoice(f.text("list"), f.text("choice"), f.text("name"))),
          Map.entry(
              "choiceColumn",
              f ->
                  new ListEdit.SetChoiceColumn(
                      f.text("list"), f.text("choice"), f.text("column"), f.text("value", ""))),
          Map.entry("title", f -> new FormEdit.SetTitle(f.text("title"))),
          Map.entry("style", f -> new FormEdit.SetStyle(f.text("style", ""))),
          Map.entry("instanceName", f -> new FormEdit.SetInstanceName(f.text("expression", ""))),
          Map.entry("setting", f -> new FormEdit.SetSetting(f.text("key"), f.text("value", ""))),
          Map.entry(
              "addLanguage",
              f ->
                  new FormEdit.AddLanguage(new Language(f.text("name"), f.text("tag")), f.place())),
          Map.entry("removeLanguage", f -> new FormEdit.RemoveLanguage(f.text("tag"))),
          Map.entry("defaultLanguage", f -> new FormEdit.SetDefaultLanguage(f.text("tag"))));

  private EditReader() {}

  /** All of them, or the problem that says which can't be read. */
  public static List<Edit> read(JsonArray edits) {
    List<Edit> read = new ArrayList<>();
    for (JsonValue edit : edits) {
      try {
        read.add(read(edit));
      } catch (ProblemException e) {
        throw e.and("edit", read.size() + 1);
      }
    }
    return read;
  }

  private static Edit read(JsonValue edit) {
    if (!(edit instanceof JsonObject object)) {
      throw malformed("op");
    }
    Fields fields = new Fields(object);
    Function<Fields, Edit> reader = READERS.get(fields.text("op"));
    if (reader == null) {
      throw malformed("op");
    }
    return reader.apply(fields);
  }

  private static ProblemException malformed(String field) {
    return Problem.EDIT_MALFORMED.with("field", field);
  }

  /** The fields of one edit; whatever is not as it should be is named. */
  private record Fields(JsonObject json) {

    String text(String key) {
      if (json.get(key) instanceof JsonString text) {
        return text.getString();
      }
      throw malformed(key);
    }

    String text(String key, String otherwise) {
      return json.containsKey(key) ? text(key) : otherwise;
    }

    /** Without one: at the end. */
    int place() {
      JsonValue at = json.get("at");
      if (at == null) {
        return Integer.MAX_VALUE;
      }
      if (at instanceof JsonNumber number) {
        return number.intValue();
      }
      throw malformed("at");
    }

    JsonObject object(String key) {
      if (json.get(key) instanceof JsonObject object) {
        return object;
      }
      throw malformed(key);
    }

    List<String> texts(String key) {
      if (json.get(key) instanceof JsonArray array
          && array.stream().allMatch(JsonString.class::isInstance)) {
        return array.getValuesAs(JsonString::getString);
      }
      throw malformed(key);
    }

    Map<String, String> map(String key) {
      Map<String, String> map = new LinkedHashMap<>();
      object(key).forEach((k, v) -> map.put(k, Texted.text(v)));
      return map;
    }

    <E extends Enum<E>> E of(Class<E> values, String key) {
      try {
        return Enum.valueOf(values, text(key).toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        throw malformed(key);
      }
    }
  }
}
