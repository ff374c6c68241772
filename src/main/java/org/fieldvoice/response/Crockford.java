package org.fieldvoice.response;

import java.security.SecureRandom;

/**
 * Codes that people read out and type: base 32 without look-alikes, in small letters, after Douglas
 * Crockford. What was typed as {@code O}, {@code I} or {@code L} is understood as 0 or 1.
 */
public final class Crockford {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private Crockford() {}

  /** A code of this many characters, 5 bits each. */
  public static String random(SecureRandom random, int length) {
    StringBuilder code = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      code.append(DIGITS.charAt(random.nextInt(32)));
    }
    return code.toString();
  }

  /** The bytes from this offset as a code: 5 bits a character, the highest first. */
  static String of(byte[] bytes, int offset, int length) {
    StringBuilder code = new StringBuilder(length);
    long bits = 0;
    int held = 0;
    int next = offset;
    while (code.length() < length) {
      if (held < 5) {
        bits = bits << 8 | bytes[next++] & 0xff;
        held += 8;
      }
      held -= 5;
      code.append(DIGITS.charAt((int) (bits >> held) & 31));
    }
    return code.toString();
  }

  /**
   * What was typed, as it would have been printed: small letters, no blanks or dashes, no
   * look-alikes.
   */
  public static String read(String typed) {
    StringBuilder code = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = Character.toLowerCase(typed.charAt(i));
      if (c != '-' && !Character.isWhitespace(c)) {
        code.append(c == 'o' ? '0' : c == 'i' || c == 'l' ? '1' : c);
      }
    }
    return code.toString();
  }

  /** In groups of four: {@code k7qf-2m9x-t4wd}. */
  public static String grouped(String code) {
    StringBuilder grouped = new StringBuilder(code);
    for (int at = (code.length() - 1) / 4 * 4; at > 0; at -= 4) {
      grouped.insert(at, '-');
    }
    return grouped.toString();
  }
}
