package org.fieldvoice.questionnaire.xform;

import java.util.Map;

/**
 * The entity that a filling makes or changes, from the entities sheet that the model keeps.
 *
 * @param sheet the sheet's one row by documented header, empty where there is none
 */
record Entities(Layout layout, Map<String, String> sheet) {

  static Entities of(Layout layout) {
    return new Entities(layout, Map.of());
  }

  /** The version of the entities specification, empty for a form without. */
  String specification() {
    return sheet.isEmpty() ? "" : "2022.1.0";
  }

  void instance(Xml xml) {}

  void binds(Xml xml) {}
}
