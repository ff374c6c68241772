package org.fieldvoice.questionnaire.xform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Node;

/** The primary instance: an empty filling with its fixed defaults and a template of each repeat. */
record Instance(Layout layout, Settings settings, Entities entities) {

  void write(Xml xml) {
    xml.open("instance").open(layout.root());
    xml.attribute("id", layout.form().id()).attribute("version", layout.form().version());
    xml.attributes(settings.attributes());
    layout.spots().forEach(spot -> write(xml, spot));
    xml.open("meta");
    entities.instance(xml);
    xml.open("instanceID").close();
    if (layout.form().instanceName().isPresent()) {
      xml.open("instanceName").close();
    }
    audit(layout).ifPresent(q -> xml.open("audit").close());
    xml.close().close().close();
  }

  /** The audit's row has its place in the form's own part of the instance. */
  static Optional<Question> audit(Layout layout) {
    List<Question> found = new ArrayList<>();
    layout.each(spot -> spot.question().filter(q -> isAudit(spot)).ifPresent(found::add));
    return found.stream().findFirst();
  }

  static boolean isAudit(Spot spot) {
    return spot.question().filter(q -> q.type() == QuestionType.AUDIT).isPresent();
  }

  private void write(Xml xml, Spot spot) {
    if (isAudit(spot)) {
      return;
    }
    if (spot.repeats()) {
      xml.open(spot.name()).marked("jr:template");
      inside(xml, spot, this::template);
    }
    xml.open(spot.name());
    inside(xml, spot, Layout.isInRepeat(spot.place()) ? this::instance : this::write);
  }

  /** In a template, what repeats is a template too. */
  private void template(Xml xml, Spot spot) {
    xml.open(spot.name());
    if (spot.repeats()) {
      xml.marked("jr:template");
    }
    inside(xml, spot, this::template);
  }

  /** In an instance, templates have been named already. */
  private void instance(Xml xml, Spot spot) {
    xml.open(spot.name());
    inside(xml, spot, this::instance);
  }

  private void inside(Xml xml, Spot spot, BiConsumer<Xml, Spot> next) {
    spot.extras()
        .attributes("instance")
        .forEach((name, text) -> xml.attribute(name, layout.withPaths(text, spot.place())));
    fixedDefault(spot).ifPresent(xml::text);
    spot.inner().forEach(inner -> next.accept(xml, inner));
    xml.close();
  }

  private static Optional<String> fixedDefault(Spot spot) {
    return spot.question().flatMap(Question::dflt).filter(Instance::isFixed).map(Expression::text);
  }

  /** A text that is meant as it stands. */
  static boolean isFixed(Expression expression) {
    return expression.tree() instanceof Node.Text text && text.value().equals(expression.text());
  }
}
