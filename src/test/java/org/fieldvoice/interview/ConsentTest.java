package org.fieldvoice.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fieldvoice.interview.Consent.State;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.ProblemSentences;
import org.fieldvoice.study.Study;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final LocalDate GIVEN = LocalDate.of(2026, 8, 20);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final Consent.Asking ASKING =
      new Consent.Asking(Consent.Mode.VERBAL, "1", "zh", "I1", null);

  private final Participant participant =
      new Participant(new Study("s", "S", List.of("zh"), NOW), UUID.randomUUID(), "P02", NOW);

  @Test
  void holdsThroughItsLastDay() {
    Consent consent = Consent.granted(participant, Scope.QUOTE, ASKING, GIVEN, Optional.of(LAST));

    assertThat(consent.on(LAST)).isEqualTo(State.GRANTED);
    assertThat(consent.on(LAST.plusDays(1))).isEqualTo(State.EXPIRED);
  }

  @Test
  void oneWithoutALastDayHoldsUntilItIsWithdrawn() {
    Consent consent = Consent.granted(participant, Scope.QUOTE, ASKING, GIVEN, Optional.empty());
    assertThat(consent.on(LAST.plusYears(9))).isEqualTo(State.GRANTED);

    consent.withdraw(LAST);

    assertThat(consent.on(LAST)).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void aNoIsNoConsent() {
    assertThat(Consent.refused(participant, Scope.STORY, ASKING, GIVEN).on(GIVEN))
        .isEqualTo(State.REFUSED);
  }

  @Test
  void canNotEndBeforeItWasGiven() {
    assertThatThrownBy(
            () ->
                Consent.granted(
                    participant, Scope.QUOTE, ASKING, GIVEN, Optional.of(GIVEN.minusDays(1))))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void theLatestAnswerOfAScopeHolds() {
    Consent yes = Consent.granted(participant, Scope.STORY, ASKING, GIVEN, Optional.empty());
    Consent no = Consent.refused(participant, Scope.STORY, ASKING, LAST);

    assertThat(Consents.latest(List.of(no, yes))).isEqualTo(Map.of(Scope.STORY, no));
  }

  @Test
  void aRefusalSaysWhyAndForWhomInTheReadersLanguage() {
    participant.goBy(Pseudonyms.ofTexts(Map.of("zh", "小刚", "en", "Xiao Gang")));
    ProblemException refusal =
        Problem.CONSENT_REFUSED.with("who", participant.label()).and("scope", Scope.STORY.name());

    assertThat(ProblemSentences.of(refusal, List.of(Locale.ENGLISH)))
        .isEqualTo(
            "P02 (Xiao Gang, 小刚) has refused consent to publishing a story under a pseudonym.");
    assertThat(ProblemSentences.of(refusal, List.of(Locale.CHINESE)))
        .isEqualTo("P02 (Xiao Gang, 小刚) 没有同意“以化名发表故事”。");
  }
}
