package org.fieldvoice.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * What a questionnaire asks, in which order and under which conditions. Follows XLSForm: {@code
 * items} are the survey sheet's rows as a tree, {@code choiceLists} the choices sheet by list name.
 * A form is a value; a published version's form never changes.
 *
 * @param id the workbook's {@code form_id}
 * @param version the workbook's own {@code version} text, empty where it has none
 * @param languages in the workbook's order; the first is the default; never empty
 * @param style the settings sheet's {@code style}, empty where it has none
 * @param settings every other settings column, kept for export
 * @param sheets further sheets that are only kept for export: entities, osm
 */
public record Form(
    String id,
    String version,
    String title,
    List<Language> languages,
    String style,
    Optional<Expression> instanceName,
    List<Item> items,
    Map<String, ChoiceList> choiceLists,
    Map<String, String> settings,
    List<KeptSheet> sheets) {

  /**
   * A sheet that has no effect here.
   *
   * @param rows their texts by header, in order
   */
  public record KeptSheet(String name, List<Map<String, String>> rows) {}

  /** A form without any sheets that are only kept. */
  public Form(
      String id,
      String version,
      String title,
      List<Language> languages,
      String style,
      Optional<Expression> instanceName,
      List<Item> items,
      Map<String, ChoiceList> choiceLists,
      Map<String, String> settings) {
    this(
        id,
        version,
        title,
        languages,
        style,
        instanceName,
        items,
        choiceLists,
        settings,
        List.of());
  }

  /** The same form with other items and choice lists. */
  public Form asking(List<Item> otherItems, Map<String, ChoiceList> lists) {
    return new Form(
        id, version, title, languages, style, instanceName, otherItems, lists, settings, sheets);
  }

  /** The same form where what it says in a language without a name is in this one. */
  Form heardAs(String tongue) {
    List<Language> heard = languages.stream().map(l -> l.heardAs(tongue)).toList();
    return new Form(
        id, version, title, heard, style, instanceName, items, choiceLists, settings, sheets);
  }

  /** The title in this language, where the settings have one: {@code form_title::中文 (zh)}. */
  public String title(Language language) {
    return settings.entrySet().stream()
        .filter(setting -> FormTitle.isIn(language, setting.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(title);
  }

  public Language defaultLanguage() {
    return languages.get(0);
  }

  /** The language with this tag, or the default one. */
  public Language language(String tag) {
    return inLanguage(tag).orElse(defaultLanguage());
  }

  /** The language with this tag, else the one that is spoken under it: {@code fr} is French. */
  public Optional<Language> inLanguage(String tag) {
    return languages.stream()
        .filter(l -> l.tag().equals(tag))
        .findFirst()
        .or(() -> languages.stream().filter(l -> l.spoken().equals(tag)).findFirst());
  }

  /**
   * How many questions a respondent may be asked; notes and what the system fills in don't count.
   */
  public int asked() {
    return asked(items);
  }

  private static int asked(List<Item> items) {
    int count = 0;
    for (Item item : items) {
      if (item instanceof Group group) {
        count += asked(group.items());
      } else if (item instanceof Question question && question.isAsked()) {
        count++;
      }
    }
    return count;
  }
}
