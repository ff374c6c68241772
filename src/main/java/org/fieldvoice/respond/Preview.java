package org.fieldvoice.respond;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;

/**
 * What a chat shows of a link to a page, in the page's language: Open Graph (ogp.me).
 *
 * @param description how the form greets; empty where it doesn't
 * @param locale as Open Graph spells it: {@code zh_CN}
 * @param others the locales in which there is this page too
 */
public record Preview(String title, String description, String locale, List<String> others) {

  private static final int LONGEST = 200;

  /** Open Graph asks for a territory; a form names only the language. */
  private static final Map<String, String> TERRITORIES =
      Map.ofEntries(
          entry("en", "US"),
          entry("zh", "CN"),
          entry("vi", "VN"),
          entry("id", "ID"),
          entry("km", "KH"),
          entry("my", "MM"),
          entry("bn", "BD"),
          entry("hi", "IN"),
          entry("ur", "PK"),
          entry("ar", "AR"),
          entry("es", "ES"),
          entry("pt", "BR"),
          entry("fr", "FR"));

  static Preview of(String language, String title) {
    return new Preview(title, "", locale(language), List.of());
  }

  static Preview of(Sheet sheet) {
    String own = locale(sheet.language().spoken());
    List<String> others =
        sheet.form().languages().stream()
            .map(Language::spoken)
            .filter(tag -> !tag.equals("und"))
            .map(Preview::locale)
            .filter(locale -> !locale.equals(own))
            .distinct()
            .toList();
    return new Preview(sheet.title(), greeting(sheet), own, others);
  }

  /** The note that the form begins with. */
  private static String greeting(Sheet sheet) {
    return flat(sheet.form().items())
        .filter(question -> !question.isUnseen())
        .findFirst()
        .filter(question -> question.type() == QuestionType.NOTE)
        .map(note -> shortened(sheet.wording().plain(note.label(), "")))
        .orElse("");
  }

  private static Stream<Question> flat(List<Item> items) {
    return items.stream()
        .flatMap(
            item ->
                item instanceof Group group
                    ? flat(group.items())
                    : Stream.ofNullable(item instanceof Question question ? question : null));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static String locale(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String territory =
        locale.getCountry().isEmpty()
            ? Objects.requireNonNullElse(TERRITORIES.get(locale.getLanguage()), "")
            : locale.getCountry();
    return territory.isEmpty() ? locale.getLanguage() : locale.getLanguage() + "_" + territory;
  }
}
