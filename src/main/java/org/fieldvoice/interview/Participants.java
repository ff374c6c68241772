package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Vault;
import org.fieldvoice.study.Study;

/** The people who are interviewed, and the vault's shelf with who they are. */
@ApplicationScoped
public class Participants {

  @PersistenceContext private EntityManager em;
  @Inject private Vault vault;

  /** The study's participant with this reference or id. */
  public Participant require(Study study, String key) {
    return byRef(study, key)
        .or(() -> key.matches("\\d{1,18}") ? byId(study, Long.parseLong(key)) : Optional.empty())
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "participant " + key));
  }

  Participant require(long studyId, long id) {
    return Optional.ofNullable(em.find(Participant.class, id))
        .filter(p -> p.studyId() == studyId)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "participant " + id));
  }

  List<Participant> of(Study study) {
    return em.createQuery(
            "select p from Participant p where p.studyId = :study order by p.ref",
            Participant.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  /** Stores somebody new with who they are, sealed. */
  Participant add(Participant participant, Identifiers identifiers, Pseudonyms pseudonyms) {
    em.persist(participant);
    em.flush();
    seal(participant, identifiers);
    name(participant, pseudonyms);
    return participant;
  }

  /**
   * Gives pseudonyms that hold nothing of who the participant is and that nobody else in the study
   * has.
   */
  void name(Participant participant, Pseudonyms pseudonyms) {
    Identifiers identifiers = identifiers(participant);
    for (Pseudonym pseudonym : pseudonyms.byLanguage().values()) {
      identifiers
          .pieceIn(pseudonym)
          .ifPresent(
              kind -> {
                throw Problem.PSEUDONYM_TELLS.with("kind", kind).and("who", participant.ref());
              });
    }
    pseudonyms.texts().forEach(text -> take(participant, text));
    participant.goBy(pseudonyms);
    em.flush();
  }

  void seal(Participant participant, Identifiers identifiers) {
    byte[] plain = new Attributes(identifiers.byKind()).toJson().getBytes(StandardCharsets.UTF_8);
    participant.identify(vault.seal(plain, context(participant)));
  }

  /** Who they are; nothing after a withdrawal. Whoever shows it to somebody audits that first. */
  Identifiers identifiers(Participant participant) {
    return participant
        .identifiers()
        .map(bytes -> new String(vault.open(bytes, context(participant)), StandardCharsets.UTF_8))
        .map(json -> new Identifiers(Attributes.ofJson(json).byName()))
        .orElse(new Identifiers(Map.of()));
  }

  private Optional<Participant> byRef(Study study, String ref) {
    return em.createQuery(
            "select p from Participant p where p.studyId = :study and p.ref = :ref",
            Participant.class)
        .setParameter("study", study.id())
        .setParameter("ref", ref)
        .getResultStream()
        .findFirst();
  }

  private Optional<Participant> byId(Study study, long id) {
    return Optional.ofNullable(em.find(Participant.class, id))
        .filter(p -> p.studyId() == study.id());
  }

  private void take(Participant participant, String text) {
    List<?> owner =
        em.createNativeQuery(
                "select participant_id from pseudonym where study_id = ?1 and text = ?2")
            .setParameter(1, participant.studyId())
            .setParameter(2, text)
            .getResultList();
    if (owner.isEmpty()) {
      em.createNativeQuery(
              "insert into pseudonym (study_id, text, participant_id) values (?1, ?2, ?3)")
          .setParameter(1, participant.studyId())
          .setParameter(2, text)
          .setParameter(3, participant.id())
          .executeUpdate();
    } else if (((Number) owner.get(0)).longValue() != participant.id()) {
      throw Problem.PSEUDONYM_TAKEN.with("pseudonym", text);
    }
  }

  private static String context(Participant participant) {
    return "participant:" + participant.uuid();
  }
}
