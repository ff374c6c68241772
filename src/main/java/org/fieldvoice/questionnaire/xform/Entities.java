package org.fieldvoice.questionnaire.xform;

import java.util.Map;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.ExpressionException;

/**
 * The entity that a filling makes or changes, as the sheet says that the model keeps and ODK's
 * entities specification 2024.1.0 has it.
 *
 * @param row the sheet's one row, empty where there is none
 */
record Entities(Layout layout, Extras row) {

  static Entities of(Layout layout) {
    return layout.form().sheets().stream()
        .filter(sheet -> Extras.normal(sheet.name()).equals("entities"))
        .flatMap(sheet -> sheet.rows().stream())
        .findFirst()
        .map(row -> new Entities(layout, new Extras(row)))
        .orElse(new Entities(layout, new Extras(Map.of())));
  }

  /** The version of the specification, empty for a form without entities. */
  String specification() {
    return isThere() ? "2024.1.0" : "";
  }

  private boolean isThere() {
    return !list().isEmpty();
  }

  private String list() {
    String list = row.get("list_name");
    return list.isEmpty() ? row.get("dataset") : list;
  }

  /** With an id of its own a row is known already. */
  private boolean updates() {
    return !row.get("entity_id").isEmpty();
  }

  private boolean creates() {
    return !updates() || !row.get("create_if").isEmpty();
  }

  void instance(Xml xml) {
    if (!isThere()) {
      return;
    }
    xml.open("entity").attribute("dataset", list()).marked("id");
    if (creates()) {
      always(xml, "create", "create_if");
    }
    if (updates()) {
      always(xml, "update", "update_if");
      xml.marked("baseVersion").marked("trunkVersion").marked("branchId");
    }
    if (!row.get("label").isEmpty()) {
      xml.open("label").close();
    }
    xml.close();
  }

  private void always(Xml xml, String attribute, String condition) {
    if (row.get(condition).isEmpty()) {
      xml.attribute(attribute, "1");
    } else {
      xml.marked(attribute);
    }
  }

  void binds(Xml xml) {
    if (!isThere()) {
      return;
    }
    bind(xml, "/@create", expression("create_if"));
    bind(xml, "/label", expression("label"));
    if (updates()) {
      bind(xml, "/@id", expression("entity_id"));
      bind(xml, "/@update", expression("update_if"));
      String known = "instance('" + list() + "')/root/item[name=" + expression("entity_id") + "]/";
      bind(xml, "/@baseVersion", known + "__version");
      bind(xml, "/@trunkVersion", known + "__trunkVersion");
      bind(xml, "/@branchId", known + "__branchId");
    } else {
      String id = path("/@id");
      xml.open("bind").attribute("nodeset", id).attribute("type", "string");
      xml.attribute("readonly", "true()").close();
      xml.open("setvalue").attribute("ref", id);
      xml.attribute("event", "odk-instance-first-load").attribute("value", "uuid()").close();
    }
  }

  private void bind(Xml xml, String node, String calculation) {
    if (!calculation.isEmpty()) {
      xml.open("bind").attribute("nodeset", path(node)).attribute("type", "string");
      xml.attribute("readonly", "true()").attribute("calculate", calculation).close();
    }
  }

  private String path(String node) {
    return "/" + layout.root() + "/meta/entity" + node;
  }

  /** A cell that is no expression of the language goes out with paths for its references. */
  private String expression(String column) {
    String text = row.get(column);
    try {
      return text.isEmpty() ? "" : layout.xpath(layout.place()).of(Expression.parse(text));
    } catch (ExpressionException e) {
      return layout.withPaths(text, layout.place());
    }
  }
}
