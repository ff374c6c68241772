package org.fieldvoice.questionnaire.translation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.translation.Translation.Line;

/**
 * What a translator sent back, an XLIFF 2 or a workbook.
 *
 * @param version the number of the version that the file was made from, where it says so
 */
record TranslatorsFile(Optional<Integer> version, List<Line> lines) {

  private static final Pattern NUMBER = Pattern.compile("(?:.*/versions/|translation )(\\d{1,9})");

  static TranslatorsFile read(byte[] file, Form form) {
    boolean zip = file.length > 1 && file[0] == 'P' && file[1] == 'K';
    return zip ? TranslationWorkbook.read(file, form) : XliffReader.read(file, form);
  }

  /** The number that a name ends with: {@code people/versions/3}, {@code translation 3}. */
  static Optional<Integer> numberIn(String name) {
    Matcher number = NUMBER.matcher(name.strip());
    return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
  }
}
