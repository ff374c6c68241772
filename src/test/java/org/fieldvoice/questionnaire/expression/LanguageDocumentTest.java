package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/expression.md} names what the code knows, and nothing else. */
class LanguageDocumentTest {

  private static final Pattern WORD = Pattern.compile("`([a-z][a-z0-9:-]*)(?:\\([^`]*)?`");

  private static Set<String> named() throws IOException {
    String text = Files.readString(Path.of("docs/expression.md"));
    return WORD.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  @Test
  void everyFunctionAndEveryWordOfADialectIsInTheDocument() throws IOException {
    List<String> words = new ArrayList<>(Functions.names());
    words.addAll(Dialect.honoured());
    words.addAll(Dialect.refused());
    words.removeAll(named());
    assertThat(words).as("not in docs/expression.md").isEmpty();
  }

  @Test
  void everyFunctionOfTheTableIsKnown() throws IOException {
    String text = Files.readString(Path.of("docs/expression.md"));
    String table = text.substring(text.indexOf("## Functions"), text.indexOf("A **pattern**"));
    List<String> rows = table.lines().filter(l -> l.startsWith("| `")).toList();
    List<String> unknown =
        rows.stream()
            .map(row -> row.split("\\|", -1)[1])
            .flatMap(cell -> WORD.matcher(cell).results().map((MatchResult m) -> m.group(1)))
            .filter(name -> !Functions.names().contains(name))
            .toList();
    assertThat(unknown).isEmpty();
    assertThat(rows).hasSizeGreaterThan(30);
  }

  @Test
  void refusedWordsSayTheWayThatThereIs() {
    assertThat(Dialect.refused())
        .allSatisfy(
            word -> {
              ExpressionException e = refusal(word);
              assertThat(e.what()).contains(word);
              assertThat(e.hint()).endsWith(".");
            });
  }

  private static ExpressionException refusal(String word) {
    try {
      throw new AssertionError(Expression.parse("1 + " + word + "(1)"));
    } catch (ExpressionException e) {
      assertThat(e.offset()).isEqualTo(4);
      return e;
    }
  }
}
