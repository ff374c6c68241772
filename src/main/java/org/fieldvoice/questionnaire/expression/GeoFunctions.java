package org.fieldvoice.questionnaire.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fieldvoice.questionnaire.expression.Functions.Function;

/** Functions on places on earth, which are texts {@code lat lon alt acc; …}. */
final class GeoFunctions {

  /** The mean equatorial radius in metres that JavaRosa calculates with. */
  static final double EARTH = 6_378_100;

  private GeoFunctions() {}

  /** Degrees. */
  private record Point(double north, double east) {}

  static void addTo(Map<String, Function> functions) {
    functions.put("area", new Function(1, 1, a -> area(points(a, a.spread(0)))));
    functions.put("distance", new Function(1, 9, a -> distance(points(a, a.spread(0)))));
    functions.put("geofence", new Function(2, 2, GeoFunctions::geofence));
    functions.put("intersects", new Function(1, 1, a -> crosses(a, points(a, a.spread(0)))));
  }

  private static List<Point> points(Arguments a, List<Object> values) {
    List<Point> points = new ArrayList<>();
    for (Object value : values) {
      for (String point : Values.text(value).split(";", -1)) {
        List<String> parts = TextFunctions.words(point);
        if (parts.size() >= 2) {
          points.add(new Point(degrees(parts.get(0), a), degrees(parts.get(1), a)));
        }
      }
    }
    a.at().budget.spend(points.size());
    return points;
  }

  private static double degrees(String text, Arguments a) {
    return Values.number(text, a.at().dates);
  }

  /**
   * Square metres of the polygon, each point taken on a plane that touches the earth at the first.
   */
  private static double area(List<Point> points) {
    double metresPerDegree = 2 * Math.PI * EARTH / 360;
    double sum = 0;
    for (int i = 2; i < points.size(); i++) {
      double[] a = segment(points.get(0), points.get(i - 1), metresPerDegree);
      double[] b = segment(points.get(0), points.get(i), metresPerDegree);
      sum += (a[0] * b[1] - b[0] * a[1]) / 2;
    }
    return Math.abs(sum);
  }

  private static double[] segment(Point from, Point to, double metresPerDegree) {
    double east = (to.east - from.east) * metresPerDegree * Math.cos(Math.toRadians(to.north));
    return new double[] {(to.north - from.north) * metresPerDegree, east};
  }

  /** Metres along the points, by the haversine formula. */
  private static double distance(List<Point> points) {
    double sum = 0;
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      double north = Math.sin(Math.toRadians(b.north - a.north) / 2);
      double east = Math.sin(Math.toRadians(b.east - a.east) / 2);
      double h =
          north * north
              + Math.cos(Math.toRadians(a.north)) * Math.cos(Math.toRadians(b.north)) * east * east;
      sum += 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, h)));
    }
    return sum;
  }

  /** Whether a line from the point eastwards leaves the shape an odd number of times. */
  private static Object geofence(Arguments a) {
    List<Point> here = points(a, List.of(a.text(0)));
    List<Point> shape = points(a, List.of(a.text(1)));
    boolean inside = false;
    for (int i = 1; i < shape.size() && !here.isEmpty(); i++) {
      Point from = shape.get(i - 1);
      Point to = shape.get(i);
      Point at = here.get(0);
      boolean passes = to.east > at.east != from.east > at.east;
      double north =
          (from.north - to.north) * (at.east - to.east) / (from.east - to.east) + to.north;
      inside ^= passes && at.north < north;
    }
    return inside;
  }

  /**
   * Whether two sides that are no neighbours have a point in common, or a side folds back onto the
   * one before it.
   */
  private static Object crosses(Arguments a, List<Point> given) {
    List<Point> points = new ArrayList<>();
    for (Point point : given) {
      if (points.isEmpty() || !point.equals(points.get(points.size() - 1))) {
        points.add(point);
      }
    }
    int sides = points.size() - 1;
    boolean closed = sides > 2 && points.get(0).equals(points.get(sides));
    a.at().budget.spend(Math.max(0, sides) * Math.max(0, Math.min(sides, Budget.ONE)) / 2);
    for (int i = 0; i < sides; i++) {
      for (int j = i + 1; j < sides; j++) {
        boolean next = j == i + 1;
        boolean ends = closed && i == 0 && j == sides - 1;
        if (next || ends
            ? folds(points, next ? i : j, next ? j : i)
            : meet(points.get(i), points.get(i + 1), points.get(j), points.get(j + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the second side, which begins where the first ends, goes back along it. */
  private static boolean folds(List<Point> points, int first, int second) {
    Point a = points.get(first);
    Point b = points.get(first + 1);
    Point c = points.get(second + 1);
    double onwards =
        (b.north - a.north) * (c.north - b.north) + (b.east - a.east) * (c.east - b.east);
    return turn(a, b, c) == 0 && onwards < 0;
  }

  private static boolean meet(Point a, Point b, Point c, Point d) {
    double ofC = turn(a, b, c);
    double ofD = turn(a, b, d);
    double ofA = turn(c, d, a);
    double ofB = turn(c, d, b);
    return (ofC * ofD < 0 && ofA * ofB < 0)
        || (ofC == 0 && between(a, c, b))
        || (ofD == 0 && between(a, d, b))
        || (ofA == 0 && between(c, a, d))
        || (ofB == 0 && between(c, b, d));
  }

  /** Positive where the way over b to c turns left, negative where right, 0 straight on. */
  private static double turn(Point a, Point b, Point c) {
    return Math.signum(
        (b.north - a.north) * (c.east - b.east) - (b.east - a.east) * (c.north - b.north));
  }

  private static boolean between(Point from, Point point, Point to) {
    return Math.min(from.north, to.north) <= point.north
        && point.north <= Math.max(from.north, to.north)
        && Math.min(from.east, to.east) <= point.east
        && point.east <= Math.max(from.east, to.east);
  }
}
