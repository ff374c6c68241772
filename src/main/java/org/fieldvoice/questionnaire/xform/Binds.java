package org.fieldvoice.questionnaire.xform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.QuestionType;

/** What holds for each node: type, relevance, requirements, calculation. */
record Binds(Layout layout, Wording wording, Actions actions) {

  private static final Set<String> AUDIT_PARAMETERS =
      Set.of(
          "location-priority",
          "location-min-interval",
          "location-max-age",
          "track-changes",
          "track-changes-reasons",
          "identify-user");

  void write(Xml xml) {
    layout.each(
        spot -> {
          if (!Instance.isAudit(spot)) {
            spot.group().ifPresent(group -> group(xml, spot, group));
            spot.question().ifPresent(question -> question(xml, spot, question));
          }
        });
    meta(xml);
  }

  private void group(Xml xml, Spot spot, Group group) {
    Map<String, String> others = spot.extras().attributes("bind");
    if (group.relevant().isPresent() || !others.isEmpty()) {
      xml.open("bind").attribute("nodeset", spot.path());
      xml.attribute("relevant", layout.xpath(group.relevant(), spot.place()));
      others(xml, spot);
      xml.close();
    }
  }

  private void question(Xml xml, Spot spot, Question q) {
    Control control = Control.of(q);
    xml.open("bind").attribute("nodeset", spot.path()).attribute("type", type(q, control));
    xml.attribute("relevant", layout.xpath(q.relevant(), spot.place()));
    xml.attribute("required", layout.xpath(q.required(), spot.place()));
    xml.attribute("jr:requiredMsg", wording.message(spot, "jr:requiredMsg", q.requiredMessage()));
    xml.attribute("constraint", layout.xpath(q.constraint(), spot.place()));
    xml.attribute(
        "jr:constraintMsg", wording.message(spot, "jr:constraintMsg", q.constraintMessage()));
    boolean shown = q.readOnly() || q.type() == QuestionType.NOTE;
    xml.attribute("readonly", shown ? "true()" : "");
    if (!actions.isTriggered(spot)) {
      xml.attribute("calculate", layout.xpath(q.calculation(), spot.place()));
    }
    if (!control.preload().isEmpty()) {
      List<String> preload = List.of(control.preload().split(" ", -1));
      xml.attribute("jr:preload", preload.get(0)).attribute("jr:preloadParams", preload.get(1));
    }
    parameters(xml, q);
    privacy(xml, q);
    others(xml, spot);
    xml.close();
  }

  private static String type(Question q, Control control) {
    boolean fractions =
        q.type() == QuestionType.RANGE
            && List.of("start", "end", "step").stream()
                .anyMatch(key -> q.parameters().getOrDefault(key, "").contains("."));
    return fractions ? "decimal" : control.type();
  }

  private static void parameters(Xml xml, Question q) {
    Map<String, String> parameters = q.parameters();
    xml.attribute("orx:max-pixels", parameters.getOrDefault("max-pixels", ""));
    xml.attribute("odk:allow-mock-accuracy", parameters.getOrDefault("allow-mock-accuracy", ""));
    if (q.type() == QuestionType.AUDIO) {
      xml.attribute("odk:quality", parameters.getOrDefault("quality", ""));
    }
  }

  private static void privacy(Xml xml, Question q) {
    xml.attribute(
        "fieldvoice:privacy",
        q.privacy() == Privacy.NONE ? "" : q.privacy().name().toLowerCase(Locale.ROOT));
  }

  /** Columns that became attributes: {@code bind::name}, and what apps and entities read. */
  private void others(Xml xml, Spot spot) {
    Extras extras = spot.extras();
    extras
        .attributes("bind")
        .forEach((name, text) -> xml.attribute(name, layout.withPaths(text, spot.place())));
    xml.attribute("jr:noAppErrorString", extras.get("noapperrorstring"));
    xml.attribute("jr:noAppErrorString", extras.get("no_app_error_string"));
    xml.attribute("entities:saveto", extras.get("save_to"));
  }

  private void meta(Xml xml) {
    String meta = "/" + layout.root() + "/meta/";
    xml.open("bind").attribute("nodeset", meta + "instanceID").attribute("type", "string");
    xml.attribute("readonly", "true()").attribute("jr:preload", "uid").close();
    if (layout.form().instanceName().isPresent()) {
      xml.open("bind").attribute("nodeset", meta + "instanceName").attribute("type", "string");
      xml.attribute("calculate", layout.xpath(layout.form().instanceName(), layout.place()));
      xml.close();
    }
    Instance.audit(layout)
        .ifPresent(
            q -> {
              xml.open("bind").attribute("nodeset", meta + "audit").attribute("type", "binary");
              q.parameters()
                  .forEach(
                      (key, text) ->
                          xml.attribute(AUDIT_PARAMETERS.contains(key) ? "odk:" + key : key, text));
              xml.close();
            });
  }
}
