/** The functions of the language; each means what its twin in Java means. */
import { functions, offsetOf, single, toText, toTruth, trimmed } from './evaluate.js';
import { matches } from './patterns.js';

const wordsOf = (text) => text.split(/[ \t\r\n]+/).filter((word) => word);

const namesOf = (text) => text.split(' ').filter((name) => name);

const joinedFrom = (a, from, separator) => a.at.written(a.spread(from).map(toText).join(separator));

const indexIn = (number, length) => {
  const index = Math.trunc(number) || 0;
  return Math.min(Math.max(0, index < 0 ? length + index : index), length);
};

/** Halves go up as their decimal digits say. */
function rounded(number, places) {
  const n = Math.trunc(places) || 0;
  if (Math.abs(n) > 30) return NaN;
  const scaled = +(toText(number) + 'e' + n);
  return isFinite(number) && Math.abs(scaled) < 1e15 ? +(Math.round(scaled) + 'e' + -n) : number;
}

const isoOf = (days) => (days >= -719528 && days < 2932896 ? new Date(Math.round(days * 864e5)).toISOString() : '');

const dateOf = (days) => isoOf(Math.floor(days)).substr(0, 10);

const names = (text) => text.split(' ');

function formatted(days, pattern) {
  const iso = isoOf(days);
  const fields = {
    Y: iso.substr(0, 4), y: iso.substr(2, 2), m: iso.substr(5, 2), n: +iso.substr(5, 2),
    b: names('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec')[iso.substr(5, 2) - 1],
    d: iso.substr(8, 2), e: +iso.substr(8, 2), H: iso.substr(11, 2), h: +iso.substr(11, 2), M: iso.substr(14, 2),
    S: iso.substr(17, 2), 3: iso.substr(20, 3), a: names('Sun Mon Tue Wed Thu Fri Sat')[new Date(iso).getUTCDay()],
  };
  return iso && pattern.replace(/%([^])/g, (escape, letter) => (letter in fields ? fields[letter] : letter));
}

const columnOf = (item, name) => toText(item.kids[name] || []);

const unary = (operator) => (a) => operator(a.number(0));

const ofMath = {};
names('floor abs sqrt exp log log10 sin cos tan asin acos atan').forEach((name) => {
  ofMath[name] = unary(Math[name]);
});

Object.assign(functions, ofMath, {
  string: (a) => toText(a.valueOrHere(0)),
  concat: (a) => joinedFrom(a, 0, ''),
  join: (a) => joinedFrom(a, 1, a.text(0)),
  contains: (a) => a.text(0).indexOf(a.text(1)) >= 0,
  'starts-with': (a) => a.text(0).startsWith(a.text(1)),
  'ends-with': (a) => a.text(0).endsWith(a.text(1)),
  substr: (a) => {
    const text = a.text(0);
    const start = indexIn(a.number(1), text.length);
    return text.slice(start, Math.max(start, a.size > 2 ? indexIn(a.number(2), text.length) : text.length));
  },
  'substring-before': (a) => a.text(0).slice(0, Math.max(0, a.text(0).indexOf(a.text(1)))),
  'substring-after': (a) => {
    const at = a.text(0).indexOf(a.text(1));
    return at < 0 ? '' : a.text(0).slice(at + a.text(1).length);
  },
  translate: (a) => a.text(0).split('').map((c) => {
    const at = a.text(1).indexOf(c);
    return at < 0 ? c : a.text(2).charAt(at);
  }).join(''),
  'string-length': (a) => toText(a.valueOrHere(0)).length,
  'normalize-space': (a) => wordsOf(toText(a.valueOrHere(0))).join(' '),
  regex: (a) => matches(a.text(0), a.text(1)),
  selected: (a) => (' ' + a.text(0) + ' ').indexOf(' ' + trimmed(a.text(1)) + ' ') >= 0,
  'count-selected': (a) => namesOf(a.text(0)).length,
  'selected-at': (a) => namesOf(a.text(0))[Math.trunc(a.number(1))] || '',
  number: (a) => a.toNumber(a.valueOrHere(0)),
  int: unary(Math.trunc),
  ceiling: unary(Math.ceil),
  exp10: unary((x) => Math.pow(10, x)),
  atan2: (a) => Math.atan2(a.number(0), a.number(1)),
  pow: (a) => Math.pow(a.number(0), a.number(1)),
  pi: () => Math.PI,
  round: (a) => rounded(a.number(0), a.size > 1 ? a.number(1) : 0),
  sum: (a) => a.numbers(0).reduce((x, y) => x + y, 0),
  max: (a) => a.numbers(0).reduce((x, y) => (x > y ? x : y), NaN),
  min: (a) => a.numbers(0).reduce((x, y) => (x < y ? x : y), NaN),
  random: (a) => a.at.surroundings.random(),
  boolean: (a) => a.truth(0),
  'boolean-from-string': (a) => /^(true|1)$/i.test(a.text(0)),
  not: (a) => !a.truth(0),
  true: () => true,
  false: () => false,
  checklist: (a) => {
    const count = a.spread(2).filter(toTruth).length;
    return (a.number(0) < 0 || count >= a.number(0)) && (a.number(1) < 0 || count <= a.number(1));
  },
  'weighted-checklist': (a) => {
    let sum = 0;
    for (let i = 2; i + 1 < a.size; i += 2) sum += a.truth(i) ? a.number(i + 1) : 0;
    return sum >= a.number(0) && sum <= a.number(1);
  },
  today: (a) => dateOf(a.toNumber(a.at.surroundings.now())),
  now: (a) => a.at.surroundings.now(),
  date: (a) => dateOf(a.number(0)),
  'date-time': (a) => isoOf(a.number(0)).slice(0, -1).replace(/.$/, '$&' + offsetOf(a.at.surroundings.now())),
  'format-date': (a) => formatted(a.number(0), a.text(1)),
  'format-date-time': (a) => formatted(a.number(0), a.text(1)),
  if: (a) => a.value(a.truth(0) ? 1 : 2),
  coalesce: (a) => {
    for (let i = 0; i < a.size - 1; i++) {
      const value = a.value(i);
      const one = single(value);
      if (one !== '' && one === one) return value;
    }
    return a.value(a.size - 1);
  },
  once: (a) => (toText(a.at.current.value) === '' ? a.value(0) : a.at.current.value),
  count: (a) => a.set(0).length,
  'count-non-empty': (a) => a.spread(0).filter((value) => toText(value) !== '').length,
  position: (a) => {
    if (!a.size) return a.at.position;
    const nodes = a.set(0);
    for (let around = a.at.current; nodes.length > 1 && around; around = around.parent) {
      if (nodes.indexOf(around) >= 0) return around.position;
    }
    return nodes.length ? nodes[0].position : 0;
  },
  last: (a) => a.at.size,
  instance: (a) => [a.at.surroundings.instance(a.text(0))].filter((list) => list),
  pulldata: (a) => {
    const list = a.at.surroundings.instance(a.text(0) + '.csv') || functions.instance(a)[0];
    const items = list ? list.kids.root[0].kids.item : [];
    const key = a.text(3);
    a.at.spend(1);
    const found = list && (items.withText(a.text(2), key) || (key ? [] : items))[0];
    return found ? columnOf(found, a.text(1)) : '';
  },
  'jr:choice-name': (a) => {
    const question = a.set(1)[0];
    const label = (choice) => question && a.at.surroundings.choiceLabel(question, choice);
    return label(a.text(0)) || wordsOf(a.text(0)).map(label).filter(Boolean).join(', ');
  },
});
