package org.fieldvoice.questionnaire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.NoResultException;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fieldvoice.platform.Problem;

/**
 * The forms of versions, read and ready to be filled. A version never changes, so each is read once
 * and kept, the most lately used ones at least.
 */
@ApplicationScoped
public class Forms {

  private static final int KEPT = 200;

  @PersistenceContext private EntityManager em;

  private final Map<Long, FormLogic> ready = new LatelyUsed();

  public Form of(long versionId) {
    return logic(versionId).form();
  }

  /** The form with its logic resolved, of a version that can be published. */
  public FormLogic logic(long versionId) {
    synchronized (ready) {
      FormLogic known = ready.get(versionId);
      if (known != null) {
        return known;
      }
    }
    FormLogic read = FormLogic.of(FormJson.read(json(versionId)));
    synchronized (ready) {
      FormLogic first = ready.putIfAbsent(versionId, read);
      return first == null ? read : first;
    }
  }

  private String json(long versionId) {
    try {
      return em.createQuery(
              "select v.form from QuestionnaireVersion v where v.id = :id", String.class)
          .setParameter("id", versionId)
          .getSingleResult();
    } catch (NoResultException e) {
      throw Problem.NOT_FOUND.with("what", "version " + versionId);
    }
  }

  private static final class LatelyUsed extends LinkedHashMap<Long, FormLogic> {
    private static final long serialVersionUID = 1L;

    LatelyUsed() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, FormLogic> eldest) {
      return size() > KEPT;
    }
  }
}
