package org.fieldvoice.questionnaire.expression;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/** Functions that few forms use; the browser loads them only for those. */
final class RareFunctions {

  /** The mean equatorial radius in metres that JavaRosa calculates with. */
  private static final double EARTH = 6_378_100;

  private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256");
  private static final long PARK_MILLER_MODULUS = 2_147_483_647L;
  private static final long PARK_MILLER_FACTOR = 16_807;

  private RareFunctions() {}

  static void addTo(Map<String, Function> functions) {
    functions.put("area", new Function(1, 1, a -> area(points(a.spread(0)))));
    functions.put("distance", new Function(1, 9, a -> distance(points(a.spread(0)))));
    functions.put("randomize", new Function(1, 2, RareFunctions::randomize));
    functions.put("uuid", new Function(0, 0, a -> uuid(a.at().surroundings)));
    functions.put("digest", new Function(2, 3, RareFunctions::digest));
    functions.put("base64-decode", new Function(1, 1, a -> decode(a.text(0))));
  }

  static boolean has(String name) {
    return Set.of("area", "distance", "randomize", "uuid", "digest", "base64-decode")
        .contains(name);
  }

  /** Latitude and longitude of each point of {@code lat lon alt acc; …} texts, in degrees. */
  private static List<double[]> points(List<Object> values) {
    List<double[]> points = new ArrayList<>();
    for (Object value : values) {
      for (String point : Values.text(value).split(";", -1)) {
        List<String> parts = TextFunctions.words(point);
        if (parts.size() >= 2) {
          Dates dates = new Dates("");
          points.add(
              new double[] {
                Values.number(parts.get(0), dates), Values.number(parts.get(1), dates)
              });
        }
      }
    }
    return points;
  }

  /**
   * Square metres of the polygon, each point taken on a plane that touches the earth at the first.
   */
  private static double area(List<double[]> points) {
    double metresPerDegree = 2 * Math.PI * EARTH / 360;
    double sum = 0;
    for (int i = 2; i < points.size(); i++) {
      double[] a = segment(points.get(0), points.get(i - 1), metresPerDegree);
      double[] b = segment(points.get(0), points.get(i), metresPerDegree);
      sum += (a[0] * b[1] - b[0] * a[1]) / 2;
    }
    return Math.abs(sum);
  }

  private static double[] segment(double[] from, double[] to, double metresPerDegree) {
    double east = (to[1] - from[1]) * metresPerDegree * Math.cos(Math.toRadians(to[0]));
    return new double[] {(to[0] - from[0]) * metresPerDegree, east};
  }

  /** Metres along the points, by the haversine formula. */
  private static double distance(List<double[]> points) {
    double sum = 0;
    for (int i = 1; i < points.size(); i++) {
      double[] a = points.get(i - 1);
      double[] b = points.get(i);
      double north = Math.sin(Math.toRadians(b[0] - a[0]) / 2);
      double east = Math.sin(Math.toRadians(b[1] - a[1]) / 2);
      double h =
          north * north
              + Math.cos(Math.toRadians(a[0])) * Math.cos(Math.toRadians(b[0])) * east * east;
      sum += 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, h)));
    }
    return sum;
  }

  /**
   * Fisher–Yates from the inside out; with a seed driven by Park and Miller's generator, so that
   * every engine shuffles alike.
   */
  private static Object randomize(Arguments a) {
    List<DataNode> shuffled = new ArrayList<>();
    boolean seeded = a.size() > 1;
    long state = seeded ? seed(a.number(1)) : 0;
    for (DataNode node : a.set(0).nodes()) {
      state = state * PARK_MILLER_FACTOR % PARK_MILLER_MODULUS;
      double random =
          seeded ? (state - 1) / (double) (PARK_MILLER_MODULUS - 1) : a.at().surroundings.random();
      int place = (int) Math.floor(random * (shuffled.size() + 1));
      shuffled.add(place == shuffled.size() ? node : shuffled.get(place));
      shuffled.set(place, node);
    }
    return new NodeSet(shuffled);
  }

  private static long seed(double number) {
    long seed = (long) number % PARK_MILLER_MODULUS;
    return seed <= 0 ? seed + PARK_MILLER_MODULUS - 1 : seed;
  }

  /** Version 4 of RFC 4122. */
  private static String uuid(Surroundings surroundings) {
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

  private static Object digest(Arguments a) {
    if (!DIGESTS.contains(a.text(1))) {
      return "";
    }
    try {
      byte[] hash =
          MessageDigest.getInstance(a.text(1)).digest(a.text(0).getBytes(StandardCharsets.UTF_8));
      boolean hex = a.size() > 2 && a.text(2).equals("hex");
      return hex ? HexFormat.of().formatHex(hash) : Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String decode(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
