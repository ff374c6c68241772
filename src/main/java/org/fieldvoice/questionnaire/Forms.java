package org.fieldvoice.questionnaire;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.fieldvoice.platform.LatelyUsed;

/**
 * The forms of versions, read and ready to be filled. A version never changes, so each is read once
 * and kept while it is used and there is memory for it: most forms take little, the largest 80 MB.
 */
@ApplicationScoped
public class Forms {

  private static final int KEPT = 200;

  @Inject private StoredForms stored;

  private final LatelyUsed<Long, FormLogic> ready = new LatelyUsed<>(KEPT);

  public Form of(long versionId) {
    return logic(versionId).form();
  }

  /** The form with its logic resolved, of a version that can be published. */
  public FormLogic logic(long versionId) {
    return ready.get(versionId, () -> FormLogic.of(heard(stored.read(versionId), versionId)));
  }

  /** What a form says in a language that it does not name is in the first one of its study. */
  private Form heard(Form form, long versionId) {
    boolean named = form.languages().stream().noneMatch(language -> language.name().isEmpty());
    return named ? form : form.heardAs(stored.mainLanguage(versionId));
  }
}
