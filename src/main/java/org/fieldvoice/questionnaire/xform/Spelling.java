package org.fieldvoice.questionnaire.xform;

import java.util.regex.Pattern;

/**
 * Names as JavaRosa can read them. In its paths, letters are only those that are capitals or small
 * ones; all others, such as Chinese, Arabic and Hindi ones, are spelled {@code _x59D3_}, as ISO
 * 9075-14 spells what a name in XML can't hold.
 */
final class Spelling {

  private static final Pattern UNREADABLE =
      Pattern.compile(
          "_(?=x[0-9A-F]{4,6}_)|[^\\p{javaLowerCase}\\p{javaUpperCase}\\p{javaDigit}_.*/-]");

  private Spelling() {}

  /**
   * @param path a name, or several with {@code /} between them
   */
  static String of(String path) {
    return UNREADABLE.matcher(path).replaceAll(m -> "_x%04X_".formatted(m.group().codePointAt(0)));
  }
}
