package org.fieldvoice.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class CrockfordTest {

  @Test
  void whatIsTypedWithLookAlikesAndDashesIsUnderstood() {
    assertThat(Crockford.read("K7QF-2M9x  TOil")).isEqualTo("k7qf2m9xt011");
  }

  @Test
  void aPrintedCodeReadsAsItself() {
    String code = Crockford.random(new SecureRandom(), 200);

    assertThat(Crockford.read(code)).isEqualTo(code);
  }

  @Test
  void bytesBecomeFiveBitsACharacter() {
    byte[] bytes = {0, (byte) 0xff, (byte) 0xff, 0, 0, 0x1f};

    assertThat(Crockford.of(bytes, 1, 5)).isEqualTo("zzzg0");
  }

  @Test
  void codesAreShownInGroupsOfFour() {
    assertThat(Crockford.grouped("k7qf2m9xt4wd")).isEqualTo("k7qf-2m9x-t4wd");
  }
}
