package org.fieldvoice.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

  private static final PasswordHash SOMEBODYS =
      PasswordHash.of("correct horse battery", new SecureRandom());

  @Test
  void matchesItsOwnPasswordOnly() {
    assertThat(SOMEBODYS.matches("correct horse battery")).isTrue();
    assertThat(SOMEBODYS.matches("correct horse batterY")).isFalse();
  }

  @Test
  void nobodysMatchesNothingAndTakesAsMuchWorkAsSomebodys() {
    assertThat(PasswordHash.NOBODYS.matches("")).isFalse();
    assertThat(shape(PasswordHash.NOBODYS)).isEqualTo(shape(SOMEBODYS));
  }

  /**
   * What decides how much work it is: the algorithm, the rounds, and how long salt and hash are.
   */
  private static List<String> shape(PasswordHash hash) {
    List<String> parts = Arrays.asList(hash.text().split(":", -1));
    return List.of(
        parts.get(0),
        parts.get(1),
        Integer.toString(parts.get(2).length()),
        Integer.toString(parts.get(3).length()));
  }
}
