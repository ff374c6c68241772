package org.fieldvoice.questionnaire;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldvoice.questionnaire.expression.Node;
import org.fieldvoice.questionnaire.expression.Place;
import org.jspecify.annotations.Nullable;

/**
 * An item of a form made ready for fillings: its place, its key in the answers, its logic as
 * resolved trees.
 */
final class FormItem {

  final int index;
  final int slot;
  final Place place;
  final @Nullable FormItem parent;
  final @Nullable Question question;
  final @Nullable Group group;
  final List<FormItem> children = new ArrayList<>();
  final Map<String, Integer> slots = new HashMap<>();
  final Map<Logic, Node> trees = new EnumMap<>(Logic.class);

  /** What its logic looks at, by column. */
  final Map<Logic, Set<FormItem>> needs = new EnumMap<>(Logic.class);

  /** The items whose calculations an answer to this one sets off: their {@code trigger} column. */
  final List<FormItem> setsOff = new ArrayList<>();

  /** The question whose answers it offers as choices. */
  @Nullable FormItem offers;

  /** In a scope, every item by its key and by its path of names. */
  final Map<String, FormItem> reach = new HashMap<>();

  /** What a range question takes. */
  final @Nullable Range range;

  String key = "";

  /** The names in its list of choices; null without one, and where it lies outside the form. */
  @Nullable Set<String> choiceNames;

  boolean byChance;
  boolean identifying;

  /** The columns with logic. */
  enum Logic {
    RELEVANT("relevant"),
    CALCULATION("calculation"),

    /** A calculation that waits until another question's answer changes. */
    ACTION("calculation"),
    REPEAT_COUNT("repeat_count"),
    DEFAULT("default"),
    REQUIRED("required"),
    CONSTRAINT("constraint"),
    CHOICE_FILTER("choice_filter");

    /** Those that must be worked out before others can be. */
    static final List<Logic> ORDERED = List.of(RELEVANT, CALCULATION, REPEAT_COUNT);

    /** Those that are worked out again when an answer changes. */
    static final List<Logic> PROPAGATED =
        List.of(RELEVANT, CALCULATION, REPEAT_COUNT, CHOICE_FILTER);

    final String column;

    Logic(String column) {
      this.column = column;
    }
  }

  FormItem(int index, @Nullable FormItem parent, Place place, @Nullable Item item) {
    this.index = index;
    this.parent = parent;
    this.place = place;
    this.question = item instanceof Question q ? q : null;
    this.group = item instanceof Group g ? g : null;
    this.slot = parent == null ? 0 : parent.children.size();
    this.identifying = question != null && question.isIdentifier();
    this.range =
        question != null && question.type() == QuestionType.RANGE ? Range.of(question) : null;
    if (parent != null) {
      parent.children.add(this);
      parent.slots.putIfAbsent(place.name(), slot);
    }
  }

  String name() {
    return place.name();
  }

  boolean repeats() {
    return place.repeats();
  }

  Optional<Node> tree(Logic logic) {
    return Optional.ofNullable(trees.get(logic));
  }

  /** True where the value is worked out, never asked. */
  boolean isCalculated() {
    return question != null
        && (trees.containsKey(Logic.CALCULATION) || trees.containsKey(Logic.ACTION))
        && (question.readOnly() || question.isUnseen() || question.type() == QuestionType.NOTE);
  }

  /** The repeat, or the form, whose object of the answers holds this item's key. */
  FormItem scope() {
    FormItem at = this;
    while (at.parent != null) {
      at = at.parent;
      if (at.repeats()) {
        return at;
      }
    }
    return at;
  }

  /** The names from the scope down to this item, between slashes. */
  String pathInScope() {
    FormItem scope = scope();
    StringBuilder path = new StringBuilder(name());
    for (FormItem at = parent; at != null && at != scope; at = at.parent) {
      path.insert(0, at.name() + "/");
    }
    return path.toString();
  }

  /** All names down to this item. */
  String fullPath() {
    return parent == null || parent.parent == null ? name() : parent.fullPath() + "/" + name();
  }

  /** The keys down to this item: {@code child/child_age}. */
  String fullKey() {
    FormItem scope = scope();
    String own = key.isEmpty() ? pathInScope() : key;
    return parent == null || scope.parent == null ? own : scope.fullKey() + "/" + own;
  }

  /** Everything that must be settled before this item is. */
  Set<FormItem> before() {
    Set<FormItem> before = new LinkedHashSet<>();
    if (parent != null) {
      before.add(parent);
    }
    Logic.ORDERED.forEach(logic -> before.addAll(needs.getOrDefault(logic, Set.of())));
    if (group != null) {
      before.removeIf(other -> other.isHiddenIn(this));
    }
    return before;
  }

  /**
   * True for something within a group that nobody is asked there. Case management asks a group only
   * where what came with the case says so, {@code ./source = 'user'}: that is there before the
   * group is.
   */
  private boolean isHiddenIn(FormItem around) {
    boolean given = question != null && question.type() == QuestionType.HIDDEN;
    if (!given || trees.containsKey(Logic.CALCULATION) || trees.containsKey(Logic.RELEVANT)) {
      return false;
    }
    for (FormItem at = parent; at != null; at = at.parent) {
      if (at == around) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name();
  }
}
