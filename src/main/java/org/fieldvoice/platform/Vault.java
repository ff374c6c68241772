package org.fieldvoice.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Seals what must not lie open in the database: names, phone numbers, voices. AES-256-GCM by Tink;
 * the key is outside the database, in {@code vault.json} of the data folder (readable by its owner
 * only) or in {@code FIELDVOICE_VAULT_KEY}. What was sealed for one context opens in that context
 * only, so that a row copied to another person's place stays shut.
 */
@ApplicationScoped
public class Vault {

  @Inject private Settings settings;
  private @Nullable Aead aead;

  @PostConstruct
  void open() {
    unlock(settings.vaultKey().orElseGet(() -> keyOnDisk(settings.dataFolder())));
  }

  /** Takes this Tink keyset in JSON for all that is sealed and opened. */
  void unlock(String key) {
    try {
      AeadConfig.register();
      KeysetHandle keys =
          TinkJsonProtoKeysetFormat.parseKeyset(
              key, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
      aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the vault's key is not a Tink AEAD keyset", e);
    }
  }

  /**
   * A key that does not open the vault is told at the start, not by a respondent's first answer.
   */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object start) {
    opened();
  }

  /** The plain bytes, encrypted and bound to the context. */
  public byte[] seal(byte[] plain, String context) {
    try {
      return opened().encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /** What {@link #seal} sealed for the same context. */
  public byte[] open(byte[] sealed, String context) {
    try {
      return opened().decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this was sealed with another key or for another context", e);
    }
  }

  private Aead opened() {
    if (aead == null) {
      throw new IllegalStateException("the vault is shut");
    }
    return aead;
  }

  /** The key that lies in this folder, made where there is none. */
  static String keyOnDisk(Path folder) {
    try {
      Path file = folder.resolve("vault.json");
      if (!Files.exists(file)) {
        write(file, newKey());
      }
      return Files.readString(file);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key for the vault can be made", e);
    } catch (IOException e) {
      throw new IllegalStateException("the vault's key in " + folder + " cannot be read", e);
    }
  }

  private static String newKey() throws GeneralSecurityException {
    AeadConfig.register();
    KeysetHandle keys =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }

  /**
   * Two servers may start on one folder: whoever writes first wins, and a half-written key is never
   * seen.
   */
  private static void write(Path file, String key) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling("vault.json." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    Files.createFile(fresh);
    if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(fresh, key, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(fresh);
    }
  }
}
