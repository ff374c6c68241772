package org.fieldvoice.questionnaire;

/**
 * A language of a form.
 *
 * @param name as the workbook's headers spell it: {@code 中文 (zh)}; empty where they name none
 * @param tag the BCP 47 tag in its brackets, {@code zh}; the name itself where there is none;
 *     {@code und} for a form without languages
 * @param spoken the BCP 47 tag of what is spoken: {@code fr} for a form that only says {@code
 *     French}, {@code und} where the name is no language's
 */
public record Language(String name, String tag, String spoken) {

  public Language(String name, String tag) {
    this(name, tag, Tongues.of(tag));
  }

  /** The same as somebody hears it who knows what is spoken where no name says it. */
  Language heardAs(String tongue) {
    return name.isEmpty() ? new Language(name, tag, tongue) : this;
  }
}
