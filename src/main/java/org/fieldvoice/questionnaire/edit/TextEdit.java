package org.fieldvoice.questionnaire.edit;

import static org.fieldvoice.questionnaire.edit.Texted.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A text in one language; an empty one takes it away. The column is {@code label}, {@code hint},
 * {@code guidance}, {@code requiredMessage}, {@code constraintMessage}, or {@code media.image},
 * {@code media.audio} and {@code media.video} with the name of a file.
 */
public sealed interface TextEdit extends Edit {

  String MEDIA = "media.";

  /** Of a question or group. */
  record OfItem(String item, String column, String language, String text) implements TextEdit {

    @Override
    public void on(Sketched sketched) {
      checkLanguage(sketched.sketch, language);
      Row row = sketched.sketch.at(item);
      boolean fits =
          column.equals("label")
              || (!row.isGroup() && (Languages.TEXTS.contains(column) || column.startsWith(MEDIA)));
      if (item.isEmpty() || !fits) {
        throw Problem.EDIT_TAKES_NONE.with("place", item).and("column", column);
      }
      String key = column.startsWith(MEDIA) ? "media" : column;
      row.set(key, changed(row.columns.get(key), column, language, text));
    }
  }

  /** Of a choice. */
  record OfChoice(String list, String choice, String column, String language, String text)
      implements TextEdit {
    @Override
    public void on(Sketched sketched) {
      List<JsonObject> choices = sketched.sketch.list(list);
      int at = Sketch.indexOf(choices, choice);
      new OfChoiceAt(list, at, column, language, text).on(sketched);
    }
  }

  /**
   * Of a choice whose name others may have too.
   *
   * @param at its place in the list, from 0
   */
  record OfChoiceAt(String list, int at, String column, String language, String text)
      implements TextEdit {
    @Override
    public void on(Sketched sketched) {
      checkLanguage(sketched.sketch, language);
      if (!column.equals("label") && !column.startsWith(MEDIA)) {
        throw Problem.EDIT_TAKES_NONE.with("place", list + ":" + at).and("column", column);
      }
      List<JsonObject> choices = sketched.sketch.list(list);
      JsonObject before = choices.get(at);
      String key = column.startsWith(MEDIA) ? "media" : column;
      choices.set(at, Texted.with(before, key, changed(before.get(key), column, language, text)));
    }
  }

  private static JsonObject changed(
      @Nullable JsonValue before, String column, String language, String text) {
    if (!column.startsWith(MEDIA)) {
      return Texted.with(before, language, JSON.createValue(text));
    }
    String kind = column.substring(MEDIA.length());
    JsonValue files = before instanceof JsonObject all ? all.get(kind) : null;
    return Texted.with(before, kind, Texted.with(files, language, text));
  }

  private static void checkLanguage(Sketch sketch, String language) {
    if (!sketch.languages().contains(language)) {
      throw Problem.EDIT_NOTHING_THERE.with("name", language);
    }
  }
}
