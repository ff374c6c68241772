/**
 * Evaluates expressions in the browser: the twin of org.fieldvoice.questionnaire.expression. Trees come
 * parsed and resolved from the server (the form is written down in its class Compact); nothing is parsed
 * here. A value is a string, a number, a boolean, or an array of nodes.
 *
 * @typedef {{name: string, parent: ?DataNode, kids: Object<string, DataNode[]>, value: (string|number),
 *   relevant: boolean, position: number}} DataNode
 * @typedef {{now: function(): string, random: function(): number, instance: function(string): ?DataNode,
 *   choiceLabel: function(DataNode, string): ?string, itext: function(string): ?string}} Surroundings
 */

/** What a tree's head means: function(Arguments) by name or sign. */
export const functions = Object.create(null);

const NEAR = 1e-12;

/** The steps of one expression, which Java's Budget counts alike. */
export const MOST_STEPS = 2e6;

/** An expression that is stopped before it is done. */
export class TooMuch extends Error {}

const ISO = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|T)(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,9})?))?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

export const single = (value) => (Array.isArray(value) ? (value.length ? value[0].value : '') : value);

/** A number without exponent, as Java's Values.text. */
function plain(number) {
  const text = '' + number;
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const digits = parts[2] + (parts[3] || '');
  const exponent = +parts[4];
  return parts[1] + (exponent < 0 ? '0.' + '0'.repeat(-exponent - 1) + digits
    : digits + '0'.repeat(exponent + 1 - digits.length));
}

export function toText(value) {
  const one = single(value);
  return typeof one === 'number' ? plain(one) : '' + one;
}

export function toTruth(value) {
  const one = single(value);
  return typeof one === 'number' ? Math.abs(one) > NEAR : typeof one === 'boolean' ? one : one !== '';
}

const minutesOf = (offset) => {
  if (!offset || offset === 'Z') return 0;
  const minutes = offset.substr(1, 2) * 60 + +(offset.substr(3).replace(':', '') || 0);
  return offset[0] === '-' ? -minutes : minutes;
};

export const offsetOf = (now) => (ISO.exec(now) || [])[7] || '';

/** The respondent's offset from UTC in minutes. */
export const zoneOf = (now) => minutesOf(offsetOf(now));

/** Days since 1970-01-01 on the respondent's clock; NaN where the text is no date and no time. */
export function daysOf(text, now) {
  const p = text.length > 4 && ISO.exec(text);
  if (!p) return NaN;
  let days = 0;
  if (p[1]) {
    const date = new Date(0);
    date.setUTCFullYear(p[1], p[2] - 1, p[3]);
    days = date.getUTCDate() == p[3] && date.getUTCMonth() == p[2] - 1 ? date / 864e5 : NaN;
  }
  if (!p[4]) return days;
  if (p[4] > 24 || p[5] > 59 || p[6] >= 60) return NaN;
  const moved = p[1] && p[7] ? zoneOf(now) - minutesOf(p[7]) : 0;
  return days + ((p[4] * 60 + +p[5] + moved) * 60 + +(p[6] || 0)) / 86400;
}

/** Without what Java's trim takes away, which is less than the browser's own does. */
export const trimmed = (text) => text.replace(/^[\0- ]+|[\0- ]+$/g, '');

export function toNumber(value, now) {
  const one = single(value);
  if (typeof one !== 'string') return +one;
  const text = trimmed(one);
  return /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? +text : daysOf(text, now());
}

/** Lets a list's items be found by what stands in a column; null where none of them has such a column. */
export function index(items) {
  const columns = Object.create(null);
  items.withText = (column, text) => {
    if (!columns[column]) {
      columns[column] = new Map();
      columns[column].known = items.some((item) => item.kids[column]);
      items.forEach((item) => {
        const value = toText(item.kids[column] || []);
        columns[column].set(value, columns[column].get(value) || []).get(value).push(item);
      });
    }
    return columns[column].known ? columns[column].get(text) || [] : null;
  };
}

/** The conditions that `and` joins in one. */
const partsOf = (tree) => (tree[0] === 'and' ? partsOf(tree[1]).concat(partsOf(tree[2]))
  : tree[0] === 'boolean' ? partsOf(tree[1]) : [tree]);

const startsAt = (tree, start) => tree[0] === '/' && Array.isArray(tree[1]) && tree[1][0] === start;

const isPlain = (steps) => steps.every((step) => typeof step === 'string');

/** A text, or an answer seen from the question: the same for each item that is tested. */
const isFixed = (tree) => typeof tree === 'string'
  || ((tree[0] === '$' || startsAt(tree, '@')) && isPlain(tree.slice(2)));

/** One evaluation: `current` is the node the expression belongs to, `here` the one being tested. */
export class Evaluation {
  constructor(surroundings, current, here, position, size, steps) {
    this.surroundings = surroundings;
    this.current = current;
    this.here = here || current;
    this.position = position || 1;
    this.size = size || 1;
    this.steps = steps || { left: MOST_STEPS };
  }

  spend(steps) {
    this.steps.left -= steps;
    if (this.steps.left < 0) throw new TooMuch('steps');
  }

  written(text) {
    if (text.length > 1e6) throw new TooMuch('length');
    this.spend(text.length >> 4);
    return text;
  }

  value(tree) {
    return Array.isArray(tree) ? functions[tree[0]](new Arguments(tree, this)) : tree;
  }

