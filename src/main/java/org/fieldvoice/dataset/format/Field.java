package org.fieldvoice.dataset.format;

import java.util.List;
import java.util.Map;

/**
 * One variable as the codebook tells of it.
 *
 * @param columns its columns in the data; none where it was left out
 * @param labels by language tag
 * @param values what its values mean, in order; none for numbers and texts
 * @param done what was done to it, by language tag
 */
public record Field(
    String name,
    Type type,
    List<String> columns,
    Map<String, String> labels,
    List<Value> values,
    Map<String, String> done) {

  /** A column's type in the words of a data package. */
  public enum Type {
    STRING,
    INTEGER,
    NUMBER
  }

  /** A value and its labels by language tag. */
  public record Value(String name, Map<String, String> labels) {}
}
