package org.fieldvoice.questionnaire.edit;

import java.util.List;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.edit.Soundness.Keeping;

/** Makes edits to forms. Pure: the form that comes in stays as it is. */
public final class Editing {

  private Editing() {}

  /**
   * What came of edits.
   *
   * @param undo from the form after to the form before
   * @param redo from the form before to the form after
   */
  public record Edited(Form form, Patch undo, Patch redo) {}

  /**
   * All of the edits, one after another, or none of them.
   *
   * @throws ProblemException saying which edit can't be made, why, and where
   */
  public static Edited make(Form form, List<Edit> edits) {
    if (edits.stream().allMatch(TextEdit.class::isInstance)) {
      Form translated = together(form, edits);
      return new Edited(
          translated, Patch.between(translated, form), Patch.between(form, translated));
    }
    Form now = form;
    for (int i = 0; i < edits.size(); i++) {
      try {
        now = one(now, edits.get(i));
      } catch (ProblemException e) {
        throw e.and("edit", i + 1);
      }
    }
    return new Edited(now, Patch.between(now, form), Patch.between(form, now));
  }

  private static Form one(Form form, Edit edit) {
    Keeping keeping =
        edit instanceof ItemEdit.Rename || edit instanceof ItemEdit.Move
            ? Keeping.EXACTLY
            : Keeping.AT_LEAST;
    return made(form, List.of(edit), keeping);
  }

  /** Texts change neither places nor names: thousands of them are one look at the form. */
  private static Form together(Form form, List<Edit> texts) {
    return made(form, texts, Keeping.AT_LEAST);
  }

  private static Form made(Form form, List<Edit> edits, Keeping keeping) {
    Sketch sketch = new Sketch(form);
    Uses uses = new Uses(sketch, form);
    Soundness before = new Soundness(sketch, uses, form);
    Sketched sketched = new Sketched(sketch, uses);
    edits.forEach(edit -> edit.on(sketched));
    Form after = sketch.form();
    new Soundness(sketch, new Uses(sketch, after), after).check(before, keeping);
    return after;
  }
}
