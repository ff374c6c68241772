package org.fieldvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import whom in the browser: studio, respond → form → expression → nothing. */
class BrowserModulesTest {

  private static final Path ROOT = Path.of("webapp").toAbsolutePath();
  private static final Pattern IMPORT =
      Pattern.compile("(?:from|import)\\s*\\(?\\s*['\"](\\.{1,2}/[^'\"]+)['\"]");
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "expression", List.of("expression"),
          "form", List.of("form", "expression"),
          "respond", List.of("respond", "form", "expression"),
          "studio", List.of("studio", "form", "expression", "design"));

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleImportsOnlyFromRoomsBelowItsOwn(Path module) throws IOException {
    List<String> allowed = Optional.ofNullable(MAY_USE.get(room(module))).orElse(List.of());
    List<String> foreign =
        IMPORT
            .matcher(Files.readString(module))
            .results()
            .map(i -> module.resolveSibling(i.group(1)).normalize())
            .filter(imported -> !allowed.contains(room(imported)) || !Files.exists(imported))
            .map(Path::toString)
            .toList();
    assertThat(foreign).as(module.toString()).isEmpty();
  }

  private static String room(Path module) {
    return ROOT.relativize(module).getName(0).toString();
  }

  static Stream<Path> modules() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(f -> f.toString().endsWith(".js")).toList().stream();
    }
  }
}
