package org.fieldvoice.questionnaire;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which language a form means that names it in words: {@code French}, {@code français}. */
final class Tongues {

  private static final Pattern TWO_LETTERS = Pattern.compile("[A-Za-z]{2}([-_].*)?");
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*");
  private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());
  private static final Map<String, String> BY_NAME = byName();

  private Tongues() {}

  private static Map<String, String> byName() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale locale = new Locale.Builder().setLanguage(code).build();
      names.put(folded(locale.getDisplayLanguage(locale)), locale.toLanguageTag());
      names.put(folded(locale.getDisplayLanguage(Locale.ENGLISH)), locale.toLanguageTag());
    }
    names.put("simplified chinese", "zh-Hans");
    names.put("traditional chinese", "zh-Hant");
    names.put("mandarin", "zh");
    names.put("farsi", "fa");
    names.put("dari", "fa-AF");
    names.put("kiswahili", "sw");
    names.put("bahasa", "id");
    names.put("bahasa indonesia", "id");
    names.put("filipino", "fil");
    return Map.copyOf(names);
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * @param tag a form's, a BCP 47 tag or a name
   * @return a BCP 47 tag, {@code und} for a name that is no language's
   */
  static String of(String tag) {
    boolean code =
        TWO_LETTERS.matcher(tag).matches()
            && KNOWN.contains(tag.substring(0, 2).toLowerCase(Locale.ROOT));
    String named = BY_NAME.get(folded(tag));
    if (!code && named != null) {
      return named;
    }
    return TAG.matcher(tag).matches()
        ? Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag()
        : "und";
  }
}
