package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParserPropertiesTest {

  private static final String[] PIECES = {
    "1",
    ".5",
    "'a'",
    "\"b\"",
    "“",
    "'",
    "${a}",
    "${",
    "}",
    "$",
    ".",
    "..",
    "/",
    "//",
    "*",
    "[",
    "]",
    "(",
    ")",
    ",",
    "|",
    "+",
    "-",
    "=",
    "!=",
    "!",
    "<",
    "<=",
    ">",
    "div",
    "mod",
    "and",
    "or",
    "if",
    "if(",
    "count(",
    "position()",
    "current()",
    "jr:choice-name(",
    "instance('x')/root",
    "name",
    "::",
    "child::",
    " ",
    "\n",
    "深圳",
    "😀",
    "@",
    "&&"
  };

  /** Anything at all gives a tree or an error inside the text, never another failure. */
  private static void parse(String text) {
    try {
      Expression expression = Expression.parse(text);
      assertThat(Expression.of(text, expression.compact())).isEqualTo(expression);
    } catch (ExpressionException e) {
      assertThat(e.offset()).isBetween(0, text.length());
      assertThat(e.what()).isNotBlank();
      assertThat(e.hint()).isNotBlank();
    }
  }

  @Property
  void anyTextIsAnExpressionOrAnErrorWithItsPlace(@ForAll String text) {
    parse(text);
  }

  @Property(tries = 3000)
  void anyRowOfTheLanguagesPiecesIsAnExpressionOrAnErrorWithItsPlace(@ForAll("rows") String text) {
    parse(text);
  }

  @Provide
  Arbitrary<String> rows() {
    return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 300)
  void numbersComeBackFromTheirText(@ForAll double number) {
    String text = Values.text(number);
    assertThat(text).doesNotContain("E");
    assertThat(Double.parseDouble(text) + 0.0).isEqualTo(number + 0.0);
  }

  @Property(tries = 300)
  void patternsEndInTime(@ForAll("patterns") String pattern) {
    long start = System.nanoTime();
    try {
      BoundedText.matches("a".repeat(4000) + "!", pattern);
    } catch (ExpressionException e) {
      assertThat(e.hint()).contains("one way only");
    }
    assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
            "(a+)+",
            "(a|aa)*",
            "a*",
            "(a*)*$",
            "[a-z]+",
            "(.*a){12}",
            "(?:a{1,20}){1,20}",
            "\\w*",
            "b?")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }
}
