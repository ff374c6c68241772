package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * What happens when a participant takes everything back. From that moment nothing of theirs can be
 * used: consents end, stories are withdrawn, what they said and who they are is erased. A tombstone
 * stays (see {@link Participant}), and empty excerpts keep their codings, so that what was counted
 * can be explained.
 */
@ApplicationScoped
class Withdrawal {

  @Inject private Consents consents;
  @Inject private Interviews interviews;
  @Inject private Transcripts transcripts;
  @Inject private Excerpts excerpts;
  @Inject private Memos memos;
  @Inject private Stories stories;

  /**
   * What goes with it.
   *
   * @param published the ids of the stories that are in print, for whoever has to act
   */
  public record Loss(int interviews, int excerpts, int stories, List<Long> published) {}

  Loss of(Participant participant) {
    List<Interview> held = interviews.of(participant);
    List<Story> told =
        stories.of(participant).stream().filter(s -> s.state() != Story.State.WITHDRAWN).toList();
    return new Loss(
        held.size(),
        held.stream().mapToInt(interview -> excerpts.of(interview).size()).sum(),
        told.size(),
        told.stream().filter(s -> s.state() == Story.State.PUBLISHED).map(Story::id).toList());
  }

  Loss withdraw(Participant participant, LocalDate today) {
    Loss loss = of(participant);
    consents.of(participant).forEach(consent -> consent.withdraw(today));
    stories.of(participant).forEach(Story::erase);
    for (Interview interview : interviews.of(participant)) {
      excerpts.erase(interview);
      transcripts.erase(interview);
      memos.erase(interview);
    }
    participant.withdraw(today);
    return loss;
  }
}
