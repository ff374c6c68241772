/** The functions that few forms call; a page carries them only for those. Twin of RareFunctions. */
import { functions, toText, zoneOf } from './evaluate.js';
import { sha256, utf8 } from './digests.js';
import { EARTH } from './places.js';
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

/** A date so many months later; in a shorter month its last day. */
function monthsLater(date, count) {
  const day = date.getUTCDate();
  const later = new Date(date);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + Math.max(-2e6, Math.min(2e6, count)));
  const last = new Date(later);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  later.setUTCDate(Math.min(day, last.getUTCDate()));
  return later;
}

/** `add-date(day, years, months, days, hours, minutes)`; a time of day is there only where one was, or hours were added. */
function later(a) {
  const day = a.number(0);
  const date = dayOf(day);
  if (!date) return '';
  const amount = (i) => (i < a.size && a.number(i) || 0);
  const whole = (i) => Math.floor(amount(i) + 0.5);
  const moved = monthsLater(monthsLater(date, whole(1) * 12), whole(2)) / 864e5;
  const sum = moved + (day - Math.floor(day)) + whole(3) + amount(4) / 24 + amount(5) / 1440;
  const exact = Math.floor(sum * 864e5 + 0.5) / 864e5;
  return functions[exact === Math.floor(exact) ? 'date' : 'date-time']({ at: a.at, number: () => exact });
}

/** XPath's: the first character is number 1, and what is asked for is rounded. */
function substring(a) {
  const text = a.text(0);
  const start = Math.floor(a.number(1) + 0.5);
  const end = a.size > 2 ? start + Math.floor(a.number(2) + 0.5) : Infinity;
  const at = (number) => Math.min(Math.max(number - 1, 0), text.length);
  return start <= end ? text.slice(at(start), Math.max(at(start), at(end))) : '';
}

const partsOf = (place) => place.split(';')[0].split(/[ \t\r\n]+/).filter((part) => part);

const degreesOf = (number) => toText(Math.floor(number * 1e7 + 0.5) / 1e7);

/** The point moved by chance, anywhere within so many metres alike. */
function scattered(a) {
  const parts = partsOf(a.text(0));
  const range = a.number(1);
  if (parts.length < 2 || range !== range) return '';
  const [north, east] = [a.toNumber(parts[0]), a.toNumber(parts[1])];
  const far = range * Math.sqrt(a.at.surroundings.random()) / (2 * Math.PI * EARTH / 360);
  const way = 2 * Math.PI * a.at.surroundings.random();
  const narrow = Math.max(0.01, Math.cos(north * Math.PI / 180));
  return [degreesOf(north + far * Math.cos(way)), degreesOf(east + far * Math.sin(way) / narrow)]
    .concat(parts.slice(2)).join(' ');
}

Object.assign(functions, {
  'decimal-date-time': (a) => {
    const value = toText(a.value(0));
    return a.number(0) - (value.indexOf('-', 1) > 0 ? zoneOf(a.at.surroundings.now()) / 1440 : 0);
  },
  'decimal-time': (a) => a.number(0) - Math.floor(a.number(0)),
  'jr:itext': (a) => a.at.surroundings.itext(a.text(0)) || '',
  lower: (a) => a.text(0).toLowerCase(),
  upper: (a) => a.text(0).toUpperCase(),
  substring,
  'format-number': (a) => {
    const number = a.number(0);
    const parts = toText(number).split('.');
    parts[0] = parts[0].replace(/\d(?=(?:\d{3})+$)/g, '$&,');
    return number === number ? parts.join('.') : '';
  },
  'short-geopoint': (a) => {
    const parts = partsOf(a.text(0));
    return parts.length < 2 ? '' : parts[0] + ' ' + parts[1];
  },
  'geo-scatter': scattered,
  'add-date': later,
  randomize: randomized,
  'count-items': (a) => items(a).length,
  'item-at': (a) => items(a)[Math.trunc(a.number(2))] || '',
  'item-index': (a) => items(a).indexOf(a.text(2)),
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
