package org.fieldvoice.questionnaire.expression;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/** Functions that few forms use; the browser loads them only for those. */
final class RareFunctions {

  private static final long PARK_MILLER_MODULUS = 2_147_483_647L;
  private static final long PARK_MILLER_FACTOR = 16_807;
  private static final Set<String> NAMES;

  static {
    Map<String, Function> all = new HashMap<>();
    addTo(all);
    NAMES = Set.copyOf(all.keySet());
  }

  private RareFunctions() {}

  static void addTo(Map<String, Function> functions) {
    GeoFunctions.addTo(functions);
    DigestFunctions.addTo(functions);
    ListFunctions.addTo(functions);
    DialectFunctions.addTo(functions);
    functions.put("randomize", new Function(1, 2, RareFunctions::randomize));
    functions.put("uuid", new Function(0, 1, RareFunctions::uuid));
    functions.put("decimal-date-time", new Function(1, 1, DateFunctions::decimalDateTime));
    functions.put("decimal-time", new Function(1, 1, a -> a.number(0) - Math.floor(a.number(0))));
    functions.put(
        "jr:itext", new Function(1, 1, a -> a.at().surroundings.itext(a.text(0)).orElse("")));
    functions.put("difference-in-months", new Function(2, 2, DateFunctions::months));
  }

  static boolean has(String name) {
    return NAMES.contains(name);
  }

  /**
   * Fisher–Yates from the inside out; with a seed driven by Park and Miller's generator, so that
   * every engine shuffles alike.
   */
  private static Object randomize(Arguments a) {
    List<DataNode> shuffled = new ArrayList<>();
    boolean seeded = a.size() > 1;
    long state = seeded ? state(seed(a)) : 0;
    for (DataNode node : a.set(0).nodes()) {
      state = state * PARK_MILLER_FACTOR % PARK_MILLER_MODULUS;
      double random =
          seeded ? (state - 1) / (double) (PARK_MILLER_MODULUS - 1) : a.at().surroundings.random();
      int place = (int) Math.floor(random * (shuffled.size() + 1));
      shuffled.add(place == shuffled.size() ? node : shuffled.get(place));
      shuffled.set(place, node);
    }
    a.at().budget.spend(shuffled.size());
    return new NodeSet(shuffled);
  }

  /** The number, or where there is none the first eight bytes of the text's SHA-256; 0 for ''. */
  private static long seed(Arguments a) {
    double number = a.number(1);
    if (!Double.isNaN(number)) {
      return (long) number;
    }
    String text = a.text(1);
    return text.isEmpty() ? 0 : ByteBuffer.wrap(DigestFunctions.hash("SHA-256", text)).getLong();
  }

  /** The seed is a double before it is divided, as in JavaRosa: large ones lose digits. */
  private static long state(long seed) {
    long rest = (long) ((double) seed % PARK_MILLER_MODULUS);
    return rest <= 0 ? rest + PARK_MILLER_MODULUS - 1 : rest;
  }

  /** Version 4 of RFC 4122; or so many letters and digits. */
  private static String uuid(Arguments a) {
    Surroundings surroundings = a.at().surroundings;
    if (a.size() > 0) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < Math.min(a.number(0), 1000); i++) {
        out.append(Character.forDigit((int) Math.floor(surroundings.random() * 36), 36));
      }
      return out.toString();
    }
    StringBuilder out = new StringBuilder();
    for (char c : "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".toCharArray()) {
      int digit = (int) Math.floor(surroundings.random() * 16);
      out.append(
          c == 'x'
              ? Integer.toHexString(digit)
              : c == 'y' ? Integer.toHexString((digit & 3) | 8) : String.valueOf(c));
    }
    return out.toString();
  }
}
