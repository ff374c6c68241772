package org.fieldvoice.casestudy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.study.Study;

/** The case studies and their editions. */
@ApplicationScoped
class CaseStudies {

  @PersistenceContext private EntityManager em;

  /** The study's, the one changed last first. */
  List<CaseStudy> of(Study study) {
    return em.createQuery(
            "select c from CaseStudy c where c.studyId = :study order by c.changedAt desc, c.id desc",
            CaseStudy.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  CaseStudy require(Study study, long id) {
    return Optional.ofNullable(em.find(CaseStudy.class, id))
        .filter(c -> c.studyId() == study.id())
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "case study " + id));
  }

  Optional<CaseStudy> byToken(String token) {
    return em.createQuery("select c from CaseStudy c where c.publicToken = :token", CaseStudy.class)
        .setParameter("token", token)
        .getResultStream()
        .findFirst();
  }

  CaseStudy add(CaseStudy caseStudy) {
    em.persist(caseStudy);
    em.flush();
    return caseStudy;
  }

  void remove(CaseStudy caseStudy) {
    em.remove(caseStudy);
    em.flush();
  }

  /** Its editions, the latest first. */
  List<Edition> editions(CaseStudy caseStudy) {
    return em.createQuery(
            "select e from Edition e where e.caseStudyId = :id order by e.number desc",
            Edition.class)
        .setParameter("id", caseStudy.id())
        .getResultList();
  }

  Edition add(Edition edition) {
    em.persist(edition);
    em.flush();
    return edition;
  }

  void flush() {
    em.flush();
  }
}
