/** The functions that few forms call; a page carries them only for those. Twin of RareFunctions. */
import { functions } from './evaluate.js';
import { sha256, utf8 } from './digests.js';
import './places.js';
import './signed.js';

const MODULUS = 2147483647;

/** The first eight bytes of the text's SHA-256 as a signed number; 0 for ''. */
function hashOf(text) {
  if (!text) return 0;
  const [high, low] = [0, 4].map((from) => sha256(utf8(text)).slice(from, from + 4).reduce((sum, byte) => sum * 256 + byte, 0));
  return (high | 0) * 4294967296 + low;
}

/** Fisher–Yates from the inside out; with a seed driven by Park and Miller's generator, as in every engine. */
function randomized(a) {
  const shuffled = [];
  let state = 0;
  if (a.size > 1) {
    const number = a.number(1);
    state = (number === number ? Math.trunc(number) : hashOf(a.text(1))) % MODULUS || 0;
  }
  if (state <= 0) state += MODULUS - 1;
  const nodes = a.set(0);
  a.at.spend(nodes.length);
  nodes.forEach((node, i) => {
    state = state * 16807 % MODULUS;
    const random = a.size > 1 ? (state - 1) / (MODULUS - 1) : a.at.surroundings.random();
    const place = Math.floor(random * (i + 1));
    shuffled[i] = place === i ? node : shuffled[place];
    shuffled[place] = node;
  });
  return shuffled;
}

const dayOf = (days) => days >= -719528 && days < 2932896 && new Date(Math.floor(days) * 864e5);

/** Whole months, towards 0, from one date to another. */
function months(from, to) {
  if (!from || !to) return NaN;
  const count = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const short = to.getUTCDate() - from.getUTCDate();
  return count > 0 && short < 0 ? count - 1 : count < 0 && short > 0 ? count + 1 : count;
}

const digits = (a, count, base) => {
  let out = '';
  for (let i = 0; i < count; i++) out += Math.floor(a.at.surroundings.random() * base).toString(base);
  return out;
};

/** The items of a list; an empty text has none. */
function items(a) {
  const [between, list] = [a.text(0), a.text(1)];
  const all = list === '' ? [] : between === '' ? [list] : list.split(between);
  a.at.spend(all.length);
  return all;
}

Object.assign(functions, {
  randomize: randomized,
  'count-items': (a) => items(a).length,
  'item-at': (a) => items(a)[Math.trunc(a.number(2))] || '',
  'item-present': (a) => items(a).indexOf(a.text(2)) >= 0,
  'de-duplicate': (a) => a.at.written(Array.from(new Set(items(a))).join(a.text(0))),
  'rank-value': (a) => {
    const value = a.number(0);
    const others = a.text(1).split(/[ \t\r\n]+/).filter((one) => one);
    a.at.spend(others.length);
    return value === value ? 1 + others.filter((other) => a.toNumber(other) > value).length : NaN;
  },
  'difference-in-months': (a) => months(dayOf(a.number(0)), dayOf(a.number(1))),
  uuid: (a) => (a.size ? digits(a, Math.min(a.number(0), 1000), 36)
    : 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter) => {
      const digit = Math.floor(a.at.surroundings.random() * 16);
      return (letter === 'x' ? digit : (digit & 3) | 8).toString(16);
    })),
});
