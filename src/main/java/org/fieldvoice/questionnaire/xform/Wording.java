package org.fieldvoice.questionnaire.xform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Place;

/**
 * What a form says: in place where it has one language without a name, else in {@code itext}, where
 * media and guidance always stand. A translation that is missing is filled from the default
 * language.
 */
final class Wording {

  private static final String PLAIN = "";
  private static final Map<String, String> FOLDERS =
      Map.of("image", "images", "big-image", "images", "audio", "audio", "video", "video");

  private final Layout layout;
  private final Form form;

  /**
   * @param forms texts by their kind, the plain one under an empty key
   */
  private record Entry(String id, Place place, Map<String, Texts> forms) {

    boolean isPlain() {
      return forms.keySet().equals(java.util.Set.of(PLAIN));
    }
  }

  Wording(Layout layout) {
    this.layout = layout;
    this.form = layout.form();
  }

  void label(Xml xml, Spot spot) {
    label(spot).ifPresent(entry -> element(xml, "label", entry));
  }

  void hint(Xml xml, Spot spot) {
    hint(spot).ifPresent(entry -> element(xml, "hint", entry));
  }

  /** The value of {@code jr:constraintMsg} or {@code jr:requiredMsg}. */
  String message(Spot spot, String attribute, Texts texts) {
    Optional<Entry> entry = message(spot.path() + ":" + attribute, spot.place(), texts);
    return entry.map(e -> inItext(e) || pipes(texts) ? reference(e) : first(e)).orElse("");
  }

  /** True for a list whose labels stand in {@code itext}. */
  boolean isInItext(ChoiceList list) {
    return list.choices().stream()
        .anyMatch(c -> isTranslated() || !c.media().isEmpty() || pipes(c.label()));
  }

  void choiceLabel(Xml xml, ChoiceList.Choice choice) {
    String label = text(choice.label(), form.defaultLanguage());
    xml.leaf("label", label.isEmpty() ? choice.name() : label);
  }

  static String choiceId(ChoiceList list, int index) {
    return list.name() + "-" + index;
  }

  /** {@code itext}, where any text is in it. */
  void write(Xml xml) {
    List<Entry> entries = entries();
    if (entries.isEmpty()) {
      return;
    }
    xml.open("itext");
    for (Language language : form.languages()) {
      xml.open("translation").attribute("lang", name(language));
      xml.attribute("default", language.equals(form.defaultLanguage()) ? "true()" : "");
      entries.forEach(entry -> text(xml, entry, language));
      xml.close();
    }
    xml.close();
  }

  private static String name(Language language) {
    return language.name().isEmpty() ? "default" : language.name();
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    layout.each(
        spot -> {
          label(spot).filter(this::inItext).ifPresent(entries::add);
          hint(spot).filter(this::inItext).ifPresent(entries::add);
          spot.question().ifPresent(q -> messages(spot, q, entries));
        });
    form.choiceLists().values().stream()
        .filter(list -> Lists.isInside(list) && isInItext(list))
        .forEach(list -> choices(list, entries));
    return entries;
  }

  private void messages(Spot spot, Question q, List<Entry> entries) {
    message(spot.path() + ":jr:requiredMsg", spot.place(), q.requiredMessage())
        .filter(e -> inItext(e) || pipes(q.requiredMessage()))
        .ifPresent(entries::add);
    message(spot.path() + ":jr:constraintMsg", spot.place(), q.constraintMessage())
        .filter(e -> inItext(e) || pipes(q.constraintMessage()))
        .ifPresent(entries::add);
  }

  private void choices(ChoiceList list, List<Entry> entries) {
    for (int i = 0; i < list.choices().size(); i++) {
      ChoiceList.Choice choice = list.choices().get(i);
      entries.add(
          new Entry(choiceId(list, i), layout.place(), forms(choice.label(), choice.media())));
    }
  }

  private static Optional<Entry> message(String id, Place place, Texts texts) {
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(id, place, Map.of(PLAIN, texts)));
  }

  private Optional<Entry> label(Spot spot) {
    Map<String, Texts> media = spot.question().map(Question::media).orElse(Map.of());
    return entry(spot, ":label", forms(spot.item().label(), media));
  }

  private Optional<Entry> hint(Spot spot) {
    return spot.question()
        .flatMap(
            q -> {
              Map<String, Texts> guidance =
                  q.guidance().isEmpty() ? Map.of() : Map.of("guidance", q.guidance());
              return entry(spot, ":hint", forms(q.hint(), guidance));
            });
  }

  private static Optional<Entry> entry(Spot spot, String kind, Map<String, Texts> forms) {
    return forms.isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(spot.path() + kind, spot.place(), forms));
  }

  private static Map<String, Texts> forms(Texts plain, Map<String, Texts> others) {
    Map<String, Texts> forms = new LinkedHashMap<>();
    if (!plain.isEmpty()) {
      forms.put(PLAIN, plain);
    }
    forms.putAll(others);
    return forms;
  }

  private boolean isTranslated() {
    return form.languages().size() > 1 || !form.defaultLanguage().name().isEmpty();
  }

  private boolean inItext(Entry entry) {
    return isTranslated() || !entry.isPlain();
  }

  private static boolean pipes(Texts texts) {
    return texts.byTag().values().stream().anyMatch(t -> t.contains("${") || t.contains("\n"));
  }

  private static String reference(Entry entry) {
    return "jr:itext('" + entry.id() + "')";
  }

  private String first(Entry entry) {
    return text(entry.forms().getOrDefault(PLAIN, Texts.NONE), form.defaultLanguage());
  }

  private String text(Texts texts, Language language) {
    return texts.in(language, form.defaultLanguage());
  }

  private void element(Xml xml, String name, Entry entry) {
    xml.open(name);
    if (inItext(entry)) {
      xml.attribute("ref", reference(entry));
    } else {
      piped(xml, first(entry), entry.place());
    }
    xml.close();
  }

  private void text(Xml xml, Entry entry, Language language) {
    xml.open("text").attribute("id", entry.id());
    entry
        .forms()
        .forEach(
            (kind, texts) -> {
              xml.open("value").attribute("form", kind);
              piped(xml, located(kind, text(texts, language)), entry.place());
              xml.close();
            });
    xml.close();
  }

  private static String located(String kind, String text) {
    String folder = FOLDERS.getOrDefault(kind, "");
    return folder.isEmpty() || text.isEmpty() || text.startsWith("jr://")
        ? text
        : "jr://" + folder + "/" + text;
  }

  /** A text with an {@code output} in place of each {@code ${name}}. */
  private void piped(Xml xml, String text, Place place) {
    Matcher matcher = Layout.REFERENCE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      xml.text(text.substring(end, matcher.start()));
      String name = matcher.group(1);
      if (Expression.isAlwaysEmpty(name) || place.named(name).isPresent()) {
        xml.open("output").attribute("value", layout.xpath(place).reference(name)).close();
      }
      end = matcher.end();
    }
    xml.text(text.substring(end));
  }
}
