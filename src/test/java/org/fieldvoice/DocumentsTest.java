package org.fieldvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|<)([^)#\\s]+)");
  private static final Pattern PATH =
      Pattern.compile("`((?:src|webapp|db|docs)/[\\w./-]*[\\w-])/?`");
  private static final Pattern CLASS = Pattern.compile("`((?:[A-Z][a-z0-9]+){2,})`");
  private static final Pattern TEST =
      Pattern.compile("-D(?:it\\.)?test=(?!NoTest)((?:[A-Z]\\w*,?)+)");
  private static final Pattern COMMA = Pattern.compile(",");

  private static final Set<String> CLASSES = classes();

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

  /** Decisions name others' classes too, and the notices others' jars. */
  @ParameterizedTest
  @MethodSource("documents")
  void everyClassThatIsNamedExists(Path document) throws IOException {
    String text = Files.readString(document);
    boolean ofOthers = document.startsWith("docs/decisions") || document.endsWith("NOTICE.md");
    Stream<String> named = ofOthers ? Stream.of() : found(CLASS, text);
    List<String> gone =
        Stream.concat(named, found(TEST, text).flatMap(COMMA::splitAsStream))
            .filter(name -> !CLASSES.contains(name))
            .toList();
    assertThat(gone).as(document.toString()).isEmpty();
  }

  private static Set<String> classes() {
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      return sources
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
