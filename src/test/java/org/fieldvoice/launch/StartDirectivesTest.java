package org.fieldvoice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartDirectivesTest {

  @Test
  void theJvmTakesTheDirectivesThatAreShipped() {
    assertThat(StartDirectives.apply(Path.of("src", "main", "distribution", "start.directives")))
        .isTrue();
  }

  @Test
  void directivesThatTheJvmCannotReadAreNoReasonNotToStart(@TempDir Path folder)
      throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.directives"), "[ { match: ");
    assertThat(StartDirectives.apply(broken)).isFalse();
  }
}
