package org.fieldvoice.analysis;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Something that can be counted: a question, or an expression over questions, in a reader's
 * language.
 *
 * @param name the question's key in the answers document, or the expression's text
 * @param label the question's wording
 * @param categories what may be answered, in the questionnaire's order; empty where that is open
 * @param ordered whether the categories' order means more or less
 * @param repeats the repeats that the question stands in, from the outside in
 * @param versions those that asked it, the newest first, where the newest of all no longer does;
 *     else empty
 * @param reader how to get at the answer
 */
record Variable(
    String name,
    String label,
    Kind kind,
    List<Category> categories,
    boolean ordered,
    List<String> repeats,
    List<Integer> versions,
    Reader reader) {

  /** What the answers are like. */
  enum Kind {
    ONE,
    MANY,
    RANK,
    NUMBER,
    TRUTH,
    DAY,
    /** Whatever an expression gives: settled once all answers were seen. */
    OPEN
  }

  /**
   * One possible answer.
   *
   * @param apart stands outside the order of the others: "not applicable", "don't know"
   */
  record Category(String value, String label, boolean apart) {}

  /** Reads the values of one observation; none means no answer. */
  interface Reader {

    /**
     * @param scopes the whole answers document, then the entry of each repeat from the outside in
     */
    List<String> values(List<JsonObject> scopes);
  }

  /** The category's place in the order, from 0; empty where it has none. */
  OptionalInt place(String value) {
    return IntStream.range(0, categories.size())
        .filter(i -> categories.get(i).value().equals(value) && !categories.get(i).apart())
        .findFirst();
  }

  Optional<Category> category(String value) {
    return categories.stream().filter(c -> c.value().equals(value)).findFirst();
  }

  /** The same as these earlier versions asked it. */
  Variable retired(List<Integer> asking) {
    return new Variable(name, label, kind, categories, ordered, repeats, asking, reader);
  }

  boolean several() {
    return kind == Kind.MANY || kind == Kind.RANK;
  }
}
