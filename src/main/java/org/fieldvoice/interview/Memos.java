package org.fieldvoice.interview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.interview.Transcripts.Maker;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.platform.Vault;
import org.fieldvoice.study.Study;

/** The researchers' notes, sealed, since they speak of people. */
@ApplicationScoped
class Memos {

  @PersistenceContext private EntityManager em;
  @Inject private Vault vault;

  Memo add(Study study, Memo.About about, String text, Maker maker) {
    byte[] bytes = vault.seal(text.strip().getBytes(StandardCharsets.UTF_8), context(study.id()));
    Memo memo = new Memo(study.id(), about, bytes).by(maker.accountId(), maker.now());
    em.persist(memo);
    em.flush();
    return memo;
  }

  List<Memo> of(Study study) {
    return em.createQuery("select m from Memo m where m.studyId = :study order by m.id", Memo.class)
        .setParameter("study", study.id())
        .getResultList();
  }

  List<Memo> of(Interview interview) {
    return em.createQuery(
            "select m from Memo m where m.interviewId = :interview order by m.id", Memo.class)
        .setParameter("interview", interview.id())
        .getResultList();
  }

  Memo require(Study study, long id) {
    return Optional.ofNullable(em.find(Memo.class, id))
        .filter(m -> m.studyId() == study.id())
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "memo " + id));
  }

  String text(Memo memo) {
    return memo.content()
        .map(
            bytes -> new String(vault.open(bytes, context(memo.studyId())), StandardCharsets.UTF_8))
        .orElse("");
  }

  void remove(Memo memo) {
    em.remove(memo);
    em.flush();
  }

  void erase(Interview interview) {
    of(interview).forEach(Memo::erase);
  }

  private static String context(long studyId) {
    return "memo:" + studyId;
  }
}
