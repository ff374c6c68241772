/** The functions that few forms call; a page carries them only for those. Twin of RareFunctions. */
import { functions, toText } from './evaluate.js';

/** The mean equatorial radius in metres that JavaRosa calculates with. */
const EARTH = 6378100;
const PARK_MILLER_MODULUS = 2147483647;

const radians = (degrees) => degrees * Math.PI / 180;

/** Latitude and longitude of each point of `lat lon alt acc; …` texts, in degrees. */
const pointsOf = (a) => [].concat(...a.spread(0).map((value) => toText(value).split(';')))
  .map((point) => point.trim().split(/[ \t\r\n]+/)).filter((parts) => parts.length > 1)
  .map((parts) => [a.toNumber(parts[0]), a.toNumber(parts[1])]);

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

/** Fisher–Yates from the inside out; with a seed driven by Park and Miller's generator, as in every engine. */
function randomized(a) {
  const shuffled = [];
  let state = a.size > 1 ? Math.trunc(a.number(1)) % PARK_MILLER_MODULUS || 0 : 0;
  if (state <= 0) state += PARK_MILLER_MODULUS - 1;
  a.set(0).forEach((node, i) => {
    state = state * 16807 % PARK_MILLER_MODULUS;
    const random = a.size > 1 ? (state - 1) / (PARK_MILLER_MODULUS - 1) : a.at.surroundings.random();
    const place = Math.floor(random * (i + 1));
    shuffled[i] = place === i ? node : shuffled[place];
    shuffled[place] = node;
  });
  return shuffled;
}

const utf8 = (text) => unescape(encodeURIComponent(text)).split('').map((c) => c.charCodeAt(0));

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
function sha256(bytes) {
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

const digests = { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256 };

function decoded(text) {
  try {
    return decodeURIComponent(escape(atob(text)));
  } catch (e) {
    return '';
  }
}

Object.assign(functions, {
  area: (a) => areaOf(pointsOf(a)),
  distance: (a) => distanceOf(pointsOf(a)),
  randomize: randomized,
  uuid: (a) => 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter) => {
    const digit = Math.floor(a.at.surroundings.random() * 16);
    return (letter === 'x' ? digit : (digit & 3) | 8).toString(16);
  }),
  digest: (a) => {
    if (!Object.prototype.hasOwnProperty.call(digests, a.text(1))) return '';
    const bytes = digests[a.text(1)](utf8(a.text(0)));
    return a.size > 2 && a.text(2) === 'hex' ? bytes.map((byte) => (byte + 256).toString(16).slice(1)).join('')
      : btoa(String.fromCharCode.apply(null, bytes));
  },
  'base64-decode': (a) => decoded(a.text(0)),
});
