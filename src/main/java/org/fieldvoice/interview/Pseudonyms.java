package org.fieldvoice.interview;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The pseudonyms of one participant, by language: 李梅 in Chinese texts is Li Mei in English ones.
 */
record Pseudonyms(Map<String, Pseudonym> byLanguage) {

  static final Pseudonyms NONE = new Pseudonyms(Map.of());

  Pseudonyms {
    byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
  }

  static Pseudonyms ofTexts(Map<String, String> texts) {
    Map<String, Pseudonym> checked = new TreeMap<>();
    texts.forEach((language, text) -> checked.put(language, new Pseudonym(text)));
    return new Pseudonyms(checked);
  }

  /** The one in this language, else any. */
  Optional<Pseudonym> in(String language) {
    return Optional.ofNullable(byLanguage.get(language))
        .or(() -> byLanguage.values().stream().findFirst());
  }

  /** Each text once. */
  Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    byLanguage.values().forEach(pseudonym -> texts.add(pseudonym.text()));
    return texts;
  }

  Map<String, String> textsByLanguage() {
    Map<String, String> texts = new TreeMap<>();
    byLanguage.forEach((language, pseudonym) -> texts.put(language, pseudonym.text()));
    return texts;
  }

  /** As a JSON object of strings. */
  @Converter
  public static class Column implements AttributeConverter<Pseudonyms, String> {

    @Override
    public String convertToDatabaseColumn(Pseudonyms pseudonyms) {
      return new Attributes(pseudonyms.textsByLanguage()).toJson();
    }

    @Override
    public Pseudonyms convertToEntityAttribute(String column) {
      return column == null ? NONE : ofTexts(Attributes.ofJson(column).byName());
    }
  }
}
