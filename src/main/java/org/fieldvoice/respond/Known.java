package org.fieldvoice.respond;

import jakarta.json.JsonValue;
import java.util.List;
import org.fieldvoice.questionnaire.ChoiceList.Choice;
import org.fieldvoice.questionnaire.Group;
import org.fieldvoice.questionnaire.Item;
import org.fieldvoice.questionnaire.Question;

/**
 * What is known of one person's answers while a page is drawn. A scope says in which rounds of
 * which repeats an item stands: empty outside of any, {@code child[2]/} in the second round of
 * {@code child}.
 */
interface Known {

  /**
   * The item's own part of its path: a question's or repeat's key, a group's names from its scope.
   */
  String key(Item item);

  boolean relevant(Item item, String scope);

  boolean required(Question question, String scope);

  /**
   * The answer as the answers document has it, or as it was typed; {@code JsonValue.NULL} without
   * one.
   */
  JsonValue answer(Question question, String scope);

  List<Choice> choices(Question question, String scope);

  int rounds(Group repeat, String scope);

  /** The words that {@code ${name}} stands for in this scope. */
  String referred(String name, String scope);

  /** What a browser without script has searched a long list for; empty when nothing. */
  String search(Question question, String scope);

  /** True for the first question that something is wrong with. */
  boolean isFirstProblem(Question question, String scope);

  /** What is wrong with the answer; an empty text when nothing is. */
  Messages.Told problem(Question question, String scope);
}
