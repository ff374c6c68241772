package org.fieldvoice.questionnaire.edit;

/** A form being edited, with what its expressions looked at before. Only edits can open it. */
public final class Sketched {

  final Sketch sketch;
  final Uses uses;

  Sketched(Sketch sketch, Uses uses) {
    this.sketch = sketch;
    this.uses = uses;
  }
}
