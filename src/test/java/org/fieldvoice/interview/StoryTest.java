package org.fieldvoice.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fieldvoice.interview.Story.State;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoryTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final List<State> WAY =
      List.of(State.DRAFT, State.REDACTED, State.READ_BACK, State.APPROVED, State.PUBLISHED);

  @Test
  void goesStepByStepIntoPrint() {
    Story story = at(State.PUBLISHED);

    assertThat(story.state()).isEqualTo(State.PUBLISHED);
    assertThat(story.publishedAt()).isPresent();
  }

  @Test
  void noStepCanBeLeftOut() {
    Story draft = at(State.DRAFT);

    assertThatThrownBy(() -> draft.advance(State.PUBLISHED, NOW))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORY_STEP));
  }

  @ParameterizedTest
  @EnumSource(names = {"READ_BACK", "APPROVED", "PUBLISHED"})
  void anEditAfterTheReadBackReturnsItThereAndOutOfPrint(State state) {
    Story story = at(state);

    story.edit("Other words", new byte[0]);

    assertThat(story.state()).isEqualTo(State.READ_BACK);
    assertThat(story.publishedAt()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "REDACTED"})
  void anEditBeforeTheReadBackMakesItADraftAgain(State state) {
    Story story = at(state);

    story.edit("Other words", new byte[0]);

    assertThat(story.state()).isEqualTo(State.DRAFT);
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "REDACTED", "READ_BACK", "APPROVED", "PUBLISHED"})
  void canBeWithdrawnFromAnywhereAndForGood(State state) {
    Story story = at(state);

    story.withdraw();

    assertThat(story.state()).isEqualTo(State.WITHDRAWN);
    assertThatThrownBy(() -> story.edit("Back again", new byte[0]))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> story.advance(State.PUBLISHED, NOW))
        .isInstanceOf(ProblemException.class);
  }

  private static Story at(State state) {
    Study study = new Study("s", "S", List.of("en"), NOW);
    Story story =
        new Story(
            new Participant(study, UUID.randomUUID(), "P01", NOW),
            "en",
            "Twenty minutes",
            new byte[0]);
    for (State step : WAY.subList(1, WAY.indexOf(state) + 1)) {
      story.advance(step, NOW);
    }
    return story;
  }
}
