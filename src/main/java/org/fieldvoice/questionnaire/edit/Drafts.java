package org.fieldvoice.questionnaire.edit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.fieldvoice.platform.Problem;
import org.fieldvoice.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;

/** The drafts of questionnaires, with their steps. */
@ApplicationScoped
public class Drafts {

  @PersistenceContext private EntityManager em;

  /** Those that are not finished, the one changed last first. */
  List<QuestionnaireDraft> of(Questionnaire questionnaire) {
    return em.createQuery(
            "select d from QuestionnaireDraft d where d.questionnaireId = :questionnaire"
                + " and d.finishedAs is null order by d.changedAt desc, d.id desc",
            QuestionnaireDraft.class)
        .setParameter("questionnaire", questionnaire.id())
        .getResultList();
  }

  public QuestionnaireDraft require(long questionnaireId, long id) {
    return checked(questionnaireId, id, em.find(QuestionnaireDraft.class, id));
  }

  /** As it is now, and nobody else changes it until the transaction ends. */
  QuestionnaireDraft requireAlone(Questionnaire questionnaire, long id) {
    return checked(
        questionnaire.id(),
        id,
        em.find(QuestionnaireDraft.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  private static QuestionnaireDraft checked(
      long questionnaireId, long id, @Nullable QuestionnaireDraft draft) {
    return Optional.ofNullable(draft)
        .filter(d -> d.questionnaireId() == questionnaireId)
        .orElseThrow(() -> Problem.NOT_FOUND.with("what", "draft " + id));
  }

  QuestionnaireDraft add(QuestionnaireDraft draft) {
    em.persist(draft);
    em.flush();
    return draft;
  }

  void remove(QuestionnaireDraft draft) {
    em.remove(draft);
  }

  /** A further step; those that were undone are gone. */
  void add(QuestionnaireDraft draft, DraftStep step) {
    em.createQuery("delete from DraftStep s where s.draftId = :draft and s.number >= :number")
        .setParameter("draft", draft.id())
        .setParameter("number", step.number())
        .executeUpdate();
    em.persist(step);
    em.flush();
  }

  Optional<DraftStep> step(QuestionnaireDraft draft, int number) {
    return em.createQuery(
            "select s from DraftStep s where s.draftId = :draft and s.number = :number",
            DraftStep.class)
        .setParameter("draft", draft.id())
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  /** All steps, made and undone. */
  List<DraftStep> steps(QuestionnaireDraft draft) {
    return em.createQuery(
            "select s from DraftStep s where s.draftId = :draft order by s.number", DraftStep.class)
        .setParameter("draft", draft.id())
        .getResultList();
  }
}
