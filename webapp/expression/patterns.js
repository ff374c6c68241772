/**
 * Patterns as the server reads them, in the browser's own matcher, which can't be stopped: where it might look
 * at the text more than a million times, the question is left to the server, whose matcher can.
 */
import { TooMuch } from './evaluate.js';

const LOOKS = 1e6;
const LONGEST = 5000;

/** Nobody reads this: the server finds the same answer, or says that its pattern takes too long. */
function stop() {
  throw new TooMuch('pattern');
}

/** Java's \s, which is ASCII. */
const SPACES = ' \\t\\n\\x0B\\f\\r';

/** What the pattern is made of; a class counts as one. */
const TOKEN = /\\Q([^]*?)(?:\\E|$)|\\[pP]\{(\w+)\}|\\x(?:\{(\w+)\}|(\w\w))|\\u(\w{4})|\\([^])|(\(\?[a-zA-Z]+\))|\[((?:\\[^]|[^\\\]])*)\]|([*+?]|\{\d+(?:,\d*)?\})([?+]?)|(\((?:\?(?:[:=!]|<[=!]|<\w+>))?)|([^])/g;

/** An escape, in a class or out of it. */
function escaped(letter, within) {
  const lower = letter.toLowerCase();
  if (letter === 'S' && within) return '\\S\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';
  if (lower === 's') return within ? SPACES : `[${letter === 's' ? '' : '^'}${SPACES}]`;
  if (!within && /[AzZ]/.test(letter)) return letter === 'A' ? '^' : '$';
  if (/[dDwWbBnrtf0]/.test(letter) || (!within && /[1-9]/.test(letter))) return '\\' + letter;
  if (/[a-zA-Z]/.test(letter)) stop();
  return /[\^$\\.*+?()[\]{}|/]/.test(letter) || (within && letter === '-') ? '\\' + letter : letter;
}

/** Categories mean the same in both; names such as Alpha or Punct do not. */
function named(name, negative) {
  const category = /^(?:Is)?([A-Z][a-z]?|Alphabetic)$/.exec(name);
  if (!category && name !== 'IsHan') stop();
  return `\\${negative ? 'P' : 'p'}{${category ? category[1] : 'Script=Han'}}`;
}

function classOf(inside) {
  if (/&&|\[/.test(inside.replace(/\\[^]/g, ''))) stop();
  return `[${inside.replace(/\\p\{(\w+)\}|\\x\{?(\w+)\}?|\\u(\w{4})|\\([^])/g, (all, name, hex, four, letter) => (
    name ? named(name) : letter ? escaped(letter, true) : `\\u{${hex || four}}`))}]`;
}

/**
 * @param {string} pattern
 * @returns {{source: string, flags: string, looks: function(number): number}} `looks` tells how often a text of a
 *   length may be looked at, at worst
 */
function translated(pattern) {
  const open = [];
  let flags = 'u';
  let inner = { ways: 0, deep: false };
  let last = inner;
  let counted = 0;
  const source = pattern.replace(TOKEN, (all, quoted, name, hex, two, four, letter, option, inside, times, kind, group, other) => {
    const before = last;
    last = { ways: 0, deep: false };
    if (quoted !== undefined) return quoted.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
    if (name) return named(name, all[1] === 'P');
    if (hex || two || four) return `\\u{${hex || two || four}}`;
    if (letter) return escaped(letter);
    if (option) {
      if (option !== '(?i)' || flags !== 'u') stop();
      flags = 'iu';
      return '';
    }
    if (inside !== undefined) return classOf(inside);
    if (times) {
      if (kind === '+') stop();
      const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(times) || ['', 0, ',', times === '?' ? 1 : ''];
      counted += +(most || least);
      inner.ways += before.ways;
      if (comma && most !== least) inner.ways += times === '?' ? 0.2 : 1;
      if (times !== '?' && (before.ways || before.deep)) inner.deep = true;
      inner.deep = inner.deep || before.deep;
      return all;
    }
    if (group) {
      open.push(inner);
      inner = { ways: 0, deep: false };
      return group;
    }
    if (other === ')' && open.length) {
      last = inner;
      inner = open.pop();
      inner.ways += last.ways;
      inner.deep = inner.deep || last.deep;
    }
    if (other === '|') inner.ways += 0.2;
    return other === ']' || other === '}' || other === '/' ? '\\' + other : other;
  });
  if (counted > 2000) stop();
  return { source, flags, looks: (n) => (inner.deep ? Math.pow(2, n) : Math.pow(n + 1, inner.ways + 1)) };
}

const known = Object.create(null);

/** Whether the whole text matches; false for a pattern that is wrong. */
export function matches(text, pattern) {
  if (text.length > LONGEST) stop();
  known[pattern] = known[pattern] || translated(pattern);
  const { source, flags, looks } = known[pattern];
  if (looks(text.length) > LOOKS) stop();
  try {
    return new RegExp(`^(?:${source})$`, flags).test(text);
  } catch (e) {
    return false;
  }
}
