package org.fieldvoice.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fieldvoice.questionnaire.expression.Expression;

/**
 * One question, note, calculation or piece of metadata.
 *
 * @param choiceList the list's name for the select and rank types, or {@code ${name}}, see {@link
 *     #choicesFrom}
 * @param choiceFilter {@code choice_filter}: evaluated for each choice, whose columns it sees as
 *     names
 * @param orOther true for the {@code or_other} question that holds the free text; its name ends in
 *     {@code _other}
 * @param required evaluated where the question is relevant; {@code yes} and {@code true()} are
 *     {@code true()}
 * @param constraint not evaluated on an empty answer
 * @param dflt {@code default}: a fixed text or an expression such as {@code today()}
 * @param parameters {@code start=0 end=10 step=1} by key
 * @param media pictures, audio and video of the label by kind: {@code image}, {@code audio}, {@code
 *     video}
 * @param extra columns that are only kept for export, by header
 */
public record Question(
    QuestionType type,
    String name,
    Texts label,
    Texts hint,
    Texts guidance,
    Optional<String> choiceList,
    Optional<Expression> choiceFilter,
    boolean orOther,
    Optional<Expression> relevant,
    Optional<Expression> required,
    Texts requiredMessage,
    Optional<Expression> constraint,
    Texts constraintMessage,
    Optional<Expression> calculation,
    Optional<Expression> dflt,
    boolean readOnly,
    Appearance appearance,
    Map<String, String> parameters,
    Privacy privacy,
    Map<String, Texts> media,
    Map<String, String> extra)
    implements Item {

  /** How an answer may expose a person; the {@code privacy} column. */
  public enum Privacy {
    /** Names a person. Kept in the vault, never in the answers document, never exported. */
    IDENTIFIER,
    /** Points at a person together with others: age, home town. Generalised before a release. */
    QUASI,
    /** Harms when known, and free words. Left out of a release unless its policy says how. */
    SENSITIVE,
    NONE
  }

  /**
   * The question of a repeat whose answers it offers as choices, {@code select_one ${name}}; empty
   * where it offers a list.
   */
  public Optional<String> choicesFrom() {
    return choiceList
        .filter(list -> list.startsWith("${") && list.endsWith("}"))
        .map(list -> list.substring(2, list.length() - 1).strip());
  }

  /** True where its answer names a person. */
  public boolean isIdentifier() {
    return privacy == Privacy.IDENTIFIER;
  }

  /**
   * What stands in its {@code trigger} column: the questions whose answers set its calculation off.
   */
  public String trigger() {
    return extra.entrySet().stream()
        .filter(e -> e.getKey().strip().equalsIgnoreCase("trigger"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Whether a default of this text is an answer by its type, be it among its choices or not. */
  public boolean takes(String text) {
    return AnswerReader.read(type, TypedAnswer.of(this, List.of(text))).broken().isEmpty();
  }

  /** True where it stands on the page as a question of its own. */
  public boolean isAsked() {
    return type != QuestionType.NOTE && !isUnseen() && !orOther;
  }

  /**
   * True where respondents never see it: the system fills its type in, or it is calculated and says
   * nothing, as a number that is worked out in its own type.
   */
  public boolean isUnseen() {
    boolean silent = label.isEmpty() && hint.isEmpty() && guidance.isEmpty() && media.isEmpty();
    return type.isUnseen() || silent && calculation.isPresent();
  }
}
