package org.fieldvoice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatelyUsedTest {

  private final List<String> made = new ArrayList<>();
  private final LatelyUsed<String, String> kept = new LatelyUsed<>(2);

  private String get(String key) {
    return kept.get(
        key,
        () -> {
          made.add(key);
          return key + "!";
        });
  }

  @Test
  void whatWasUsedLatelyIsNotMadeAgain() {
    for (String key : List.of("a", "b", "a", "c", "a", "b")) {
      assertThat(get(key)).isEqualTo(key + "!");
    }
    assertThat(made).containsExactly("a", "b", "c", "b");
  }
}
