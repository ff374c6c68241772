package org.fieldvoice.response;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A respondent's yes to an information sheet, as the phone sends it.
 *
 * @param sheet the sheet's version by its number in the study
 * @param language the BCP 47 tag of the text that was agreed to
 * @param at by the phone's clock
 */
record Agreement(int sheet, String language, Optional<OffsetDateTime> at) {}
