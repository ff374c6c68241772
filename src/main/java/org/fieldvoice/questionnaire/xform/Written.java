package org.fieldvoice.questionnaire.xform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.questionnaire.expression.Expression;

/** Every text of a form that may refer to something. */
final class Written {

  private Written() {}

  static List<String> in(Form form) {
    List<String> texts = new ArrayList<>();
    form.instanceName().map(Expression::text).ifPresent(texts::add);
    in(form.items(), texts);
    return texts;
  }

  /** The files that {@code csv-external} and {@code xml-external} rows declare. */
  static List<String> declaredFiles(List<Item> items) {
    List<String> files = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Group group) {
        files.addAll(declaredFiles(group.items()));
      } else if (item instanceof Question question && Control.isInstance(question)) {
        files.add(question.name() + "." + Control.keptType(question).replace("-external", ""));
      }
    }
    return files;
  }

  private static void in(List<Item> items, List<String> texts) {
    for (Item item : items) {
      item.relevant().map(Expression::text).ifPresent(texts::add);
      texts.addAll(item.label().byTag().values());
      if (item instanceof Group group) {
        group.repeat().flatMap(Group.Repeat::count).map(Expression::text).ifPresent(texts::add);
        in(group.items(), texts);
      } else if (item instanceof Question question) {
        in(question, texts);
      }
    }
  }

  private static void in(Question q, List<String> texts) {
    Stream.of(q.calculation(), q.constraint(), q.required(), q.dflt(), q.choiceFilter())
        .flatMap(Optional::stream)
        .map(Expression::text)
        .forEach(texts::add);
    texts.addAll(q.parameters().values());
    Stream.of(q.hint(), q.guidance(), q.constraintMessage(), q.requiredMessage())
        .map(Texts::byTag)
        .forEach(byTag -> texts.addAll(byTag.values()));
  }
}
