package org.fieldvoice.respond;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The style and the behaviour that every page carries in itself, and the content policy that lets
 * exactly them in.
 *
 * @param policy the Content-Security-Policy header
 */
record Assets(String style, String script, String policy) {

  private static final List<String> STYLES =
      List.of("design/tokens.css", "form/form.css", "respond/respond.css");

  /**
   * @param source gives a file of the web application by its path from the root
   */
  static Assets from(UnaryOperator<String> source) {
    String style =
        STYLES.stream().map(path -> Terse.style(source.apply(path))).collect(Collectors.joining());
    String script = Modules.inlined("respond/respond.js", source);
    String policy =
        String.join(
            "; ",
            "default-src 'none'",
            "style-src '" + hash(style) + "'",
            "script-src '" + hash(script) + "'",
            "connect-src 'self'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'");
    return new Assets(style, script, policy);
  }

  static String hash(String text) {
    return "sha256-"
        + Base64.getEncoder().encodeToString(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
