package org.fieldvoice.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the respondent's page itself says. */
class WordsTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z']+|\\d+");
  private static final Pattern SENTENCE = Pattern.compile("[.!?…:;](?:\\s|$)");
  private static final Pattern SILENT_END =
      Pattern.compile("(?<=[^laeiouy])e[sd]?$|(?<=[^laeiouy]l)es$");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  /** The school year in which a child can read this, after Flesch and Kincaid. */
  private static double grade(String text) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    long sentences = SENTENCE.splitAsStream(text).filter(s -> !s.isBlank()).count();
    int syllables = words.stream().mapToInt(WordsTest::syllables).sum();
    return 0.39 * words.size() / Math.max(1, sentences) + 11.8 * syllables / words.size() - 15.59;
  }

  private static int syllables(String word) {
    String heard = SILENT_END.matcher(word.toLowerCase(java.util.Locale.ROOT)).replaceAll("");
    return Math.max(1, (int) VOWELS.matcher(heard).results().count());
  }

  private static Stream<String> english() {
    Words words = Words.in("en");
    return words.bundle().keySet().stream()
        .map(words.bundle()::getString)
        .map(text -> PLACE.matcher(text).replaceAll("5"))
        .filter(text -> WORD.matcher(text).results().count() >= 6);
  }

  @ParameterizedTest
  @MethodSource("english")
  void whoHasFinishedPrimarySchoolCanReadIt(String text) {
    assertThat(grade(text)).isLessThanOrEqualTo(7.0);
    assertThat(SENTENCE.splitAsStream(text))
        .allMatch(sentence -> WORD.matcher(sentence).results().count() <= 20);
  }

  @Test
  void asAWholeItIsEasier() {
    assertThat(english().mapToDouble(WordsTest::grade).average().orElseThrow()).isLessThan(4.0);
  }

  @Test
  void theMeasureTellsHardFromEasy() {
    assertThat(grade("Please wait a few minutes. Then try again.")).isLessThan(3);
    assertThat(grade("Participation necessitates acknowledgement of confidentiality provisions."))
        .isGreaterThan(20);
  }

  private static Stream<String> languages() {
    return Words.SPOKEN.stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageSaysEverythingWithTheSameGaps(String tag) {
    Words english = Words.in("en");
    Words words = Words.in(tag);
    assertThat(words.tag()).isEqualTo(tag);
    for (String key : english.bundle().keySet()) {
      assertThat(gaps(words.say(key))).as(key).isEqualTo(gaps(english.say(key)));
    }
    if (!tag.equals("en")) {
      Set<String> own = new TreeSet<>();
      words.bundle().getKeys().asIterator().forEachRemaining(own::add);
      assertThat(own).isEqualTo(new TreeSet<>(english.bundle().keySet()));
      assertThat(translated(words, english)).isGreaterThan(0.95);
    }
  }

  private static Set<String> gaps(String text) {
    return new TreeSet<>(PLACE.matcher(text).results().map(MatchResult::group).toList());
  }

  private static double translated(Words words, Words english) {
    Set<String> keys = english.bundle().keySet();
    long same = keys.stream().filter(key -> words.say(key).equals(english.say(key))).count();
    return 1 - (double) same / keys.size();
  }
}
