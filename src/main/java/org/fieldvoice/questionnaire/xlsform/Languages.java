package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Texts;

/**
 * The languages of a workbook: those of its headers, the default one first. A column without a
 * language speaks the default one; where labels stand both with and without a language, and the
 * settings name none, those without are a language of their own, which has no name.
 */
final class Languages {

  static final int LIMIT = 50;

  /** The one language of a workbook that names none. */
  static final Language UNNAMED = new Language("", "und");

  private static final Pattern TAGGED = Pattern.compile(".*\\(\\s*([A-Za-z][A-Za-z0-9-]*)\\s*\\)");

  private final List<Language> all;
  private final Map<String, String> tags = new HashMap<>();

  private Languages(List<Language> all) {
    this.all = List.copyOf(all);
  }

  /**
   * @param tables the survey sheet first
   * @param defaultLanguage the settings sheet's cell, which may spell name, tag or both
   */
  static Languages of(List<Table> tables, Cell defaultLanguage, Report report) {
    List<Language> found = new ArrayList<>();
    for (Table table : tables) {
      for (Column column : table.columns()) {
        Optional<Language> language = column.language().map(Languages::parse);
        if (language.isPresent() && find(found, language.get().name()).isEmpty()) {
          found.add(language.get());
        }
      }
    }
    boolean hasPlainLabel = tables.get(0).hasPlainColumn("label");
    if (found.size() > LIMIT) {
      report.add(
          Rule.TOO_MANY_LANGUAGES,
          Cell.ofSheet(tables.get(0).sheet()),
          Map.of("count", "" + found.size(), "limit", "" + LIMIT));
    }
    return new Languages(withDefaultFirst(found, defaultLanguage, hasPlainLabel, report));
  }

  private static List<Language> withDefaultFirst(
      List<Language> found, Cell cell, boolean hasPlainLabel, Report report) {
    List<Language> sorted = new ArrayList<>(found);
    Optional<Language> wanted = find(found, cell.text());
    if (wanted.isPresent()) {
      sorted.remove(wanted.get());
      sorted.add(0, wanted.get());
    } else if (!cell.text().isEmpty() && (hasPlainLabel || found.isEmpty())) {
      sorted.add(0, parse(cell.text()));
    } else if (!cell.text().isEmpty()) {
      report.add(Rule.UNKNOWN_DEFAULT_LANGUAGE, cell, Map.of("first", found.get(0).name()));
    }
    if (hasPlainLabel && cell.text().isEmpty() && !found.isEmpty()) {
      sorted.add(0, UNNAMED);
    }
    return sorted.isEmpty() ? List.of(UNNAMED) : sorted;
  }

  List<Language> all() {
    return all;
  }

  /** The form's language that someone spells like this. */
  Optional<Language> known(String spelled) {
    return find(all, spelled);
  }

  private Language first() {
    return all.get(0);
  }

  /** What a row says in its columns of this key, by language. */
  Texts texts(Table.Line line, String key, Report report) {
    Map<String, String> byTag = new LinkedHashMap<>();
    for (Column column : line.table().columns()) {
      if (column.key().equals(key) && column.language().isPresent()) {
        put(line.cell(column), tag(column.language().get()), byTag, report);
      }
    }
    put(line.cell(key), first().tag(), byTag, report);
    return byTag.isEmpty() ? Texts.NONE : new Texts(byTag);
  }

  private void put(Cell cell, String tag, Map<String, String> byTag, Report report) {
    String text = cell.text();
    String other = text.isEmpty() ? null : byTag.putIfAbsent(tag, text);
    if (other != null && !other.equals(text)) {
      String language = known(tag).map(Language::name).orElse(tag);
      report.add(Rule.TWO_TEXTS, cell, Map.of("language", language, "other", other));
    }
  }

  /** A known column's header as an export spells it: {@code hint::English (en)}. */
  String header(Column column) {
    String key = column.key().replace("media:", "media::");
    if (!Headers.isTranslated(column.key())) {
      return key;
    }
    Language language = column.language().flatMap(l -> find(all, l)).orElse(first());
    return language.name().isEmpty() ? key : key + "::" + language.name();
  }

  private String tag(String spelled) {
    return tags.computeIfAbsent(spelled, s -> find(all, s).map(Language::tag).orElse(s));
  }

  private static Optional<Language> find(List<Language> languages, String spelled) {
    Language wanted = parse(spelled);
    return languages.stream()
        .filter(l -> l.name().equalsIgnoreCase(wanted.name()))
        .findFirst()
        .or(
            () ->
                languages.stream()
                    .filter(l -> !spelled.isEmpty())
                    .filter(
                        l ->
                            l.tag().equalsIgnoreCase(wanted.tag())
                                || isBare(l, wanted)
                                    && baseName(l).equalsIgnoreCase(baseName(wanted)))
                    .findFirst());
  }

  /** Only one that says less than the other may be the same: not Simplified and Traditional. */
  private static boolean isBare(Language one, Language other) {
    return one.name().indexOf('(') < 0 || other.name().indexOf('(') < 0;
  }

  private static String baseName(Language language) {
    int bracket = language.name().indexOf('(');
    return bracket > 0 ? language.name().substring(0, bracket).strip() : language.name();
  }

  private static Language parse(String spelled) {
    String name = spelled.replaceAll("\\s+", " ").strip();
    Matcher tagged = TAGGED.matcher(name);
    return new Language(name, tagged.matches() ? tagged.group(1) : name);
  }
}
