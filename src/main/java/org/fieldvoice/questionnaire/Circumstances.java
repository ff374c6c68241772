package org.fieldvoice.questionnaire;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * What a filling depends on besides the answers.
 *
 * @param now the respondent's local time, the moment of submission where one is checked
 * @param language the tag of the language that {@code jr:choice-name} speaks
 */
public record Circumstances(OffsetDateTime now, RandomGenerator random, String language) {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

  String nowText() {
    return ISO.format(now);
  }
}
