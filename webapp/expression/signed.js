/** Ed25519 signatures, RFC 8032: whether a message is its key's. Part of the twin of DigestFunctions. */
import { functions } from './evaluate.js';
import { bytesIn, sha512, textOf } from './digests.js';

const PARTS = 16;

/** A number modulo 2^255 - 19 in sixteen 16-bit parts, the smallest first. */
const field = (...parts) => parts.concat(new Array(PARTS - parts.length).fill(0));
const ZERO = field();
const ONE = field(1);

/** Brings each part into 16 bits; what leaves at the top comes back at the bottom 38-fold. */
function carried(parts) {
  const out = parts.slice();
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < PARTS; i++) {
      const over = Math.floor(out[i] / 65536);
      out[i] -= over * 65536;
      out[(i + 1) % PARTS] += i === PARTS - 1 ? over * 38 : over;
    }
  }
  return out;
}

const add = (a, b) => carried(a.map((x, i) => x + b[i]));
const less = (a, b) => carried(a.map((x, i) => x - b[i]));

function times(a, b) {
  const sums = new Array(PARTS).fill(0);
  for (let i = 0; i < PARTS; i++) {
    for (let j = 0; j < PARTS; j++) sums[(i + j) % PARTS] += a[i] * b[j] * (i + j < PARTS ? 1 : 38);
  }
  return carried(sums);
}

/** To the power whose bits, from the one numbered `top` down, are 1 but for some. */
function power(base, top, zeros) {
  let out = ONE;
  for (let bit = top; bit >= 0; bit--) {
    out = times(out, out);
    if (zeros.indexOf(bit) < 0) out = times(out, base);
  }
  return out;
}

const inverse = (a) => power(a, 254, [2, 4]);

/** The one way to write it: below 2^255 - 19. */
function reduced(a) {
  let out = carried(a);
  for (let round = 0; round < 2; round++) {
    let borrow = 0;
    const less19 = out.map((part, i) => {
      const left = part - borrow - (i === 0 ? 65517 : i === PARTS - 1 ? 32767 : 65535);
      borrow = left < 0 ? 1 : 0;
      return left + borrow * 65536;
    });
    if (!borrow) out = less19;
  }
  return out;
}

const equal = (a, b) => reduced(a).join() === reduced(b).join();

const D = times(field(56129, 1), inverse(field(56130, 1)).map((part) => -part));
const ROOT_OF_MINUS_ONE = power(field(2), 252, [2]);

/** Points as `[X, Y, Z, T]` with x = X/Z, y = Y/Z, xy = T/Z. */
function sum(p, q) {
  const a = times(less(p[1], p[0]), less(q[1], q[0]));
  const b = times(add(p[1], p[0]), add(q[1], q[0]));
  const c = times(times(p[3], add(D, D)), q[3]);
  const d = times(add(p[2], p[2]), q[2]);
  const [e, f, g, h] = [less(b, a), less(d, c), add(d, c), add(b, a)];
  return [times(e, f), times(g, h), times(f, g), times(e, h)];
}

/** So many times the point; the number in 16-bit parts. */
function multiple(point, number) {
  let out = [ZERO, ONE, ONE, ZERO];
  for (let bit = number.length * 16 - 1; bit >= 0; bit--) {
    out = sum(out, out);
    if ((number[bit >> 4] >> (bit & 15)) & 1) out = sum(out, point);
  }
  return out;
}

const partsOf = (bytes) => bytes.filter((b, i) => !(i & 1)).map((byte, i) => byte | (bytes[2 * i + 1] << 8));

/** The point with this y and oddness of x, or nothing. */
function pointOf(y, odd) {
  const square = times(y, y);
  const [u, v] = [less(square, ONE), add(times(D, square), ONE)];
  const v3 = times(times(v, v), v);
  let x = times(times(u, v3), power(times(times(u, times(v3, v3)), v), 251, [1]));
  if (!equal(times(v, times(x, x)), u)) x = times(x, ROOT_OF_MINUS_ONE);
  if (!equal(times(v, times(x, x)), u) || (odd && equal(x, ZERO))) return null;
  if ((reduced(x)[0] & 1) !== odd) x = less(ZERO, x);
  return [x, y, ONE, times(x, y)];
}

/** Its 32 bytes as a point. */
function read(bytes) {
  const parts = partsOf(bytes);
  const odd = parts[15] >> 15;
  parts[15] &= 32767;
  return reduced(parts).join() === parts.join() ? pointOf(parts, odd) : null;
}

/** The order of the base point in 16-bit parts. */
const ORDER = [54253, 23797, 25370, 22546, 40150, 41719, 63966, 5342, 0, 0, 0, 0, 0, 0, 0, 4096];

/** The rest of a number after division by the order; bit by bit. */
function modOrder(parts) {
  let rest = new Array(PARTS).fill(0);
  for (let bit = parts.length * 16 - 1; bit >= 0; bit--) {
    let carry = (parts[bit >> 4] >> (bit & 15)) & 1;
    rest = rest.map((part) => {
      const twice = part * 2 + carry;
      carry = twice >> 16;
      return twice & 65535;
    });
    let borrow = 0;
    const left = rest.map((part, i) => {
      const difference = part - ORDER[i] - borrow;
      borrow = difference < 0 ? 1 : 0;
      return difference + borrow * 65536;
    });
    if (!borrow) rest = left;
  }
  return rest;
}

function isGenuine(signature, message, key) {
  const [r, a] = [read(signature.slice(0, 32)), read(key)];
  const s = partsOf(signature.slice(32));
  if (!r || !a || modOrder(s).join() !== s.join()) return false;
  const base = pointOf(times(field(4), inverse(field(5))), 0);
  const hash = modOrder(partsOf(sha512(signature.slice(0, 32).concat(key, message))));
  const [left, right] = [multiple(base, s), sum(r, multiple(a, hash))];
  return [0, 1].every((i) => equal(times(left[i], right[2]), times(right[i], left[2])));
}

functions['extract-signed'] = (a) => {
  const [signed, key] = [bytesIn(a.text(0)), bytesIn(a.text(1))];
  const message = signed.slice(64);
  return signed.length >= 64 && key.length === 32 && isGenuine(signed.slice(0, 64), message, key) ? textOf(message) : '';
};
