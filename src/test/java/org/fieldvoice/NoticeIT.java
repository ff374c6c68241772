package org.fieldvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program brings its licences, and names each work of others that it ships. */
class NoticeIT {

  private static final Path DISTRIBUTION = Path.of("target", "distribution", "fieldvoice");
  private static final Pattern NAME = Pattern.compile("`([\\w*.-]+)`");

  @ParameterizedTest
  @CsvSource({"lib,In the launcher's `lib`", "application/WEB-INF/lib,In the WAR"})
  void eachJarIsNamedAndNoOtherIs(String folder, String section) throws IOException {
    List<String> shipped = jars(DISTRIBUTION.resolve(folder));
    List<Pattern> named = named(section);
    assertThat(shipped)
        .as("of each jar the notices tell licence and holder")
        .isNotEmpty()
        .allMatch(jar -> named.stream().anyMatch(name -> name.matcher(jar).matches()));
    assertThat(named)
        .as("nothing is named that is not shipped")
        .allMatch(name -> shipped.stream().anyMatch(jar -> name.matcher(jar).matches()));
  }

  @Test
  void theLicenceAndTheNoticesComeWithTheProgram() {
    assertThat(DISTRIBUTION.resolve("LICENSE")).hasSameTextualContentAs(Path.of("docs/LICENSE"));
    assertThat(DISTRIBUTION.resolve("NOTICE.md"))
        .hasSameTextualContentAs(Path.of("docs/NOTICE.md"));
  }

  /** The jars' names without their versions. */
  private static List<String> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .map(name -> name.replaceFirst("-\\d[\\w.-]*\\.jar$", ""))
          .toList();
    }
  }

  /** The first cells of a section's table. */
  private static List<Pattern> named(String section) throws IOException {
    String notices = Files.readString(Path.of("docs/NOTICE.md"));
    int from = notices.indexOf("## " + section);
    int end = notices.indexOf("\n## ", from);
    return notices
        .substring(from, end)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .flatMap(line -> NAME.matcher(line.split("\\|")[1]).results().map(NoticeIT::pattern))
        .toList();
  }

  private static Pattern pattern(MatchResult name) {
    return Pattern.compile(name.group(1).replace(".", "\\.").replace("*", ".*"));
  }
}
