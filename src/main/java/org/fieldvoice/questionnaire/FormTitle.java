package org.fieldvoice.questionnaire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A settings column with the form's title in one language: {@code form_title::中文 (zh)}. */
public final class FormTitle {

  private static final Pattern HEADER =
      Pattern.compile("\\s*(?:form[_ ]?)?title\\s*::?\\s*(\\S.*?)\\s*", Pattern.CASE_INSENSITIVE);

  private FormTitle() {}

  /** True for a column that holds the title in some language. */
  public static boolean isTranslated(String header) {
    return HEADER.matcher(header).matches();
  }

  static boolean isIn(Language language, String header) {
    Matcher parts = HEADER.matcher(header);
    return parts.matches()
        && (parts.group(1).equalsIgnoreCase(language.name())
            || parts.group(1).equalsIgnoreCase(language.tag()));
  }
}
