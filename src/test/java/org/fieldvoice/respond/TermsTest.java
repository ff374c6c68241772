package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.response.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a respondent is told is recorded follows from what the study records. */
class TermsTest {

  private static List<String> said(Terms terms, String language) {
    return terms.recorded(
        Asked.form(Asked.a(QuestionType.TEXT, "name").naming().question()), Words.in(language));
  }

  @Test
  void whatIsOffIsSaidToBeOff() {
    assertThat(said(Terms.USUAL, "en"))
        .contains("No network address, no number of your phone and no cookies.")
        .anyMatch(line -> line.startsWith("How long each page was open"))
        .anyMatch(line -> line.startsWith("Names, phone numbers"))
        .noneMatch(line -> line.startsWith("Which information"));
    assertThat(said(new Terms(Optional.empty(), false, false, false, false, Mode.KIOSK), "en"))
        .contains("How you moved through the pages is not recorded.")
        .noneMatch(line -> line.startsWith("How long"));
  }

  @ParameterizedTest
  @CsvSource({
    "SELF, How you answered: by yourself.",
    "INTERVIEWER, How you answered: with somebody who asked you.",
    "KIOSK, How you answered: on a device that many people use."
  })
  void whoHeldThePhoneIsNamed(Mode mode, String line) {
    assertThat(said(new Terms(Optional.empty(), false, false, false, false, mode), "en"))
        .contains(line);
  }

  @Test
  void whatIsOnIsSaid() {
    Agreeing sheet = new Agreeing(1, "en", "<p>Hi</p>", false);
    assertThat(said(new Terms(Optional.of(sheet), true, true, true, false, Mode.INTERVIEWER), "en"))
        .anyMatch(line -> line.startsWith("Which information"))
        .anyMatch(line -> line.startsWith("The address of your network"))
        .anyMatch(line -> line.contains("as a number without a name"))
        .noneMatch(line -> line.startsWith("No network address"));
    assertThat(said(new Terms(Optional.empty(), true, false, false, true, Mode.SELF), "en"))
        .anyMatch(line -> line.startsWith("Anyone who opens your link"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh", "vi", "id", "km", "my", "bn", "hi", "ur", "ar", "es", "pt"})
  void inEachLanguageTheSettingsMakeADifference(String language) {
    assertThat(said(Terms.USUAL, language))
        .hasSize(8)
        .isNotEqualTo(
            said(new Terms(Optional.empty(), false, true, false, false, Mode.KIOSK), language));
  }
}
