package org.fieldvoice.interview;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What would tell who a participant is: name, telephone, workplace, home and whatever else a study
 * notes, by kind. Lives in the vault; here only while something is checked against it.
 */
record Identifiers(Map<String, String> byKind) {

  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int TELLING_DIGITS = 6;

  /**
   * The kind of the first identifier of which this pseudonym holds a piece; a name's piece is even
   * one character.
   */
  Optional<String> pieceIn(Pseudonym pseudonym) {
    return firstKind(pseudonym.text(), Identifiers::holdsPiece);
  }

  /**
   * The kind of the first identifier that stands in this text: whole, however it is spaced and
   * written; a name also by its parts as words; a long Chinese one also by three characters of it;
   * a number by six digits in a row.
   */
  Optional<String> in(String text) {
    return firstKind(text, Identifiers::tells);
  }

  private Optional<String> firstKind(
      String text, BiPredicate<Map.Entry<String, String>, String> found) {
    return byKind.entrySet().stream()
        .filter(identifier -> !identifier.getValue().isBlank())
        .filter(identifier -> found.test(identifier, text))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static boolean holdsPiece(Map.Entry<String, String> identifier, String text) {
    boolean name = isName(identifier.getKey());
    String value = identifier.getValue();
    return tells(identifier, text)
        || runs(han(value), name ? 1 : 2).anyMatch(han(text)::contains)
        || words(value)
            .filter(word -> word.length() >= (name ? 2 : 4))
            .anyMatch(
                word -> isWordOf(word, text) || word.length() >= 4 && plain(text).contains(word));
  }

  private static boolean tells(Map.Entry<String, String> identifier, String text) {
    String value = identifier.getValue();
    String whole = plain(value);
    if (whole.length() >= 2
        && (isHan(whole) ? plain(text).contains(whole) : isWordOf(value, text))) {
      return true;
    }
    String digits = whole.replaceAll("\\D", "");
    return runs(digits, TELLING_DIGITS).anyMatch(plain(text)::contains)
        || han(value).length() > 3 && runs(han(value), 3).anyMatch(text::contains)
        || isName(identifier.getKey()) && namesIn(value, text);
  }

  /** A given name without the family name, or one word of a name, spelt as a name is. */
  private static boolean namesIn(String name, String text) {
    String han = han(name);
    if (han.length() > 2 && text.contains(han.substring(1))) {
      return true;
    }
    return NOT_LETTERS
        .splitAsStream(name)
        .filter(word -> word.length() > 1 && !isHan(word))
        .anyMatch(
            word ->
                Pattern.compile("(?<!\\p{L})" + Pattern.quote(word) + "(?!\\p{L})")
                    .matcher(text)
                    .find());
  }

  private static boolean isName(String kind) {
    return kind.toLowerCase(Locale.ROOT).contains("name");
  }

  private static boolean isWordOf(String word, String text) {
    String inText = " " + NOT_LETTERS.matcher(folded(text)).replaceAll(" ") + " ";
    String asWords = " " + NOT_LETTERS.matcher(folded(word)).replaceAll(" ").strip() + " ";
    return inText.contains(asWords);
  }

  private static Stream<String> words(String value) {
    return NOT_LETTERS.splitAsStream(folded(value)).filter(word -> !word.isEmpty() && !isHan(word));
  }

  private static Stream<String> runs(String text, int length) {
    int[] at =
        IntStream.rangeClosed(0, text.codePointCount(0, text.length()))
            .map(i -> text.offsetByCodePoints(0, i))
            .toArray();
    return IntStream.range(0, Math.max(0, at.length - length))
        .mapToObj(i -> text.substring(at[i], at[i + length]));
  }

  private static boolean isHan(String text) {
    return text.codePoints().allMatch(c -> Character.isIdeographic(c) || Character.isDigit(c))
        && text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static String han(String text) {
    return text.codePoints()
        .filter(Character::isIdeographic)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String plain(String text) {
    return NOT_LETTERS.matcher(folded(text)).replaceAll("");
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
