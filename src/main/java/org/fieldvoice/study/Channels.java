package org.fieldvoice.study;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The channels of the studies. */
@ApplicationScoped
public class Channels {

  /** The channel of those to whom a respondent passed the questionnaire on. */
  public static final String PASSED_ON = "passed-on";

  @PersistenceContext private EntityManager em;

  public Optional<Channel> byCode(Study study, String code) {
    return em.createQuery(
            "select s from Channel s where s.studyId = :study and s.code = :code", Channel.class)
        .setParameter("study", study.id())
        .setParameter("code", code)
        .getResultStream()
        .findFirst();
  }

  public List<Channel> of(Study study) {
    return em.createQuery(
            "select s from Channel s where s.studyId = :study order by s.code", Channel.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  public Channel add(Channel channel) {
    em.persist(channel);
    em.flush();
    return channel;
  }
}
