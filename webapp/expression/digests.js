/** Digests and what is made with them. Twin of DigestFunctions. */
import { functions } from './evaluate.js';

export const utf8 = (text) => unescape(encodeURIComponent(text)).split('').map((c) => c.charCodeAt(0));

/** The message in 16-word blocks, padded as MD5 (little end first) and SHA (big end first) want it. */
function blocksOf(bytes, littleEnd) {
  const words = new Array((((bytes.length + 8) >> 6) + 1) * 16).fill(0);
  bytes.concat(128).forEach((byte, i) => { words[i >> 2] |= byte << 8 * (littleEnd ? i & 3 : 3 - (i & 3)); });
  words[words.length - (littleEnd ? 2 : 1)] = bytes.length * 8;
  return words;
}

const rotl = (word, by) => (word << by) | (word >>> (32 - by));
const rotr = (word, by) => (word >>> by) | (word << (32 - by));

/** RFC 1321. */
function md5(bytes) {
  const words = blocksOf(bytes, true);
  const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.length; block += 16) {
    let [a, b, c, d] = hash;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mix = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
      const at = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] % 16;
      const sum = a + mix + words[block + at] + Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296);
      [a, d, c] = [d, c, b];
      b += rotl(sum | 0, shifts[round * 4 + (i & 3)]);
    }
    [a, b, c, d].forEach((part, i) => { hash[i] = (hash[i] + part) | 0; });
  }
  return bytesOf(hash, true);
}

/** FIPS 180-4, 6.1. */
function sha1(bytes) {
  const words = blocksOf(bytes);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < words.length; block += 16) {
    const w = words.slice(block, block + 16);
    let [a, b, c, d, e] = hash;
    for (let i = 0; i < 80; i++) {
      if (i > 15) w[i] = rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
      const mix = i < 20 ? (b & c) | (~b & d) : i < 40 || i > 59 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
      const constant = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][Math.floor(i / 20)];
      const sum = (rotl(a, 5) + mix + e + w[i] + constant) | 0;
      [e, d, c, b, a] = [d, c, rotl(b, 30), a, sum];
    }
    [a, b, c, d, e].forEach((part, i) => { hash[i] = (hash[i] + part) | 0; });
  }
  return bytesOf(hash);
}

/** The first 32 bits of the fractions of the primes' roots. */
function rootsOfPrimes(count, power) {
  const primes = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p)) primes.push(n);
  return primes.map((p) => (Math.pow(p, power) % 1 * 4294967296) | 0);
}

/** FIPS 180-4, 6.2. */
export function sha256(bytes) {
  const words = blocksOf(bytes);
  const constants = rootsOfPrimes(64, 1 / 3);
  const hash = rootsOfPrimes(8, 1 / 2);
  for (let block = 0; block < words.length; block += 16) {
    const w = words.slice(block, block + 16);
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      if (i > 15) {
        const [x, y] = [w[i - 15], w[i - 2]];
        w[i] = (w[i - 16] + (rotr(x, 7) ^ rotr(x, 18) ^ (x >>> 3)) + w[i - 7]
          + (rotr(y, 17) ^ rotr(y, 19) ^ (y >>> 10))) | 0;
      }
      const one = (h + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + w[i]) | 0;
      const two = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((part, i) => { hash[i] = (hash[i] + part) | 0; });
  }
  return bytesOf(hash);
}

const bytesOf = (words, littleEnd) => [].concat(...words.map((word) => {
  const bytes = [24, 16, 8, 0].map((by) => (word >>> by) & 255);
  return littleEnd ? bytes.reverse() : bytes;
}));

const times = (a, b) => {
  const product = new Array(a.length + b.length).fill(0);
  a.forEach((x, i) => b.forEach((y, j) => {
    const sum = product[i + j] + x * y;
    product[i + j] = sum & 65535;
    product[i + j + 1] += Math.floor(sum / 65536);
  }));
  return product;
};

/** -1, 0 or 1, of numbers in 16-bit parts, the smallest first. */
function compared(a, b) {
  for (let i = Math.max(a.length, b.length) - 1; i >= 0; i--) {
    if ((a[i] || 0) !== (b[i] || 0)) return (a[i] || 0) < (b[i] || 0) ? -1 : 1;
  }
  return 0;
}

