package org.fieldvoice.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.fieldvoice.platform.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A password as it is stored: {@code PBKDF2WithHmacSHA512:rounds:salt:hash}, salt and hash in
 * Base64. 210,000 rounds, as OWASP's password storage advice asks for SHA-512.
 */
public record PasswordHash(String text) {

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int ROUNDS = 210_000;
  private static final int BITS = 512;
  private static final int SALT_BYTES = 16;
  private static final int LEAST = 10;

  /** No password's: what is held against it is wrong, and takes as long as anybody's to be so. */
  public static final PasswordHash NOBODYS =
      written(new byte[SALT_BYTES], new byte[BITS / Byte.SIZE]);

  /** A new password, hashed with a fresh salt. */
  public static PasswordHash of(String password, SecureRandom random) {
    if (password.codePointCount(0, password.length()) < LEAST) {
      throw Problem.PASSWORD_TOO_SHORT.with("least", LEAST);
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return written(salt, hash(password, salt, ROUNDS));
  }

  private static PasswordHash written(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new PasswordHash(
        String.join(
            ":",
            ALGORITHM,
            Integer.toString(ROUNDS),
            base64.encodeToString(salt),
            base64.encodeToString(hash)));
  }

  /** True if this is the password. Takes as long for a wrong one as for the right one. */
  public boolean matches(String password) {
    String[] parts = text.split(":", -1);
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    return MessageDigest.isEqual(expected, hash(password, salt, Integer.parseInt(parts[1])));
  }

  private static byte[] hash(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "PasswordHash";
  }

  /** Its column. */
  @Converter
  public static class Column implements AttributeConverter<PasswordHash, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PasswordHash hash) {
      return hash == null ? null : hash.text();
    }

    @Override
    public @Nullable PasswordHash convertToEntityAttribute(@Nullable String text) {
      return text == null ? null : new PasswordHash(text);
    }
  }
}
