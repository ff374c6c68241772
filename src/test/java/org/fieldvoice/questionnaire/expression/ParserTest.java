package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

  private static String compact(String text) {
    return write(Expression.parse(text).compact());
  }

  private static String write(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ParserTest::write).toList().toString().replace(", ", " ");
    }
    return value instanceof Double d && d == Math.rint(d) ? "" + d.longValue() : value.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "1 + 2 * 3 # [+ 1 [* 2 3]]",
        "(1 + 2) * 3 # [* [+ 1 2] 3]",
        "1 - 2 - 3 # [- [- 1 2] 3]",
        "- 1 - -2 # [- [- 1] [- 2]]",
        "--1 # [- [- 1]]",
        "${a} = 'x' or ${b} != \"y\" and 1 < 2 # [or [= [$ a] x] [and [!= [$ b] y] [< 1 2]]]",
        "4 div 2 mod 3 # [mod [div 4 2] 3]",
        "div div mod # [div [/ [.] div] [/ [.] mod]]",
        "* * * # [* [/ [.] *] [/ [.] *]]",
        ". >= 16 and . <= 75 # [and [>= [.] 16] [<= [.] 75]]",
        ".5 # 0.5",
        "../a/b[c = 1][2]/.. # [/ [.] .. a [b [= [/ [.] c] 1] 2] ..]",
        "/data/about/age # [/ [^] data about age]",
        "current()/../x # [$ 1 x]",
        "instance('city')/root/item[province = ${p}]/label # [/ [instance city] root [item [= [/ [.] province] [$ p]]] label]",
        "${child}[2]/age # [/ [[ [$ child] 2] age]",
        "jr:choice-name(${city}, '${city}') # [jr:choice-name [$ city] [$ city]]",
        "a | b # [| [/ [.] a] [/ [.] b]]",
        "child::age = self::node() # [= [/ [.] age] [.]]",
        "${ 姓名 } = “阿芳” # [= [$ 姓名] 阿芳]",
        "a-b - c # [- [/ [.] a-b] [/ [.] c]]",
      })
  void treeFollowsTheGrammar(String text, String tree) {
    assertThat(compact(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${a} = 'x'",
        "sum(${child}/age) div count(${child})",
        "-(1)",
        "..",
        "*[1]/b[. > current()/../c]",
        "indexed-repeat(${a}, ${b}, 2)",
        "(1 | 2)[3]",
        "current()"
      })
  void compactFormReadsBackAsTheSameTree(String text) {
    Expression expression = Expression.parse(text);
    assertThat(Expression.of(text, expression.compact())).isEqualTo(expression);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "${a} = # 6 # too early # Complete it",
        "${a} == 1 # 5 # '=' is unexpected # Write '='",
        "${a} && ${b} # 5 # '&' is unexpected # Write 'and'",
        "${a} AND ${b} # 5 # 'AND' is unexpected # written small",
        "${a = 1 # 0 # '}' is missing # ${name}",
        "${} # 2 # is no name # ${name}",
        "(1 + 2 # 6 # ')' is missing # Close the bracket",
        "'abc # 0 # no closing quote # Close it",
        "selectd(${a}, 'x') # 0 # no function 'selectd' # 'selected'",
        "1 + selected(${a}) # 4 # has 1 arguments # takes 2",
        "a//b # 2 # '/' is unexpected # value",
        "//b # 0 # '//' is not part # names",
        "a[1 # 3 # ']' is missing # Close the condition",
        "ancestor::a # 0 # axis 'ancestor' # path of names",
        "1 2 # 2 # '2' is unexpected # expected",
        "~~ # 0 # is empty # Write a condition",
      })
  void errorsNameThePlaceAndWhatToDo(String text, int offset, String what, String hint) {
    assertThatThrownBy(() -> Expression.parse(text == null ? "" : text))
        .asInstanceOf(type(ExpressionException.class))
        .satisfies(
            e -> {
              assertThat(e.what()).contains(what);
              assertThat(e.hint()).contains(hint);
              assertThat(e.offset()).isEqualTo(offset);
            });
  }

  @Test
  void deepNestingIsAnErrorNotACrash() {
    String deep = "(".repeat(10_000) + "1" + ")".repeat(10_000);
    String chain = "1" + "+1".repeat(10_000);
    assertThatThrownBy(() -> Expression.parse(deep)).isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> Expression.parse(chain)).isInstanceOf(ExpressionException.class);
  }

  @Test
  void namesAreThoseOfReferencesWithoutRepetition() {
    assertThat(Expression.parse("${b} + sum(${a}[. > ${b}])").names()).containsExactly("b", "a");
  }
}
