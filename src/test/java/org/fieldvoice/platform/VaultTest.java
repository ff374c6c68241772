package org.fieldvoice.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

  private static final byte[] NAME = "阿芳 13900000166".getBytes(UTF_8);

  @TempDir private Path folder;

  private Vault vault() {
    Vault vault = new Vault();
    vault.unlock(Vault.keyOnDisk(folder));
    return vault;
  }

  @Test
  void whatIsSealedOpensAgainAlsoAfterARestart() {
    byte[] sealed = vault().seal(NAME, "response:1");

    assertThat(vault().open(sealed, "response:1")).isEqualTo(NAME);
  }

  @Test
  void whatIsSealedShowsNothingNotEvenThatTwoAreTheSame() {
    byte[] sealed = vault().seal(NAME, "response:1");

    assertThat(new String(sealed, UTF_8)).doesNotContain("阿芳", "13900000166");
    assertThat(vault().seal(NAME, "response:1")).isNotEqualTo(sealed);
  }

  @Test
  void whatWasCopiedToAnotherPersonsRowStaysShut() {
    byte[] sealed = vault().seal(NAME, "response:1");

    assertThatThrownBy(() -> vault().open(sealed, "response:2"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("阿芳");
    assertThatThrownBy(() -> vault().open(sealed, "participant:1"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatWasChangedOrSealedWithAnotherKeyStaysShut() {
    byte[] sealed = vault().seal(NAME, "response:1");
    Vault other = new Vault();
    other.unlock(Vault.keyOnDisk(folder.resolve("other")));

    assertThatThrownBy(() -> other.open(sealed, "response:1"))
        .isInstanceOf(IllegalStateException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> vault().open(sealed, "response:1"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theKeyIsItsOwnersOnly() throws IOException {
    String key = Vault.keyOnDisk(folder);
    Path file = folder.resolve("vault.json");

    assertThat(Vault.keyOnDisk(folder)).isEqualTo(key);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }
}
