package org.fieldvoice.questionnaire.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The operators between two operands, by growing {@code level}: a higher one binds closer. */
public enum Operator {
  OR("or", 0),
  AND("and", 1),
  EQUAL("=", 2),
  UNEQUAL("!=", 2),
  AT_MOST("<=", 3),
  AT_LEAST(">=", 3),
  LESS("<", 3),
  MORE(">", 3),
  PLUS("+", 4),
  MINUS("-", 4),
  TIMES("*", 5),
  DIVIDED("div", 5),
  REMAINDER("mod", 5),
  UNION("|", 6);

  static final int LEVELS = 7;

  private final String sign;
  private final int level;

  Operator(String sign, int level) {
    this.sign = sign;
    this.level = level;
  }

  public String sign() {
    return sign;
  }

  boolean isWord() {
    return Character.isLetter(sign.charAt(0));
  }

  static List<Operator> atLevel(int level) {
    return Arrays.stream(values()).filter(o -> o.level == level).toList();
  }

  static Optional<Operator> of(String sign) {
    return Arrays.stream(values()).filter(o -> o.sign.equals(sign)).findFirst();
  }
}
