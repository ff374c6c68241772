package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.interview.Edits.Edit;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Vault;

/** The transcripts, revision by revision, sealed; and the log of what was replaced in them. */
@ApplicationScoped
public class Transcripts {

  private static final Jsonb JSON = JsonbBuilder.create();

  @PersistenceContext private EntityManager em;
  @Inject private Vault vault;
  @Inject private Excerpts excerpts;

  /** Who makes a revision, and when. */
  record Maker(long accountId, Instant now) {}

  Optional<TranscriptRevision> latest(Interview interview) {
    return of(interview).stream().reduce((earlier, later) -> later);
  }

  /** The newest revision, or a Problem where nothing was written down yet. */
  TranscriptRevision current(Interview interview) {
    return latest(interview)
        .orElseThrow(
            () -> Problem.NOT_FOUND.with("what", "a transcript of interview " + interview.id()));
  }

  TranscriptRevision require(Interview interview, int number) {
    return of(interview).stream()
        .filter(revision -> revision.number() == number)
        .findFirst()
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "revision " + number));
  }

  /** All revisions, the first one first. */
  List<TranscriptRevision> of(Interview interview) {
    return em.createQuery(
            "select r from TranscriptRevision r where r.interviewId = :interview order by r.number",
            TranscriptRevision.class)
        .setParameter("interview", interview.id())
        .getResultList();
  }

  TranscriptText text(TranscriptRevision revision) {
    byte[] bytes =
        revision
            .content()
            .orElseThrow(() -> Problem.TRANSCRIPT_ERASED.with("interview", revision.interviewId()));
    byte[] plain = vault.open(bytes, context(revision.interviewId()));
    return JSON.fromJson(new String(plain, StandardCharsets.UTF_8), TranscriptText.class);
  }

  /** A transcript as it came, the first one or a corrected one; excerpts are carried over to it. */
  TranscriptRevision write(Interview interview, TranscriptText text, Maker maker) {
    Optional<TranscriptRevision> before = latest(interview);
    int number = before.map(TranscriptRevision::number).orElse(0) + 1;
    TranscriptRevision next =
        add(TranscriptRevision.written(interview, number, seal(interview, text)), maker);
    before.ifPresent(
        old ->
            excerpts.carry(
                interview, Edits.between(text(old).text(), text.text()), next, text.text()));
    return next;
  }

  /**
   * Replaces whatever tells who somebody is. No replacements at all say that somebody has read it
   * and found nothing.
   *
   * @param names other names for speakers that the transcript calls by their own
   */
  TranscriptRevision redact(
      Interview interview, Edits edits, Map<String, String> names, Maker maker) {
    TranscriptRevision before = current(interview);
    TranscriptText old = text(before);
    edits.all().forEach(edit -> check(old, edit));
    TranscriptText text = old.with(edits).saidBy(names);
    TranscriptRevision next = add(before.redacted(seal(interview, text)), maker);
    for (Edit edit : edits.all()) {
      byte[] original = edit.at().of(old.text()).getBytes(StandardCharsets.UTF_8);
      em.persist(new Redaction(next, edit, vault.seal(original, context(interview.id()))));
    }
    excerpts.carry(interview, edits, next, text.text());
    em.flush();
    return next;
  }

  /** The log of replacements, by revision and place. */
  List<Redaction> redactions(Interview interview) {
    return em.createQuery(
            "select r from Redaction r where r.interviewId = :interview order by r.revision, r.startAt",
            Redaction.class)
        .setParameter("interview", interview.id())
        .getResultList();
  }

  /** What stood there before a replacement; nothing after a withdrawal. */
  Optional<String> original(Interview interview, Redaction redaction) {
    return redaction
        .original()
        .map(
            bytes ->
                new String(vault.open(bytes, context(interview.id())), StandardCharsets.UTF_8));
  }

  void erase(Interview interview) {
    of(interview).forEach(TranscriptRevision::erase);
    redactions(interview).forEach(Redaction::erase);
  }

  private TranscriptRevision add(TranscriptRevision revision, Maker maker) {
    em.persist(revision.by(maker.accountId(), maker.now()));
    em.flush();
    return revision;
  }

  private byte[] seal(Interview interview, TranscriptText text) {
    return vault.seal(JSON.toJson(text).getBytes(StandardCharsets.UTF_8), context(interview.id()));
  }

  private static void check(TranscriptText text, Edit edit) {
    edit.at().of(text.text());
    if (!text.withinOneTurn(edit.at())) {
      throw Problem.REDACTION_ACROSS_TURNS.with("start", edit.at().start());
    }
    if (edit.replacement().codePoints().noneMatch(Character::isLetter)) {
      throw Problem.REDACTION_SAYS_NOTHING.with("start", edit.at().start());
    }
  }

  private static String context(long interviewId) {
    return "transcript:" + interviewId;
  }
}
