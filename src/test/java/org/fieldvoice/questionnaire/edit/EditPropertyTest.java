package org.fieldvoice.questionnaire.edit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fieldvoice.platform.ProblemException;
import org.fieldvoice.questionnaire.Circumstances;
import org.fieldvoice.questionnaire.Filling;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormJson;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question.Privacy;
import org.fieldvoice.questionnaire.edit.Editing.Edited;

/** Whatever somebody does to a form, it stays one, and can be had back. */
class EditPropertyTest {

  private static final Form FORM = Sketches.household();
  private static final List<String> LOGIC = List.of("relevant", "constraint", "required");
  private static final List<String> FORMULAS =
      List.of("", "${age} > 3", "${who} = 'x'", ". > 1", "${home} = 2", "((", "${nobody}");

  @Property(tries = 150)
  void anySequenceOfEditsLeavesAFormThatWorksAndUndoingAllGivesBackTheOriginal(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int length) {
    Random random = new Random(seed);
    Form form = FORM;
    Deque<Patch> undo = new ArrayDeque<>();
    for (int i = 0; i < length; i++) {
      try {
        Edited edited = Editing.make(form, List.of(edit(form, random)));
        assertThat(edited.redo().apply(form)).isEqualTo(edited.form());
        form = edited.form();
        undo.push(edited.undo());
      } catch (ProblemException refused) {
        assertThat(refused.problem().type()).startsWith("edit-");
      }
      FormLogic.of(form);
      assertThat(FormJson.read(FormJson.write(form).toString())).isEqualTo(form);
    }
    for (Patch patch : undo) {
      form = patch.apply(form);
    }
    assertThat(FormJson.write(form).toString()).isEqualTo(FormJson.write(FORM).toString());
  }

  @Property(tries = 60)
  void aRenamedFormWorksOutTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    List<Item> items = all(FORM.items());
    Item item = items.get(random.nextInt(items.size()));
    if (item.name().endsWith("_other")) {
      return;
    }
    String to = "fresh_" + random.nextInt(9);
    Form renamed = Editing.make(FORM, List.of(new ItemEdit.Rename(item.name(), to))).form();
    JsonObject answers = answers(random);

    JsonObject before = fill(FORM, answers);
    JsonObject after = fill(renamed, rekeyed(answers, item.name(), to));