  filter(nodes, conditions) {
    return conditions.reduce((left, condition) => {
      const sought = this.sought(left, condition);
      const some = sought ? sought.found : left;
      this.spend(some.length + (sought ? 1 : 0));
      return some.filter((node, i) => {
        const position = sought ? node.position : i + 1;
        const at = new Evaluation(this.surroundings, this.current, node, position, left.length, this.steps);
        if (sought) return sought.rest.every((part) => toTruth(at.value(part)));
        const value = single(at.value(condition));
        return typeof value === 'number' ? value === position : toTruth(value);
      });
    }, nodes);
  }

  /** What a list's index leaves of it, and what else must be true; the twin of Java's Sought. */
  sought(nodes, condition) {
    let fewest = null;
    const parts = nodes.withText ? partsOf(condition) : [];
    parts.forEach((part, i) => {
      const found = part[0] === '=' && (this.found(nodes, part[1], part[2]) || this.found(nodes, part[2], part[1]));
      if (found && !(fewest && fewest.found.length <= found.length)) {
        fewest = { found, rest: parts.filter((other, n) => n !== i) };
      }
    });
    return fewest;
  }

  found(nodes, column, value) {
    if (!startsAt(column, '.') || column.length > 3 || !isPlain(column.slice(2)) || !isFixed(value)) return null;
    const wanted = this.value(value);
    const several = Array.isArray(wanted) && wanted.length > 1;
    return several || typeof single(wanted) !== 'string' ? null : nodes.withText(column[2], single(wanted));
  }

  walk(from, steps) {
    let nodes = from;
    for (const step of steps) {
      const test = typeof step === 'string' ? step : step[0];
      const found = [];
      for (const node of nodes) {
        const next = test === '.' ? [node] : test === '..' ? (node.parent ? [node.parent] : [])
          : test === '*' ? [].concat(...Object.keys(node.kids).map((name) => node.kids[name])) : node.kids[test] || [];
        this.spend(test === step ? 1 + next.length : 1);
        for (const one of test === step ? next : this.filter(next, step.slice(1))) {
          if (test !== '..' || found.indexOf(one) < 0) found.push(one);
        }
      }
      nodes = found;
    }
    return nodes.filter((node) => node.relevant);
  }
}

/** A call's arguments, each evaluated when asked for; the first is number 0. */
export class Arguments {
  constructor(tree, at) {
    this.tree = tree;
    this.at = at;
    this.size = tree.length - 1;
  }

  value(i) { return this.at.value(this.tree[i + 1]); }
  text(i) { return toText(this.value(i)); }
  truth(i) { return toTruth(this.value(i)); }
  toNumber(value) { return toNumber(value, this.at.surroundings.now); }
  number(i) { return this.toNumber(this.value(i)); }
  valueOrHere(i) { return i < this.size ? this.value(i) : this.at.here.value; }

  set(i) {
    const value = this.value(i);
    return Array.isArray(value) ? value : [];
  }

  /** All of a node-set's values where it is the only argument or has several, else one for each argument. */
  spread(from) {
    const values = [];
    for (let i = from; i < this.size; i++) {
      const value = this.value(i);
      if (Array.isArray(value) && (this.size === from + 1 || value.length > 1)) {
        value.forEach((node) => values.push(node.value));
      } else {
        values.push(single(value));
      }
    }
    return values;
  }

  numbers(from) {
    return this.spread(from).map((value) => this.toNumber(value)).filter((number) => number === number);
  }

  /** Whether it holds for one value of each side; an empty node-set counts as one empty text. */
  any(holds) {
    const [left, right] = [0, 1].map((i) => {
      const value = this.value(i);
      return Array.isArray(value) && value.length > 1 ? value.map((node) => node.value) : [single(value)];
    });
    this.at.spend(left.length * right.length);
    return left.some((a) => right.some((b) => holds(a, b)));
  }

  equal(a, b) {
    if (typeof a === 'boolean' || typeof b === 'boolean') return toTruth(a) === toTruth(b);
    if (typeof a === 'string' && typeof b === 'string') return a === b;
    const x = this.toNumber(a);
    const y = this.toNumber(b);
    return x === y || Math.abs(x - y) < NEAR;
  }
}

const compared = (holds) => (a) => a.any((x, y) => holds(a.toNumber(x), a.toNumber(y)));

Object.assign(functions, {
  or: (a) => a.truth(0) || a.truth(1),
  and: (a) => a.truth(0) && a.truth(1),
  '=': (a) => a.any((x, y) => a.equal(x, y)),
  '!=': (a) => a.any((x, y) => !a.equal(x, y)),
  '<': compared((x, y) => x < y),
  '<=': compared((x, y) => x <= y),
  '>': compared((x, y) => x > y),
  '>=': compared((x, y) => x >= y),
  '+': (a) => a.number(0) + a.number(1),
  '-': (a) => (a.size > 1 ? a.number(0) - a.number(1) : -a.number(0)),
  '*': (a) => a.number(0) * a.number(1),
  div: (a) => a.number(0) / a.number(1),
  mod: (a) => a.number(0) % a.number(1),
  '|': (a) => a.set(0).concat(a.set(1).filter((node) => a.set(0).indexOf(node) < 0)),
  '.': (a) => [a.at.here],
  '@': (a) => [a.at.current],
  $: (a) => {
    let node = a.at.current;
    for (let ups = a.tree[1]; ups > 0; ups--) node = node.parent;
    return a.at.walk([node], a.tree.slice(2));
  },
  '/': (a) => a.at.walk(a.set(0), a.tree.slice(2)),
  '[': (a) => a.at.filter(a.set(0), a.tree.slice(2)),
});
