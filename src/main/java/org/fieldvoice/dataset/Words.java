package org.fieldvoice.dataset;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;

/** The sentences of a release's papers, in the languages that they are written in. */
record Words(String tag) {

  private static final String BUNDLE = "org.fieldvoice.dataset.words";
  private static final List<String> WRITTEN = List.of("en", "zh");

  /** A form's languages; English too where none of them is one that the papers are written in. */
  static List<String> tags(Form form) {
    List<String> tags = new ArrayList<>(form.languages().stream().map(Language::tag).toList());
    if (tags.stream().noneMatch(WRITTEN::contains)) {
      tags.add("en");
    }
    return tags;
  }

  /** Those of a form's languages that the papers are written in. */
  static List<Words> of(Form form) {
    return tags(form).stream().filter(WRITTEN::contains).map(Words::new).toList();
  }

  /** One sentence in each of the languages. */
  static Map<String, String> all(List<Words> languages, String key, Object... details) {
    Map<String, String> texts = new LinkedHashMap<>();
    languages.forEach(w -> texts.put(w.tag(), w.text(key, details)));
    return texts;
  }

  String text(String key, Object... details) {
    Locale locale = tag.equals("zh") ? Locale.CHINESE : Locale.ROOT;
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(details);
  }
}
