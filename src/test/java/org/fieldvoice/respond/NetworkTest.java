package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import org.fieldvoice.response.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are one network's. */
class NetworkTest {

  private static String of(String address) {
    return Network.of(new Sender(address, ""));
  }

  @Test
  void addressesOfIpv6ThatShareTheirFirstHalfAreOneNetwork() {
    assertThat(of("2001:db8:1:2::1"))
        .isEqualTo(of("2001:DB8:1:2:ffff:ffff:ffff:ffff"))
        .isNotEqualTo(of("2001:db8:1:3::1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"203.0.113.7", "::ffff:203.0.113.7", "unknown", "a:name:that:is:none", "", ":"})
  void allOthersStandForThemselves(String address) {
    assertThat(of(address)).isEqualTo(address);
  }
}
