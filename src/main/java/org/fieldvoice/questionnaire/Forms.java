package org.fieldvoice.questionnaire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
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

  @Inject private Stored stored;

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
    FormLogic read = FormLogic.of(FormJson.read(stored.json(versionId)));
    synchronized (ready) {
      FormLogic first = ready.putIfAbsent(versionId, read);
      return first == null ? read : first;
    }
  }

  /**
   * Reads in a transaction, its own if there is none: an entity manager outside of one belongs to
   * the request, and a job that the request has started may outlive it.
   */
  @ApplicationScoped
  @Transactional
  static class Stored {
    @PersistenceContext private EntityManager em;

    String json(long versionId) {
      return em.createQuery(
              "select v.form from QuestionnaireVersion v where v.id = :id", String.class)
          .setParameter("id", versionId)
          .getResultStream()
          .findFirst()
          .orElseThrow(() -> Problem.NOT_FOUND.with("what", "version " + versionId));
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
