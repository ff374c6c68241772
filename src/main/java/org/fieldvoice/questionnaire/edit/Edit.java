package org.fieldvoice.questionnaire.edit;

/**
 * One thing that a researcher does to a questionnaire. An edit is a value; {@link Editing} makes it
 * to a form and gives the form that comes of it, or the reason why none can.
 */
public sealed interface Edit permits ItemEdit, TextEdit, ListEdit, FormEdit {

  /** Changes the sketch, or throws the problem that says why not. */
  void on(Sketched sketched);
}
