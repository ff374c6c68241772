package org.fieldvoice.questionnaire.xform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;

/** What happens at a moment: defaults that are worked out, calculations that an answer sets off. */
final class Actions {

  private static final String AT_FIRST = "odk-instance-first-load";
  private static final String IN_EACH = AT_FIRST + " odk-new-repeat";
  private static final String ON_CHANGE = "xforms-value-changed";

  private final Layout layout;

  /** By the path of the question that sets them off. */
  private final Map<String, List<Spot>> triggered = new HashMap<>();

  private final List<String> targets = new ArrayList<>();

  /** Only what has a control can set something off: by anything else it is worked out as others. */
  private final Set<String> controls = new HashSet<>();

  Actions(Layout layout) {
    this.layout = layout;
    layout.each(
        spot ->
            spot.question()
                .filter(question -> Control.of(question).isSeen())
                .ifPresent(question -> controls.add(spot.path())));
    layout.each(this::find);
  }

  private void find(Spot spot) {
    if (spot.question().isEmpty()) {
      return;
    }
    Matcher matcher = Layout.REFERENCE.matcher(spot.extras().get("trigger"));
    while (matcher.find()) {
      spot.place()
          .named(matcher.group(1))
          .map(layout::path)
          .filter(controls::contains)
          .ifPresent(
              path -> {
                triggered.computeIfAbsent(path, p -> new ArrayList<>()).add(spot);
                targets.add(spot.path());
              });
    }
  }

  /** True where the calculation runs when another question's answer changes, and only then. */
  boolean isTriggered(Spot spot) {
    return targets.contains(spot.path());
  }

  /** Those of the model: once, as the filling begins. */
  void write(Xml xml) {
    layout.each(
        spot -> {
          if (!Layout.isInRepeat(spot.place())) {
            dynamicDefault(spot).ifPresent(d -> set(xml, spot, AT_FIRST, d));
          }
          spot.question().ifPresent(question -> device(xml, spot, question));
        });
  }

  /** Those of one repeat: as each of its instances begins. */
  void write(Xml xml, Spot repeat) {
    for (Spot spot : repeat.inner()) {
      dynamicDefault(spot).ifPresent(d -> set(xml, spot, IN_EACH, d));
      if (!spot.repeats()) {
        write(xml, spot);
      }
    }
  }

  /** Those that an answer to this question sets off. */
  void writeTriggered(Xml xml, Spot trigger) {
    for (Spot spot : triggered.getOrDefault(trigger.path(), List.of())) {
      Question question = spot.question().orElseThrow();
      if (question.type() == QuestionType.BACKGROUND_GEOPOINT) {
        xml.open("odk:setgeopoint").attribute("ref", spot.path());
        xml.attribute("event", ON_CHANGE).close();
      } else {
        set(xml, spot, ON_CHANGE, layout.xpath(question.calculation(), spot.place()));
      }
    }
  }

  private Optional<String> dynamicDefault(Spot spot) {
    return spot.question()
        .flatMap(Question::dflt)
        .filter(d -> !Instance.isFixed(d))
        .map(layout.xpath(spot.place())::of);
  }

  private static void set(Xml xml, Spot spot, String event, String value) {
    xml.open("setvalue").attribute("ref", spot.path()).attribute("event", event);
    xml.attribute("value", value).close();
  }

  private static void device(Xml xml, Spot spot, Question question) {
    if (question.type() == QuestionType.START_GEOPOINT) {
      xml.open("odk:setgeopoint").attribute("ref", spot.path());
      xml.attribute("event", AT_FIRST).close();
    } else if (question.type() == QuestionType.BACKGROUND_AUDIO) {
      xml.open("odk:recordaudio").attribute("ref", spot.path());
      xml.attribute("event", "odk-instance-load");
      xml.attribute("odk:quality", question.parameters().getOrDefault("quality", "")).close();
    }
  }
}
