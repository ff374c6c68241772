package org.fieldvoice.study;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The sites of the studies. */
@ApplicationScoped
public class Sites {

  @PersistenceContext private EntityManager em;

  public Optional<Site> byCode(Study study, String code) {
    return em.createQuery(
            "select s from Site s where s.studyId = :study and s.code = :code", Site.class)
        .setParameter("study", study.id())
        .setParameter("code", code)
        .getResultStream()
        .findFirst();
  }

  public List<Site> of(Study study) {
    return em.createQuery(
            "select s from Site s where s.studyId = :study order by s.code", Site.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  public Site add(Site site) {
    em.persist(site);
    em.flush();
    return site;
  }
}
