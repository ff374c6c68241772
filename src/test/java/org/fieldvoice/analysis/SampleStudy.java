package org.fieldvoice.analysis;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Appearance;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;

/**
 * The sample study's answers, its reference figures, and as much of its questionnaire as they need.
 */
final class SampleStudy {

  private static final Path FOLDER = Path.of("db/sample");

  private SampleStudy() {}

  static JsonObject reference() {
    try (Reader text = Files.newBufferedReader(FOLDER.resolve("reference.json"))) {
      return Json.createReader(text).readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonObject> answers() {
    try (Stream<String> lines = Files.lines(FOLDER.resolve("responses.jsonl"))) {
      return lines.map(SampleStudy::json).map(line -> line.getJsonObject("answers")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  static Form form() {
    Map<String, ChoiceList> lists =
        Map.of(
            "yes_no", list("yes_no", "yes", "no"),
            "gender", list("gender", "female", "male"),
            "education", list("education", "primary", "junior", "senior", "college", "university"),
            "residence", list("residence", "rural_migrant", "urban_migrant", "local"),
            "function", list("function", "knowledge", "contact", "friends", "leisure", "payment"),
            "accounts", list("accounts", "none", "1_5", "6_10", "11_20", "over_20"),
            "content",
                list("content", "parenting", "health", "law", "skills", "news", "fun", "nothing"),
            "channel", list("channel", "in_factory", "friend", "online", "other"),
            "frequency", list("frequency", "daily", "weekly", "monthly", "rarely"),
            "helped", list("helped", "very_much", "partly", "did_not_help", "not_applicable"));
    List<Item> items =
        List.of(
            one("gender", "gender"),
            one("education", "education"),
            one("residence", "residence"),
            question(QuestionType.INTEGER, "age", ""),
            group(
                "child",
                Optional.of(new Group.Repeat(Optional.empty())),
                question(QuestionType.INTEGER, "child_age", "")),
            one("most_useful_function", "function"),
            one("accounts_followed", "accounts"),
            question(QuestionType.SELECT_MULTIPLE, "content_read", "content"),
            question(QuestionType.RANK, "content_wanted", "content"),
            one("how_joined", "channel"),
            one("visit_frequency", "frequency"),
            question(QuestionType.RANGE, "usefulness", ""),
            group(
                "parenting",
                Optional.empty(),
                one("helped_communication", "helped"),
                one("helped_understanding", "helped"),
                one("helped_relationship", "helped")),
            question(QuestionType.TEXT, "change", ""));
    return new Form(
        "wesupport_users",
        "1",
        "WeSupport",
        List.of(new Language("English (en)", "en")),
        "",
        Optional.empty(),
        items,
        lists,
        Map.of());
  }

  private static ChoiceList list(String name, String... choices) {
    return new ChoiceList(
        name,
        Stream.of(choices)
            .map(c -> new ChoiceList.Choice(c, text(c.replace('_', ' ')), Map.of(), Map.of()))
            .toList());
  }

  private static Group group(String name, Optional<Group.Repeat> repeat, Item... items) {
    return new Group(
        name, text(name), Optional.empty(), Appearance.NONE, repeat, List.of(items), Map.of());
  }

  private static Question one(String name, String list) {
    return question(QuestionType.SELECT_ONE, name, list);
  }

  private static Question question(QuestionType type, String name, String list) {
    return new Question(
        type,
        name,
        text(name.replace('_', ' ') + "?"),
        Texts.NONE,
        Texts.NONE,
        list.isEmpty() ? Optional.empty() : Optional.of(list),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Texts.NONE,
        Optional.empty(),
        Texts.NONE,
        Optional.empty(),
        Optional.empty(),
        false,
        Appearance.NONE,
        Map.of(),
        Question.Privacy.NONE,
        Map.of(),
        Map.of());
  }

  private static Texts text(String english) {
    return new Texts(Map.of("en", english));
  }
}
