package org.fieldvoice.casestudy;

import java.util.List;

/**
 * A case study as it is written: words, and blocks that ask the data for numbers.
 *
 * @param language the BCP 47 tag of the language it is written in
 * @param questionnaire the code of the questionnaire whose answers it counts
 */
public record Manuscript(
    String title, String subtitle, String language, String questionnaire, List<Block> blocks) {

  /** The same over another questionnaire. */
  Manuscript over(String code) {
    return new Manuscript(title, subtitle, language, code, blocks);
  }
}