/** The first 64 bits of the fractions of the primes' roots, each as two words. */
function longRoots(count, power) {
  const primes = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p)) primes.push(n);
  return primes.map((prime) => {
    const whole = new Array(4 * power).fill(0).concat(prime);
    const root = [0, 0, 0, 0, 0];
    for (let bit = 68; bit >= 0; bit--) {
      root[bit >> 4] |= 1 << (bit & 15);
      const square = times(root, root);
      if (compared(power === 3 ? times(square, root) : square, whole) > 0) root[bit >> 4] ^= 1 << (bit & 15);
    }
    return [(root[3] << 16) | root[2], (root[1] << 16) | root[0]];
  });
}

function plus(...words) {
  const low = words.reduce((sum, word) => sum + (word[1] >>> 0), 0);
  return [(words.reduce((sum, word) => sum + word[0], 0) + Math.floor(low / 4294967296)) | 0, low | 0];
}

const turned = ([high, low], by) => {
  const [a, b, n] = by < 32 ? [high, low, by] : [low, high, by - 32];
  return [(a >>> n) | (b << (32 - n)), (b >>> n) | (a << (32 - n))];
};

const shifted = ([high, low], by) => [high >>> by, (low >>> by) | (high << (32 - by))];

const mixed = (...words) => [0, 1].map((i) => words.reduce((all, word) => all ^ word[i], 0));

let constants = null;

/** FIPS 180-4, 6.4: the eight words after all blocks. */
function long(bytes, start) {
  constants = constants || longRoots(80, 3);
  const words = new Array((((bytes.length + 16) >> 7) + 1) * 32).fill(0);
  bytes.concat(128).forEach((byte, i) => { words[i >> 2] |= byte << 8 * (3 - (i & 3)); });
  words[words.length - 1] = bytes.length * 8;
  let hash = start;
  for (let block = 0; block < words.length; block += 32) {
    const w = [];
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 80; i++) {
      w[i] = i < 16 ? [words[block + 2 * i], words[block + 2 * i + 1]] : plus(w[i - 16], w[i - 7],
        mixed(turned(w[i - 15], 1), turned(w[i - 15], 8), shifted(w[i - 15], 7)),
        mixed(turned(w[i - 2], 19), turned(w[i - 2], 61), shifted(w[i - 2], 6)));
      const one = plus(h, mixed(turned(e, 14), turned(e, 18), turned(e, 41)),
        [0, 1].map((j) => (e[j] & f[j]) ^ (~e[j] & g[j])), constants[i], w[i]);
      const two = plus(mixed(turned(a, 28), turned(a, 34), turned(a, 39)),
        [0, 1].map((j) => (a[j] & b[j]) ^ (a[j] & c[j]) ^ (b[j] & c[j])));
      [h, g, f, e, d, c, b, a] = [g, f, e, plus(d, one), c, b, a, plus(one, two)];
    }
    hash = [a, b, c, d, e, f, g, h].map((word, i) => plus(word, hash[i]));
  }
  return bytesOf([].concat(...hash));
}

export const sha512 = (bytes) => long(bytes, longRoots(8, 2));

/** The roots of the ninth to sixteenth prime begin it. */
const sha384 = (bytes) => long(bytes, longRoots(16, 2).slice(8)).slice(0, 48);

const digests = { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 };

/** The bytes of a base64 text; none where it is not one. */
export function bytesIn(text) {
  try {
    return /[ \t\r\n]/.test(text) ? [] : atob(text).split('').map((c) => c.charCodeAt(0));
  } catch (e) {
    return [];
  }
}

/** UTF-8 read as browsers and Java do: what is none becomes U+FFFD. */
export const textOf = (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes));

Object.assign(functions, {
  digest: (a) => {
    if (!Object.prototype.hasOwnProperty.call(digests, a.text(1))) return '';
    const bytes = digests[a.text(1)](utf8(a.text(0)));
    return a.size > 2 && a.text(2) === 'hex' ? bytes.map((byte) => (byte + 256).toString(16).slice(1)).join('')
      : btoa(String.fromCharCode.apply(null, bytes));
  },
  'base64-decode': (a) => textOf(bytesIn(a.text(0))),
});
