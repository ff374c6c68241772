package org.fieldvoice.questionnaire.expression;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/** Functions on the bytes of texts. */
final class DigestFunctions {

  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  /** What stands before the 32 bytes of an Ed25519 key in X.509, RFC 8410. */
  private static final byte[] KEY_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int SIGNATURE = 64;

  private DigestFunctions() {}

  static void addTo(Map<String, Function> functions) {
    functions.put("digest", new Function(2, 3, DigestFunctions::digest));
    functions.put(
        "base64-decode",
        new Function(1, 1, a -> new String(decode(a.text(0)), StandardCharsets.UTF_8)));
    functions.put(
        "extract-signed",
        new Function(2, 2, a -> extractSigned(decode(a.text(0)), decode(a.text(1)))));
  }

  static byte[] hash(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object digest(Arguments a) {
    if (!DIGESTS.contains(a.text(1))) {
      return "";
    }
    byte[] hash = hash(a.text(1), a.text(0));
    boolean hex = a.size() > 2 && a.text(2).equals("hex");
    return hex ? HexFormat.of().formatHex(hash) : Base64.getEncoder().encodeToString(hash);
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** The message after the 64 bytes of its Ed25519 signature; empty where that is not the key's. */
  private static String extractSigned(byte[] signed, byte[] key) {
    if (signed.length < SIGNATURE || key.length != 32) {
      return "";
    }
    byte[] encoded = Arrays.copyOf(KEY_HEAD, KEY_HEAD.length + key.length);
    System.arraycopy(key, 0, encoded, KEY_HEAD.length, key.length);
    byte[] message = Arrays.copyOfRange(signed, SIGNATURE, signed.length);
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      check.update(message);
      boolean genuine = check.verify(Arrays.copyOf(signed, SIGNATURE));
      return genuine ? new String(message, StandardCharsets.UTF_8) : "";
    } catch (GeneralSecurityException e) {
      return "";
    }
  }
}
