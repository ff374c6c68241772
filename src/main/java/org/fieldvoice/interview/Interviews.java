package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Study;

/** The interviews of the studies. */
@ApplicationScoped
public class Interviews {

  @PersistenceContext private EntityManager em;

  Interview require(Study study, long id) {
    return require(study.id(), id);
  }

  Interview require(long studyId, long id) {
    return Optional.ofNullable(em.find(Interview.class, id))
        .filter(i -> i.studyId() == studyId)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "interview " + id));
  }

  List<Interview> of(Study study) {
    return em.createQuery(
            "select i from Interview i where i.studyId = :study order by i.heldOn desc, i.id desc",
            Interview.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  List<Interview> of(Participant participant) {
    return em.createQuery(
            "select i from Interview i where i.participantId = :participant order by i.heldOn, i.id",
            Interview.class)
        .setParameter("participant", participant.id())
        .getResultList();
  }

  Interview add(Interview interview) {
    em.persist(interview);
    em.flush();
    return interview;
  }
}
