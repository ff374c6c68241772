package org.fieldvoice.respond;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The style and the behaviour that every page carries in itself, what it fetches later, and the
 * content policy that lets in exactly the first and what is the server's own.
 *
 * @param script for forms that call none of the rare functions
 * @param rareScript the same with them
 * @param policy the Content-Security-Policy header
 */
record Assets(String style, String script, String rareScript, Later later, String policy) {

  private static final List<String> STYLES =
      List.of("design/tokens.css", "form/form.css", "respond/respond.css");
  private static final String ENTRY = "respond/respond.js";

  /**
   * @param source gives a file of the web application by its path from the root
   */
  static Assets from(UnaryOperator<String> source) {
    String style = Terse.withoutUnused(style(STYLES, source), style(Later.STYLES, source));
    String script = Modules.inlined(List.of(ENTRY), source);
    String rare = Modules.inlined(List.of("expression/rare.js", ENTRY), source);
    String policy =
        String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self' '" + hash(style) + "'",
            "script-src 'self' '" + hash(script) + "' '" + hash(rare) + "'",
            "connect-src 'self'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'");
    return new Assets(style, script, rare, Later.from(source), policy);
  }

  static String style(List<String> paths, UnaryOperator<String> source) {
    return paths.stream().map(p -> Terse.style(source.apply(p))).collect(Collectors.joining());
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
