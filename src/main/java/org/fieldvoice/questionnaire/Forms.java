package org.fieldvoice.questionnaire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The forms of versions, read and ready to be filled. A version never changes, so each is read once
 * and kept, the most lately used ones at least.
 */
@ApplicationScoped
public class Forms {

  private static final int KEPT = 200;

  @Inject private StoredForms stored;

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
    FormLogic read = FormLogic.of(stored.read(versionId));
    synchronized (ready) {
      FormLogic first = ready.putIfAbsent(versionId, read);
      return first == null ? read : first;
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
