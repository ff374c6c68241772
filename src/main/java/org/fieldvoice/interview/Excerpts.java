package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.platform.Vault;
import org.fieldvoice.study.Study;

/** The excerpts and their codings. */
@ApplicationScoped
public class Excerpts {

  @PersistenceContext private EntityManager em;
  @Inject private Vault vault;
  @Inject private Interviews interviews;
  @Inject private Participants participants;
  @Inject private Consents consents;
  @Inject private Transcripts transcripts;

  /** Words that may leave the system, with the name under which they may. */
  public record Quotation(long excerpt, String text, String language, String pseudonym) {}

  /**
   * The excerpt as a quotation in a text of this language, or a Problem saying why it may not be
   * quoted.
   */
  public Quotation quotable(Study study, long excerptId, String language, LocalDate today) {
    Excerpt excerpt = require(study.id(), excerptId);
    unquotable(excerpt, today)
        .ifPresent(
            problem -> {
              throw problem;
            });
    Interview interview = interviews.require(study, excerpt.interviewId());
    Participant participant = participants.require(study.id(), interview.participantId());
    String name =
        participant.pseudonyms().in(language).map(Pseudonym::text).orElse(participant.ref());
    return new Quotation(excerpt.id(), words(excerpt), interview.language(), name);
  }

  /** Why these words may not leave the system today; empty where they may. */
  Optional<ProblemException> unquotable(Excerpt excerpt, LocalDate today) {
    Interview interview = interviews.require(excerpt.studyId(), excerpt.interviewId());
    Participant participant = participants.require(excerpt.studyId(), interview.participantId());
    Optional<ProblemException> consent = consents.missing(participant, Scope.QUOTE, today);
    return consent
        .or(() -> unredacted(excerpt, interview))
        .or(
            () ->
                transcripts.current(interview).isReviewed()
                    ? Optional.empty()
                    : Optional.of(Problem.REDACTION_UNREVIEWED.with("interview", interview.id())));
  }

  /**
   * Whether the excerpt stands in unredacted text, or changed and nobody has looked at it since.
   */
  Optional<ProblemException> unredacted(Excerpt excerpt, Interview interview) {
    if (!transcripts.current(interview).isRedacted()) {
      return Optional.of(Problem.TRANSCRIPT_UNREDACTED.with("interview", interview.id()));
    }
    return excerpt.needsReview()
        ? Optional.of(Problem.EXCERPT_NEEDS_REVIEW.with("excerpt", excerpt.id()))
        : Optional.empty();
  }

  Excerpt require(long studyId, long id) {
    return Optional.ofNullable(em.find(Excerpt.class, id))
        .filter(e -> e.studyId() == studyId)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "excerpt " + id));
  }

  /** The interview's excerpts in the order of its text. */
  List<Excerpt> of(Interview interview) {
    return em.createQuery(
            "select e from Excerpt e where e.interviewId = :interview order by e.startAt, e.endAt, e.id",
            Excerpt.class)
        .setParameter("interview", interview.id())
        .getResultList();
  }

  List<Excerpt> of(Study study) {
    return em.createQuery(
            "select e from Excerpt e where e.studyId = :study order by e.interviewId, e.startAt, e.id",
            Excerpt.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  List<Coding> codings(Collection<Long> excerptIds) {
    if (excerptIds.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select c from Coding c where c.excerptId in :excerpts order by c.id", Coding.class)
        .setParameter("excerpts", excerptIds)
        .getResultList();
  }

  /** Keeps a stretch of the interview's newest revision. */
  Excerpt add(Interview interview, Span span, Maker maker) {
    TranscriptRevision revision = transcripts.current(interview);
    String quote = span.of(transcripts.text(revision).text());
    Excerpt excerpt = new Excerpt(interview, revision, span, seal(interview.id(), quote));
    em.persist(excerpt.by(maker.accountId(), maker.now()));
    em.flush();
    return excerpt;
  }

  /** Files it under a code; a coder's second judgement of the same kind changes nothing. */
  void code(Excerpt excerpt, Code code, Maker maker) {
    boolean known =
        codings(List.of(excerpt.id())).stream()
            .anyMatch(c -> c.codeId() == code.id() && c.coderId() == maker.accountId());
    if (!known) {
      em.persist(new Coding(excerpt, code, maker.accountId(), maker.now()));
      em.flush();
    }
  }

  /** Takes back a coder's own judgement. */
  void uncode(Excerpt excerpt, long codeId, long coderId) {
    codings(List.of(excerpt.id())).stream()
        .filter(c -> c.codeId() == codeId && c.coderId() == coderId)
        .forEach(em::remove);
    em.flush();
  }

  void remove(Excerpt excerpt) {
    codings(List.of(excerpt.id())).forEach(em::remove);
    em.flush();
    em.remove(excerpt);
    em.flush();
  }

  /** The quoted words; a Problem once its participant has withdrawn. */
  String words(Excerpt excerpt) {
    byte[] bytes =
        excerpt
            .quote()
            .orElseThrow(() -> Problem.TRANSCRIPT_ERASED.with("interview", excerpt.interviewId()));
    return new String(vault.open(bytes, context(excerpt.interviewId())), StandardCharsets.UTF_8);
  }

  /** Moves the interview's excerpts to its next revision. */
  void carry(Interview interview, Edits edits, TranscriptRevision next, String text) {
    for (Excerpt excerpt : of(interview)) {
      Span span = edits.carry(excerpt.span());
      String words = text.substring(span.start(), span.end());
      if (words.isEmpty()) {
        excerpt.change(next, span, Optional.empty());
      } else if (words.equals(words(excerpt))) {
        excerpt.move(next, span);
      } else {
        excerpt.change(next, span, Optional.of(seal(interview.id(), words)));
      }
    }
    em.flush();
  }

  void erase(Interview interview) {
    of(interview).forEach(Excerpt::erase);
  }

  private byte[] seal(long interviewId, String quote) {
    return vault.seal(quote.getBytes(StandardCharsets.UTF_8), context(interviewId));
  }

  private static String context(long interviewId) {
    return "excerpt:" + interviewId;
  }
}
