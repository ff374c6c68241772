package org.fieldvoice.respond;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Appearance;

/** What the words of an {@code appearance} cell make of a question's choices. */
final class Look {

  private static final Pattern COLUMNS = Pattern.compile("(?:columns|compact)-(\\d{1,2})");
  private static final int MOST_COLUMNS = 4;

  /** The style's class for the words that stand for one. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "likert", "likert",
          "columns", "cols",
          "horizontal", "cols",
          "horizontal-compact", "pack",
          "columns-pack", "pack",
          "compact", "pack",
          "quick", "quick",
          "quickcompact", "pack quick",
          "no-buttons", "bare");

  private Look() {}

  /** The classes of a question's rows. */
  static String rows(Appearance appearance, boolean pictures) {
    List<String> arranged =
        appearance.words().stream().sorted().flatMap(word -> classes(word).stream()).toList();
    boolean free = arranged.stream().noneMatch(c -> c.matches("c\\d|cols|pack|likert"));
    return Stream.concat(
            arranged.stream(), pictures ? Stream.of(free ? "pics c2" : "pics") : Stream.of())
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> classes(String word) {
    Matcher columns = COLUMNS.matcher(word);
    return columns.matches()
        ? Optional.of("c" + Math.max(1, Math.min(MOST_COLUMNS, Integer.parseInt(columns.group(1)))))
        : Optional.ofNullable(CLASSES.get(word));
  }
}
