package org.fieldvoice.questionnaire.xlsform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * SurveyCTO's way to a list in a file, an appearance:
 *
 * <pre>
 * search   ::= "search(" file ["," how "," columns "," text ["," column "," text]] ")"
 * how      ::= "'contains'" | "'startswith'" | "'endswith'" | "'matches'"
 * </pre>
 *
 * What it means is what {@code select_one_from_file} with a {@code choice_filter} says, and so it
 * becomes that.
 *
 * @param filter the choice filter that it stands for; empty where every row is offered
 * @param tested the columns of the file that the filter looks at
 */
record SearchCall(String file, String filter, List<String> tested) {

  /** For ODK Collect, which asks SQLite, {@code A} to {@code Z} are found as small letters are. */
  private static final String FOLDED =
      "translate(%s, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')";

  private static final String BOTH = "(" + FOLDED + ", " + FOLDED + ")";

  private static final Map<String, String> TESTS =
      Map.of(
          "contains", "contains" + BOTH,
          "startswith", "starts-with" + BOTH,
          "endswith", "ends-with" + BOTH,
          "matches", "%s = %s");
  private static final int WHOLE = 4;
  private static final int WITH_FILTER = 6;

  /** True for the word of an appearance that is such a call. */
  static boolean isOne(String word) {
    return word.toLowerCase(Locale.ROOT).startsWith("search(");
  }

  /** Empty where the call isn't of this form. */
  static Optional<SearchCall> of(String word) {
    int open = word.indexOf('(');
    if (!word.endsWith(")")) {
      return Optional.empty();
    }
    List<String> arguments = arguments(word.substring(open + 1, word.length() - 1));
    String file = unquoted(arguments.get(0));
    String name = ListFile.isOne(file) ? file : file + ".csv";
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (arguments.size() == 1) {
      return Optional.of(new SearchCall(name, "", List.of()));
    }
    String test = arguments.size() < WHOLE ? null : TESTS.get(how(arguments.get(1)));
    if (test == null || arguments.size() == WHOLE + 1 || arguments.size() > WITH_FILTER) {
      return Optional.empty();
    }
    String columns = unquoted(arguments.get(2));
    List<String> tested =
        columns.isEmpty()
            ? new ArrayList<>()
            : new ArrayList<>(List.of(columns.split("\\s*,\\s*")));
    String filter =
        tested.stream()
            .map(column -> String.format(Locale.ROOT, test, column, arguments.get(3)))
            .collect(Collectors.joining(" or "));
    if (arguments.size() == WITH_FILTER) {
      String column = unquoted(arguments.get(4));
      filter =
          (tested.isEmpty() ? "" : "(" + filter + ") and ") + column + " = " + arguments.get(5);
      tested.add(column);
    }
    return Optional.of(new SearchCall(name, filter, List.copyOf(tested)));
  }

  private static String how(String argument) {
    return unquoted(argument).toLowerCase(Locale.ROOT);
  }

  private static String unquoted(String argument) {
    return argument.replaceAll("^['\"‘’“”]|['\"‘’“”]$", "").strip();
  }

  /** What stands between the commas that are in no quotes and no brackets. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    Nesting nesting = Nesting.inBrackets();
    StringBuilder argument = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      nesting.read(c);
      if (c == ',' && nesting.isAtStart()) {
        arguments.add(argument.toString().strip());
        argument.setLength(0);
      } else {
        argument.append(c);
      }
    }
    arguments.add(argument.toString().strip());
    return arguments;
  }
}
