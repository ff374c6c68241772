package org.fieldvoice.questionnaire;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The JSON of a form on its way into the database, packed: that of the largest form is 30 MB as
 * bytes, twice that as text, and a driver wants it whole once more unless it is given a stream.
 */
final class PackedForm {

  private final byte[] packed;
  private final String seal;

  private PackedForm(byte[] packed, String seal) {
    this.packed = packed;
    this.seal = seal;
  }

  static PackedForm of(Form form) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out =
          new BufferedOutputStream(
              new DigestOutputStream(new GZIPOutputStream(packed), digest), 1 << 16)) {
        FormJson.write(form, out);
      }
      return new PackedForm(packed.toByteArray(), HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The SHA-256 of the JSON. */
  String seal() {
    return seal;
  }

  Reader reader() {
    try {
      return new InputStreamReader(
          new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
