package org.fieldvoice.respond;

import java.util.ArrayList;
import java.util.List;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.Question;
import org.fieldvoice.questionnaire.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet says: the form's words in the sheet's language, those of another language where it
 * has none, with its name.
 */
public record Wording(Sheet sheet) {

  public String label(Item item, String scope) {
    if (item.label().isEmpty()) {
      boolean shows = item instanceof Question question && sheet.hasMedia(question);
      return shows ? "" : Markup.escape(item.name());
    }
    return html(item.label(), scope);
  }

  public String hint(Question question, String scope) {
    List<String> parts = new ArrayList<>();
    if (!question.hint().isEmpty()) {
      parts.add(html(question.hint(), scope));
    }
    if (question.isIdentifier()) {
      parts.add(inLanguage(sheet.ours(), Markup.escape(sheet.say("identifier"))));
    }
    return String.join("<br>", parts);
  }

  public String guidance(Question question, String scope) {
    return question.guidance().isEmpty() ? "" : html(question.guidance(), scope);
  }

  public boolean hasHint(Question question) {
    return !question.hint().isEmpty() || question.isIdentifier();
  }

  public String choiceLabel(Choice choice, String scope) {
    if (choice.label().isEmpty()) {
      return choice.media().isEmpty() ? Markup.escape(choice.name()) : "";
    }
    return html(choice.label(), scope);
  }

  public String plain(Texts texts, String otherwise) {
    return texts.isEmpty() ? otherwise : Markup.plain(in(texts));
  }

  private String html(Texts texts, String scope) {
    String html =
        Markup.html(
            in(texts),
            name ->
                "<span data-ref=\""
                    + Markup.escape(name)
                    + "\">"
                    + (scope.contains("#")
                        ? ""
                        : Markup.escape(sheet.known().referred(name, scope)))
                    + "</span>");
    return inLanguage(borrowed(texts), html);
  }

  private static String inLanguage(@Nullable String other, String html) {
    return other == null
        ? html
        : "<span lang=\""
            + Markup.escape(other)
            + "\" dir=\""
            + Words.direction(other)
            + "\">"
            + html
            + "</span>";
  }

  /** In which other language these words are, where the page's own has none; else null. */
  public @Nullable String borrowed(Texts texts) {
    if (texts.isEmpty()) {
      return null;
    }
    Form form = sheet.form();
    Language in = form.language(texts.tagIn(sheet.language(), form.defaultLanguage()));
    return in.spoken().equals(sheet.language().spoken()) ? null : in.spoken();
  }

  public @Nullable String constraintMessage(Question question) {
    return sheet.isWhole() && question.constraint().isPresent()
        ? text(question.constraintMessage(), "invalid")
        : null;
  }

  /** In which other language the message of the constraint is, as {@link #borrowed} says it. */
  public @Nullable String constraintLanguage(Question question) {
    return sheet.isWhole() && question.constraint().isPresent()
        ? borrowedOrOurs(question.constraintMessage())
        : null;
  }

  public @Nullable String requiredLanguage(Question question) {
    return sheet.isWhole() ? borrowedOrOurs(question.requiredMessage()) : null;
  }

  public @Nullable String requiredMessage(Question question) {
    return sheet.isWhole() && !question.requiredMessage().isEmpty()
        ? text(question.requiredMessage(), "required")
        : null;
  }

  private String in(Texts texts) {
    return texts.in(sheet.language(), sheet.form().defaultLanguage());
  }

  /** The form's words, or ours where it has none. */
  private String text(Texts texts, String otherwise) {
    return texts.isEmpty() ? sheet.say(otherwise) : in(texts);
  }

  public String problem(Question question, String scope) {
    return told(question, scope).text();
  }

  /** In which other language the words for the problem are. */
  public @Nullable String problemLanguage(Question question, String scope) {
    return borrowedOrOurs(told(question, scope).form());
  }

  private @Nullable String borrowedOrOurs(Texts texts) {
    return texts.isEmpty() ? sheet.ours() : borrowed(texts);
  }

  private Messages.Told told(Question question, String scope) {
    return scope.contains("#") ? Messages.Told.NOTHING : sheet.known().problem(question, scope);
  }
}
