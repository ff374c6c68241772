package org.fieldvoice.questionnaire.xform;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;

/** What is shown, in order. */
record Body(Layout layout, Wording wording, Lists lists, Actions actions) {

  /** Parameters that a question's element carries, by the attribute's name. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "rows", "rows",
          "app", "intent",
          "capture-accuracy", "accuracyThreshold",
          "warning-accuracy", "unacceptableAccuracyThreshold",
          "incremental", "incremental");

  private static final Map<String, String> RANGE_PARAMETERS = rangeParameters();

  private static Map<String, String> rangeParameters() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("start", "start");
    names.put("end", "end");
    names.put("step", "step");
    names.put("tick_interval", "odk:tick-interval");
    names.put("placeholder", "odk:placeholder");
    return names;
  }

  void write(Xml xml) {
    xml.open("h:body").attribute("class", layout.form().style());
    layout.spots().forEach(spot -> write(xml, spot));
    xml.close();
  }

  private void write(Xml xml, Spot spot) {
    spot.group().ifPresent(group -> group(xml, spot, group));
    spot.question()
        .filter(q -> Control.of(q).isSeen())
        .ifPresent(question -> question(xml, spot, question));
  }

  private void group(Xml xml, Spot spot, Group group) {
    xml.open("group").attribute("ref", spot.path());
    if (!group.repeats()) {
      look(xml, spot, group.appearance());
    }
    wording.label(xml, spot);
    group.repeat().ifPresent(repeat -> open(xml, spot, repeat));
    spot.inner().forEach(inner -> write(xml, inner));
    if (group.repeats()) {
      actions.write(xml, spot);
      xml.close();
    }
    xml.close();
  }

  private void open(Xml xml, Spot spot, Group.Repeat repeat) {
    xml.open("repeat").attribute("nodeset", spot.path());
    look(xml, spot, spot.item().appearance());
    repeat
        .count()
        .flatMap(count -> count.names().stream().findFirst())
        .flatMap(spot.place()::named)
        .ifPresent(count -> xml.attribute("jr:count", layout.path(count)));
  }

  private void look(Xml xml, Spot spot, Appearance appearance) {
    xml.attribute(
        "appearance", layout.withPaths(String.join(" ", appearance.words()), spot.place()));
    Extras extras = spot.extras();
    xml.attribute("autoplay", extras.get("autoplay"));
    xml.attribute("intent", extras.get("intent"));
    extras
        .attributes("body")
        .forEach((name, text) -> xml.attribute(name, layout.withPaths(text, spot.place())));
  }

  private void question(Xml xml, Spot spot, Question question) {
    Control control = Control.of(question);
    xml.open(control.tag()).attribute("ref", spot.path());
    xml.attribute("mediatype", control.media());
    look(xml, spot, question.appearance());
    parameters(xml, spot, question);
    wording.label(xml, spot);
    wording.hint(xml, spot);
    lists.choices(xml, spot, question);
    actions.writeTriggered(xml, spot);
    xml.close();
  }

  private static void parameters(Xml xml, Spot spot, Question question) {
    Map<String, String> written = question.parameters();
    boolean range = question.type() == QuestionType.RANGE;
    (range ? RANGE_PARAMETERS : PARAMETERS)
        .forEach((key, name) -> xml.attribute(name, written.getOrDefault(key, "")));
    if (!written.containsKey("rows")) {
      xml.attribute("rows", spot.extras().get("rows"));
    }
  }
}
