package org.fieldvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|<)([^)#\\s]+)");
  private static final Pattern PATH =
      Pattern.compile("`((?:src|webapp|db|docs)/[\\w./-]*[\\w-])/?`");

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkAndPathExists(Path document) throws IOException {
    String text = Files.readString(document);
    List<String> broken =
        Stream.concat(
                found(LINK, text)
                    .filter(
                        l ->
                            !Files.exists(document.toAbsolutePath().resolveSibling(l).normalize())),
                found(PATH, text).filter(p -> !Files.exists(Path.of(p))))
            .toList();
    assertThat(broken).as(document.toString()).isEmpty();
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(1));
  }

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      List<Path> all = docs.filter(f -> f.toString().endsWith(".md")).toList();
      return Stream.concat(Stream.of(Path.of("README.md")), all.stream());
    }
  }
}
