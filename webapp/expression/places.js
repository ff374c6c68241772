/** Places on earth, texts `lat lon alt acc; …`. Twin of GeoFunctions. */
import { functions, toText } from './evaluate.js';

/** The mean equatorial radius in metres that JavaRosa calculates with. */
export const EARTH = 6378100;

const radians = (degrees) => degrees * Math.PI / 180;

/** Latitude and longitude of each point, in degrees. */
function pointsOf(a, values) {
  const points = [].concat(...values.map((value) => toText(value).split(';')))
    .map((point) => point.trim().split(/[ \t\r\n]+/)).filter((parts) => parts.length > 1)
    .map((parts) => [a.toNumber(parts[0]), a.toNumber(parts[1])]);
  a.at.spend(points.length);
  return points;
}

function areaOf(points) {
  const perDegree = 2 * Math.PI * EARTH / 360;
  const [north, east] = points[0] || [];
  const flat = points.map((p) => [(p[0] - north) * perDegree, (p[1] - east) * perDegree * Math.cos(radians(p[0]))]);
  let sum = 0;
  for (let i = 2; i < flat.length; i++) sum += (flat[i - 1][0] * flat[i][1] - flat[i][0] * flat[i - 1][1]) / 2;
  return Math.abs(sum);
}

function distanceOf(points) {
  let sum = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    const north = Math.sin(radians(b[0] - a[0]) / 2);
    const east = Math.sin(radians(b[1] - a[1]) / 2);
    const h = north * north + Math.cos(radians(a[0])) * Math.cos(radians(b[0])) * east * east;
    sum += 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, h)));
  }
  return sum;
}

/** Whether a line from the point eastwards leaves the shape an odd number of times. */
function holds(shape, at) {
  let inside = false;
  for (let i = 1; at && i < shape.length; i++) {
    const [from, to] = [shape[i - 1], shape[i]];
    if ((to[1] > at[1]) !== (from[1] > at[1])
      && at[0] < (from[0] - to[0]) * (at[1] - to[1]) / (from[1] - to[1]) + to[0]) inside = !inside;
  }
  return inside;
}

const turn = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]));

const between = (from, point, to) => [0, 1].every((i) => Math.min(from[i], to[i]) <= point[i]
  && point[i] <= Math.max(from[i], to[i]));

/** Whether the second side, which begins where the first ends, goes back along it. */
const folds = (a, b, c) => turn(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0;

function meet(a, b, c, d) {
  const [ofC, ofD, ofA, ofB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  return (ofC * ofD < 0 && ofA * ofB < 0) || (!ofC && between(a, c, b)) || (!ofD && between(a, d, b))
    || (!ofA && between(c, a, d)) || (!ofB && between(c, b, d));
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** Whether two sides that are no neighbours have a point in common, or a side folds back onto the one before it. */
function crosses(a, given) {
  const points = given.filter((point, i) => !i || !same(point, given[i - 1]));
  const sides = points.length - 1;
  const closed = sides > 2 && same(points[0], points[sides]);
  if (sides > 0) a.at.spend(sides * sides / 2);
  for (let i = 0; i < sides; i++) {
    for (let j = i + 1; j < sides; j++) {
      const next = j === i + 1;
      if (next ? folds(points[i], points[j], points[j + 1])
        : closed && !i && j === sides - 1 ? folds(points[j], points[0], points[1])
          : meet(points[i], points[i + 1], points[j], points[j + 1])) return true;
    }
  }
  return false;
}

Object.assign(functions, {
  area: (a) => areaOf(pointsOf(a, a.spread(0))),
  distance: (a) => distanceOf(pointsOf(a, a.spread(0))),
  geofence: (a) => holds(pointsOf(a, [a.text(1)]), pointsOf(a, [a.text(0)])[0]),
  intersects: (a) => crosses(a, pointsOf(a, a.spread(0))),
});
