package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fieldvoice.interview.Story.State;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;

/** A story's way into print: what each step takes, and what is still missing for it. */
@ApplicationScoped
class Publication {

  @Inject private Stories stories;
  @Inject private Excerpts excerpts;
  @Inject private Interviews interviews;
  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Transcripts transcripts;

  /**
   * Takes the story one step on, or throws what stands in the way: the first of it, with all the
   * rest.
   */
  void advance(Story story, State to, Maker maker, LocalDate today) {
    List<ProblemException> missing = missing(story, to, today);
    if (!missing.isEmpty()) {
      throw missing.get(0).listing(missing.stream().map(Missing::of).toList());
    }
    story.advance(to, maker.now());
  }

  /** One thing that is missing, on the wire. */
  public record Missing(String type, Map<String, Object> details) {

    static Missing of(ProblemException problem) {
      return new Missing(problem.problem().type(), problem.details());
    }
  }

  /** All that stands between the story and that state; consent comes first. */
  List<ProblemException> missing(Story story, State to, LocalDate today) {
    Participant participant = participants.require(story.studyId(), story.participantId());
    List<StoryParagraph> body = stories.body(story);
    List<ProblemException> missing = new ArrayList<>();
    if (to == State.PUBLISHED) {
      consents.missing(participant, Scope.STORY, today).ifPresent(missing::add);
      if (participant.pseudonyms().texts().isEmpty()) {
        missing.add(Problem.PSEUDONYM_NEEDED.with("who", participant.label()));
      }
    }
    if (participant.isWithdrawn() || body.stream().anyMatch(StoryParagraph::isQuote)) {
      consents.missing(participant, Scope.QUOTE, today).ifPresent(missing::add);
    }
    if (!participant.isWithdrawn()) {
      text(story, participant, body).ifPresent(missing::add);
      missing.addAll(quotes(story, body, to));
    }
    if (!story.follows(to)) {
      missing.add(Problem.STORY_STEP.with("state", story.state().name()).and("step", to.name()));
    }
    return missing;
  }

  private Optional<ProblemException> text(
      Story story, Participant participant, List<StoryParagraph> body) {
    String all =
        body.stream().map(p -> stories.text(story.studyId(), p)).collect(Collectors.joining("\n"));
    if (all.isBlank()) {
      return Optional.of(Problem.STORY_EMPTY.with("story", story.id()));
    }
    return participants
        .identifiers(participant)
        .in(story.title() + "\n" + all)
        .map(kind -> Problem.STORY_TELLS.with("kind", kind).and("who", participant.label()));
  }

  private List<ProblemException> quotes(Story story, List<StoryParagraph> body, State to) {
    List<ProblemException> missing = new ArrayList<>();
    Set<Long> unreviewed = new LinkedHashSet<>();
    for (StoryParagraph paragraph : body) {
      if (paragraph.excerpt() == null) {
        continue;
      }
      Excerpt excerpt = excerpts.require(story.studyId(), paragraph.excerpt());
      Interview interview = interviews.require(story.studyId(), excerpt.interviewId());
      excerpts.unredacted(excerpt, interview).ifPresent(missing::add);
      if (to == State.PUBLISHED && !transcripts.current(interview).isReviewed()) {
        unreviewed.add(interview.id());
      }
    }
    unreviewed.forEach(
        interview -> missing.add(Problem.REDACTION_UNREVIEWED.with("interview", interview)));
    return missing;
  }
}
