package org.fieldvoice.respond;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fieldvoice.questionnaire.ChoiceList;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Markdown;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.QuestionType;
import org.fieldvoice.questionnaire.Texts;
import org.fieldvoice.response.Scope;
import org.jspecify.annotations.Nullable;

/** A respondent's answers in words: each question as it was asked, each choice by its label. */
public final class OwnAnswers {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}\\s]+)\\s*}");

  private final Form form;
  private final Language language;
  private final Words words;
  private final List<Line> lines = new ArrayList<>();

  /**
   * A question with its answer.
   *
   * @param round of which round of a repeat; 0 outside of them
   */
  public record Line(String question, String answer, int round) {}

  private OwnAnswers(Form form, Language language, Words words) {
    this.form = form;
    this.language = language;
    this.words = words;
  }

  /**
   * What was answered, in the form's order.
   *
   * @param answersAndIdentity the answers document, and the answers that name the person by the
   *     same keys
   */
  static List<Line> of(
      Form form, Language language, Words words, List<JsonObject> answersAndIdentity) {
    OwnAnswers own = new OwnAnswers(form, language, words);
    own.add(Scope.of(form), answersAndIdentity, 0);
    return List.copyOf(own.lines);
  }

  private void add(Scope scope, List<JsonObject> documents, int round) {
    for (String key : scope.keys()) {
      Question question = scope.questions().get(key);
      Optional<JsonValue> value =
          documents.stream().filter(d -> d.containsKey(key)).map(d -> d.get(key)).findFirst();
      if (question == null) {
        rounds(scope, key, documents);
      } else if (value.isPresent() && isAsked(question)) {
        String answer = said(question, value.get()) + other(key, documents);
        lines.add(new Line(label(question, scope, documents), answer, round));
      }
    }
  }

  /** What was written beside the choice "other". */
  private static String other(String key, List<JsonObject> documents) {
    return documents.stream()
        .map(d -> d.get(key + "_other"))
        .filter(JsonString.class::isInstance)
        .map(text -> ": " + ((JsonString) text).getString())
        .findFirst()
        .orElse("");
  }

  private void rounds(Scope scope, String key, List<JsonObject> documents) {
    Scope inner = scope.repeats().get(key);
    for (JsonObject document : documents) {
      if (inner != null && document.get(key) instanceof JsonArray all) {
        for (int i = 0; i < all.size(); i++) {
          add(inner, List.of(all.getJsonObject(i)), i + 1);
        }
      }
    }
  }

  private static boolean isAsked(Question question) {
    return Screens.isSeen(question) && question.type() != QuestionType.NOTE;
  }

  private String label(Question question, Scope scope, List<JsonObject> documents) {
    String text = text(question.label(), question.name());
    String filled =
        REFERENCE
            .matcher(text)
            .replaceAll(m -> Matcher.quoteReplacement(referred(m.group(1), scope, documents)));
    return Markdown.toText(filled);
  }

  private String referred(String name, Scope scope, List<JsonObject> documents) {
    Question question = scope.questions().get(name);
    return documents.stream()
        .map(d -> d.get(name))
        .filter(value -> value != null && question != null)
        .findFirst()
        .map(value -> Markdown.escape(said(java.util.Objects.requireNonNull(question), value)))
        .orElse("…");
  }

  private String said(Question question, JsonValue value) {
    if (value instanceof JsonArray several) {
      return several.stream()
          .map(one -> said(question, one))
          .collect(Collectors.joining(words.tag().equals("zh") ? "、" : ", "));
    }
    if (value instanceof JsonObject) {
      return words.say("aFile");
    }
    String plain = value instanceof JsonString text ? text.getString() : value.toString();
    return question.choiceList().isPresent() ? choice(question, plain) : plain;
  }

  private String choice(Question question, String name) {
    @Nullable ChoiceList list = form.choiceLists().get(question.choiceList().orElse(""));
    return list == null
        ? name
        : list.choices().stream()
            .filter(choice -> choice.name().equals(name))
            .findFirst()
            .map(choice -> Markdown.toText(text(choice.label(), name)))
            .orElse(name);
  }

  private String text(Texts texts, String otherwise) {
    String text = texts.in(language, form.defaultLanguage());
    return text.isEmpty() ? otherwise : text;
  }
}
