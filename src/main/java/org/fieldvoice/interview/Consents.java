package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.ProblemException;

/** What the participants agreed to: the gate before everything that is done with their words. */
@ApplicationScoped
public class Consents {

  @PersistenceContext private EntityManager em;

  /**
   * Passes where the participant has granted this and it holds today; else says why not, and for
   * whom.
   */
  public void require(Participant participant, Scope scope, LocalDate today) {
    missing(participant, scope, today)
        .ifPresent(
            problem -> {
              throw problem;
            });
  }

  /** Why this may not be done with the participant's words today; empty where it may. */
  Optional<ProblemException> missing(Participant participant, Scope scope, LocalDate today) {
    Optional<Consent> latest = Optional.ofNullable(latest(participant).get(scope));
    if (participant.isWithdrawn()
        || latest.filter(c -> c.on(today) == Consent.State.WITHDRAWN).isPresent()) {
      return Optional.of(refusal(Problem.CONSENT_WITHDRAWN, participant, scope));
    }
    if (latest.isEmpty()) {
      return Optional.of(refusal(Problem.CONSENT_MISSING, participant, scope));
    }
    return switch (latest.get().on(today)) {
      case REFUSED -> Optional.of(refusal(Problem.CONSENT_REFUSED, participant, scope));
      case EXPIRED ->
          Optional.of(
              refusal(Problem.CONSENT_EXPIRED, participant, scope)
                  .and("until", latest.get().validUntil().map(LocalDate::toString).orElse("")));
      case GRANTED, WITHDRAWN -> Optional.empty();
    };
  }

  Consent add(Consent consent) {
    em.persist(consent);
    em.flush();
    return consent;
  }

  /** All that the participant ever answered, the newest first. */
  List<Consent> of(Participant participant) {
    return of(List.of(participant.id()));
  }

  /** The same for several participants at once. */
  List<Consent> of(Collection<Long> participantIds) {
    if (participantIds.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select c from Consent c where c.participantId in :participants order by c.id desc",
            Consent.class)
        .setParameter("participants", participantIds)
        .getResultList();
  }

  private Map<Scope, Consent> latest(Participant participant) {
    return latest(of(participant));
  }

  /** The answer that holds for each scope, from a participant's answers, the newest first. */
  static Map<Scope, Consent> latest(List<Consent> newestFirst) {
    Map<Scope, Consent> latest = new EnumMap<>(Scope.class);
    newestFirst.forEach(consent -> latest.putIfAbsent(consent.scope(), consent));
    return latest;
  }

  private static ProblemException refusal(Problem problem, Participant participant, Scope scope) {
    return problem.with("who", participant.label()).and("scope", scope.name());
  }
}
