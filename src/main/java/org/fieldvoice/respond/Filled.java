package org.fieldvoice.respond;

import jakarta.json.JsonValue;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;

/**
 * What a filling knows, and what was typed where it refused it.
 *
 * @param said what is to be said about an answer, by its path
 */
record Filled(Filling filling, Answers typed, Map<Item, String> keys, Said said) implements Known {

  /**
   * What stands at a question beside its answer.
   *
   * @param problems what is wrong, by path
   * @param searches what its list was searched for, by path
   */
  record Said(Map<String, Messages.Told> problems, Map<String, String> searches) {
    static final Said NOTHING = new Said(Map.of(), Map.of());
  }

  static Filled of(FormLogic logic, Filling filling, Answers typed, Said said) {
    Map<Item, String> keys = new IdentityHashMap<>();
    addKeys(logic, logic.form().items(), keys);
    return new Filled(filling, typed, keys, said);
  }

  private static void addKeys(FormLogic logic, List<Item> items, Map<Item, String> keys) {
    for (Item item : items) {
      keys.put(item, logic.step(item));
      if (item instanceof Group group) {
        addKeys(logic, group.items(), keys);
      }
    }
  }

  @Override
  public String key(Item item) {
    return keys.getOrDefault(item, item.name());
  }

  private String path(Item item, String scope) {
    return scope + key(item);
  }

  @Override
  public boolean relevant(Item item, String scope) {
    return filling.relevant(path(item, scope));
  }

  @Override
  public boolean required(Question question, String scope) {
    return filling.required(path(question, scope));
  }

  @Override
  public JsonValue answer(Question question, String scope) {
    String path = path(question, scope);
    JsonValue given = typed.at(path);
    return given == JsonValue.NULL ? filling.answer(path).orElse(JsonValue.NULL) : given;
  }

  @Override
  public List<Choice> choices(Question question, String scope) {
    return filling.choices(path(question, scope));
  }

  @Override
  public int rounds(Group repeat, String scope) {
    return filling.instances(path(repeat, scope));
  }

  @Override
  public String referred(String name, String scope) {
    return filling.text(name, scope.isEmpty() ? "" : scope.substring(0, scope.length() - 1));
  }

  @Override
  public Messages.Told problem(Question question, String scope) {
    return said.problems().getOrDefault(path(question, scope), Messages.Told.NOTHING);
  }

  @Override
  public boolean isFirstProblem(Question question, String scope) {
    return said.problems().keySet().stream().limit(1).anyMatch(path(question, scope)::equals);
  }

  @Override
  public String search(Question question, String scope) {
    return said.searches().getOrDefault(path(question, scope), "");
  }
}
