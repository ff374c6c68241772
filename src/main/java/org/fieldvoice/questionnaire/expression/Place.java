package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.Node.Step;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a form: the tree of the names of its groups, repeats and questions. A
 * place turns the references of an expression that stands there into paths.
 */
public final class Place {

  private final String name;
  private final @Nullable Place parent;
  private final boolean repeats;
  private final Map<String, Place> children = new LinkedHashMap<>();
  private final Map<String, List<Place>> byName;

  private Place(String name, @Nullable Place parent, boolean repeats) {
    this.name = name;
    this.parent = parent;
    this.repeats = repeats;
    this.byName = parent == null ? new LinkedHashMap<>() : parent.byName;
  }

  /** The place of the form as a whole. */
  public static Place root() {
    return new Place("", null, false);
  }

  /** A new place in this one. */
  public Place add(String childName, boolean childRepeats) {
    Place child = new Place(childName, this, childRepeats);
    children.putIfAbsent(childName, child);
    byName.computeIfAbsent(childName, n -> new ArrayList<>()).add(child);
    return child;
  }

  public String name() {
    return name;
  }

  public boolean repeats() {
    return repeats;
  }

  public Optional<Place> parent() {
    return Optional.ofNullable(parent);
  }

  public Collection<Place> children() {
    return Collections.unmodifiableCollection(children.values());
  }

  public Optional<Place> child(String childName) {
    return Optional.ofNullable(children.get(childName));
  }

  /** The place that {@code ${name}} means here: the nearest of that name. */
  public Optional<Place> named(String wanted) {
    List<Place> candidates = byName.getOrDefault(wanted, List.of());
    for (Place around = this; candidates.size() > 1 && around != null; around = around.parent) {
      for (Place candidate : candidates) {
        if (candidate != this && candidate.isIn(around)) {
          return Optional.of(candidate);
        }
      }
    }
    return candidates.stream().findFirst();
  }

  /** The tree of an expression that stands here, with paths for its references. */
  public Node resolve(Expression expression) {
    return new Resolution(this, expression.text()).resolve(expression.tree());
  }

  /** All places whose answers or relevance the resolved tree looks at. */
  public Collection<Place> dependencies(Node resolved) {
    return new Dependencies(this).of(resolved);
  }

  /** The names in the resolved tree's paths where these lead to nothing in the form. */
  public Collection<String> nowhere(Node resolved) {
    return new Dependencies(this).nowhere(resolved, List.of(this));
  }

  /** The same of a choice filter, where bare names are columns. */
  public Collection<String> nowhereInFilter(Node resolved) {
    return new Dependencies(this).nowhere(resolved, List.of());
  }

  boolean isIn(Place ancestor) {
    for (Place at = this; at != null; at = at.parent) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  /**
   * The steps from here to a target: up to what both have in common, then down by names. In the
   * same instance of a repeat they stay in it; a repeat around this place is reached from outside,
   * as all its instances.
   */
  List<Step> stepsTo(Place target, Place outermost) {
    List<Step> steps = new ArrayList<>();
    Place common = this;
    while (!outermost.isIn(common)) {
      steps.add(Step.PARENT);
      common = common.parent().orElseThrow();
    }
    int ups = steps.size();
    for (Place at = target; at != common; at = at.parent().orElseThrow()) {
      steps.add(ups, Step.named(at.name));
    }
    return steps;
  }

  int depth() {
    return parent == null ? 0 : parent.depth() + 1;
  }
}
