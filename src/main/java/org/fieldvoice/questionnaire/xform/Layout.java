package org.fieldvoice.questionnaire.xform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.expression.Expression;
import org.fieldvoice.questionnaire.expression.Place;

/**
 * The form as a tree of paths.
 *
 * @param root the name of the instance's outermost element
 */
record Layout(Form form, String root, Place place, List<Spot> spots) {

  static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

  static Layout of(Form form) {
    String named = Settings.of(form).get("name");
    String root = Xml.isName(named) ? Spelling.of(named) : "data";
    Place place = Place.root();
    List<Spot> spots = spots(Expansion.of(form), place, "/" + root);
    return new Layout(form, root, place, spots);
  }

  private static List<Spot> spots(List<Item> items, Place around, String path) {
    List<Spot> spots = new ArrayList<>();
    for (Item item : items) {
      boolean repeats = item instanceof Group group && group.repeats();
      Place place = around.add(item.name(), repeats);
      String own = path + "/" + Spelling.of(item.name());
      List<Item> inner = item instanceof Group group ? group.items() : List.of();
      spots.add(new Spot(item, place, own, spots(inner, place, own)));
    }
    return List.copyOf(spots);
  }

  /** Visits every item in the form's order, a group before what is in it. */
  void each(Consumer<Spot> visitor) {
    each(spots, visitor);
  }

  private static void each(List<Spot> spots, Consumer<Spot> visitor) {
    for (Spot spot : spots) {
      visitor.accept(spot);
      each(spot.inner(), visitor);
    }
  }

  String path(Place at) {
    return at.parent()
        .map(parent -> path(parent) + "/" + Spelling.of(at.name()))
        .orElse("/" + root);
  }

  XPath xpath(Place at) {
    return new XPath(this, at);
  }

  String xpath(Optional<Expression> expression, Place at) {
    return expression.map(xpath(at)::of).orElse("");
  }

  /** A text with the absolute path in place of each {@code ${name}}. */
  String withPaths(String text, Place at) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(
        m -> Matcher.quoteReplacement(at.named(m.group(1)).map(this::path).orElse("")));
  }

  static boolean isInRepeat(Place place) {
    return place.repeats() || place.parent().map(Layout::isInRepeat).orElse(false);
  }
}
