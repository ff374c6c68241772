package org.fieldvoice.questionnaire;

/**
 * A language of a form.
 *
 * @param name as the workbook's headers spell it: {@code 中文 (zh)}
 * @param tag the BCP 47 tag in its brackets, {@code zh}; the name itself where there is none;
 *     {@code und} for a form without languages
 */
public record Language(String name, String tag) {

  /**
   * The BCP 47 tag of what is spoken: {@code fr} for a form that only says {@code French}, {@code
   * und} where the name is no language's.
   */
  public String spoken() {
    return Tongues.of(tag);
  }
}