    assertThat(after).isEqualTo(rekeyed(before, item.name(), to));
  }

  private static JsonObject fill(Form form, JsonObject answers) {
    Circumstances now =
        new Circumstances(OffsetDateTime.parse("2016-08-01T08:51:12+08:00"), new Random(1), "en");
    Filling filling = Filling.of(FormLogic.of(form), answers, now);
    return Json.createObjectBuilder(filling.answers())
        .add("#violations", filling.violations().size())
        .build();
  }

  private static JsonObject answers(Random random) {
    JsonObjectBuilder answers = Json.createObjectBuilder().add("who", "Li");
    answers.add("age", random.nextInt(100));
    answers.add("married", random.nextBoolean() ? "yes" : "other").add("married_other", "?");
    answers.add("state", random.nextBoolean() ? "hunan" : "guangdong").add("city", "changsha");
    answers.add("children", 2);
    answers.add(
        "child",
        Json.createArrayBuilder()
            .add(Json.createObjectBuilder().add("child_age", random.nextInt(50)))
            .add(Json.createObjectBuilder().add("child_age", random.nextInt(5))));
    return answers.build();
  }

  private static JsonObject rekeyed(JsonObject object, String from, String to) {
    JsonObjectBuilder builder = Json.createObjectBuilder();
    object.forEach(
        (key, value) -> {
          String now = key.equals(from) ? to : key;
          now = key.equals(from + "_other") ? to + "_other" : now;
          builder.add(now, rekeyed(value, from, to));
        });
    return builder.build();
  }

  private static JsonValue rekeyed(JsonValue value, String from, String to) {
    if (value instanceof JsonObject object) {
      return rekeyed(object, from, to);
    }
    if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      var array = Json.createArrayBuilder();
      value.asJsonArray().forEach(v -> array.add(rekeyed(v, from, to)));
      return array.build();
    }
    return value;
  }

  private static Edit edit(Form form, Random random) {
    List<Item> items = all(form.items());
    String item = items.isEmpty() ? "" : items.get(random.nextInt(items.size())).name();
    List<String> groups = new ArrayList<>(List.of(""));
    items.stream().filter(Group.class::isInstance).map(Item::name).forEach(groups::add);
    String group = groups.get(random.nextInt(groups.size()));
    List<String> lists = List.copyOf(form.choiceLists().keySet());
    String list = lists.isEmpty() ? "none" : lists.get(random.nextInt(lists.size()));
    String choice = choice(form, list, random);
    String fresh = "n" + random.nextInt(20);
    int at = random.nextInt(4);
    String tag = List.of("zh", "en", "fr", "ar").get(random.nextInt(4));
    return switch (random.nextInt(18)) {
      case 0, 1 -> new ItemEdit.Add(group, at, added(fresh, list, random));
      case 2 -> new ItemEdit.Remove(item);
      case 3, 4 -> new ItemEdit.Move(item, group, at);
      case 5, 6 -> new ItemEdit.Rename(item, fresh);
      case 7 -> new ItemEdit.SetLogic(item, any(LOGIC, random), any(FORMULAS, random));
      case 8 ->
          new ItemEdit.SetType(
              item, any(List.of("text", "select_one", "repeat", "group"), random), list);
      case 9 ->
          new TextEdit.OfItem(item, "label", tag, any(List.of("", "a ${who}", "😀 ${n1}"), random));
      case 10 ->
          new TextEdit.OfChoice(
              list, choice, "media.image", tag, any(List.of("", "a.png"), random));
      case 11 -> new ListEdit.RenameChoice(list, choice, fresh);
      case 12 ->
          new ListEdit.AddChoice(list, at, Json.createObjectBuilder().add("name", fresh).build());
      case 13 -> new ListEdit.RemoveChoice(list, choice);
      case 14 -> random.nextBoolean() ? new ListEdit.AddList(fresh) : new ListEdit.RemoveList(list);
      case 15 ->
          random.nextBoolean()
              ? new FormEdit.AddLanguage(new Language("L " + tag, tag), at)
              : new FormEdit.RemoveLanguage(tag);
      case 16 ->
          random.nextBoolean()
              ? new FormEdit.SetDefaultLanguage(tag)
              : new ListEdit.MoveChoice(list, choice, at);
      default ->
          random.nextBoolean()
              ? new ItemEdit.SetPrivacy(item, Privacy.QUASI)
              : new ItemEdit.SetParameters(item, Map.of("seed", "${age}"));
    };
  }

  private static JsonObject added(String name, String list, Random random) {
    JsonObjectBuilder item = Json.createObjectBuilder().add("name", name);
    if (random.nextInt(4) == 0) {
      return item.add("type", "group").add("items", Json.createArrayBuilder()).build();
    }
    boolean select = random.nextBoolean();
    if (select) {
      item.add("choiceList", list);
    }
    return item.add("type", select ? "select_one" : "integer")
        .add("privacy", "none")
        .add("relevant", any(FORMULAS, random))
        .build();
  }

  private static String choice(Form form, String list, Random random) {
    var choices = form.choiceLists().get(list);
    return choices == null || choices.choices().isEmpty()
        ? "none"
        : choices.choices().get(random.nextInt(choices.choices().size())).name();
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static List<Item> all(List<Item> items) {
    List<Item> all = new ArrayList<>();
    for (Item item : items) {
      all.add(item);
      if (item instanceof Group group) {
        all.addAll(all(group.items()));
      }
    }
    return all;
  }
}
