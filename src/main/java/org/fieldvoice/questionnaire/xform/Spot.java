package org.fieldvoice.questionnaire.xform;

import java.util.List;
import java.util.Optional;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.expression.Place;

/**
 * An item of a form where it stands.
 *
 * @param path {@code /data/child/age}
 */
record Spot(Item item, Place place, String path, List<Spot> inner) {

  Optional<Question> question() {
    return item instanceof Question question ? Optional.of(question) : Optional.empty();
  }

  Optional<Group> group() {
    return item instanceof Group group ? Optional.of(group) : Optional.empty();
  }

  /** The element's. */
  String name() {
    return Spelling.of(item.name());
  }

  boolean repeats() {
    return place.repeats();
  }

  Extras extras() {
    return Extras.of(question().map(Question::extra).or(() -> group().map(Group::extra)));
  }
}
