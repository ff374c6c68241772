/**
 * A form with answers in it: what is relevant, what is worked out, what is wrong. The browser's twin of
 * org.fieldvoice.questionnaire.Filling, on the JSON that LogicJson describes. It knows no page.
 *
 * A node is a question, a group or an instance of a repeat: `{item, name, parent, kids, value, answer,
 * relevant, position}`, where `answer` is the JSON of the answers document and `value` what expressions see.
 */
import { Evaluation, MOST_STEPS, TooMuch, index, single, toNumber, toText, toTruth } from '../expression/evaluate.js';

const NUMBERS = ['integer', 'decimal', 'range'];
const SEVERAL = ['select_multiple', 'rank'];
const MOST_INSTANCES = 1000;
const PASSES = 5;

/** As far from a step, or from an end, as a range's number may be. */
const NEAR = 1e-9;

/** The steps of everything that one change of an answer sets going. */
const STEPS_AT_ONCE = 10 * MOST_STEPS;

const STOPPED = {};

const has = (list, one) => list.indexOf(one) >= 0;
const isEmpty = (answer) => answer === null || answer === undefined || answer === '' || (Array.isArray(answer) && !answer.length);
const pointText = (point) => point.map((part) => (part === null ? 0 : part)).join(' ');

/** What expressions see of an answer. */
function valueOf(item, answer) {
  if (isEmpty(answer)) return '';
  if (Array.isArray(answer)) return Array.isArray(answer[0]) ? answer.map(pointText).join(';') : pointText(answer);
  if (typeof answer === 'object') return answer.attachment || '';
  return typeof answer === 'number' && !has(NUMBERS, item.t) ? toText(answer) : answer === true ? 'OK' : answer;
}

/** What a list of the form is to `instance()`. */
function listNode(name, parent, value, position) {
  return { name, parent, value, position, kids: Object.create(null), relevant: true };
}

function listOf(rows) {
  const root = listNode('root', listNode('', null, '', 1), '', 1);
  root.parent.kids.root = [root];
  root.kids.item = rows.map((row, i) => {
    const item = listNode('item', root, '', i + 1);
    Object.keys(row).forEach((column) => { item.kids[column] = [listNode(column, item, row[column], 1)]; });
    return item;
  });
  index(root.kids.item);
  return root.parent;
}

export class Filling {
  /**
   * @param logic what LogicJson gave
   * @param answers an answers document, or null to begin with defaults and first instances
   * @param circumstances `{now(), random()}`: the local time in ISO 8601 with its offset; a number in [0, 1)
   */
  constructor(logic, answers, circumstances) {
    this.items = logic.items.map((item, index) => Object.assign({ index, to: [], inner: [] }, item));
    this.items.forEach((item) => { if (item.index) this.items[item.p].inner.push(item); });
    this.order = logic.order;
    this.dirty = new Set();
    this.changed = new Set();
    this.lists = Object.create(null);
    Object.keys(logic.lists).forEach((name) => { this.lists[name] = listOf(logic.lists[name]); });
    this.labels = logic.labels;
    this.surroundings = {
      now: circumstances.now,
      random: circumstances.random,
      instance: (name) => ['', '.csv', '.xml', '.geojson'].map((e) => this.lists[name + e]).find(Boolean),
      itext: (id) => (logic.texts || {})[id],
      choiceLabel: ({ item = {} }, choice) => (item.of ? choice : (this.labels[item.l] || {})[choice]),
    };
    this.left = STEPS_AT_ONCE;
    this.root = this.make(this.items[0], null, 1, answers || {}, !answers);
    this.starting = true;
    this.order.forEach((index) => this.dirty.add(index));
    this.settle();
    this.starting = false;
  }

  make(item, parent, position, scope, fresh) {
    this.byPath = null;
    const node = { item, name: item.n || '', parent, position, kids: Object.create(null), value: '', relevant: true };
    for (const child of item.inner) {
      if (child.r) {
        const rows = scope[child.k || child.n] || (fresh && !child.count ? [{}] : []);
        node.kids[child.n] = rows.map((row, i) => this.make(child, node, i + 1, row, fresh));
      } else {
        node.kids[child.n] = [this.make(child, node, 1, scope, fresh)];
      }
    }
    if (item.t) this.put(node, scope[item.k || item.n]);
    if (fresh && item.def && isEmpty(node.answer)) this.putDefault(node);
    return node;
  }

  putDefault(node) {
    const value = this.value(node, node.item.def);
    if (value === STOPPED) return;
    const text = toText(value);
    this.put(node, has(NUMBERS, node.item.t) ? toNumber(value, this.surroundings.now)
      : has(SEVERAL, node.item.t) ? text.split(' ') : text);
  }

  at(node) { return new Evaluation(this.surroundings, node); }

  /** An expression's value; STOPPED where it takes too many steps: the server decides, and says so. */
  value(node, tree, filtered) {
    const steps = { left: Math.min(MOST_STEPS, this.left) };
    const before = steps.left;
    const at = new Evaluation(this.surroundings, node, null, 1, 1, steps);
    try {
      return filtered ? at.filter(filtered, [tree]) : at.value(tree);
    } catch (e) {
      if (!(e instanceof TooMuch || e instanceof RangeError)) throw e;
      return STOPPED;
    } finally {
      this.left -= before - Math.max(0, steps.left);
    }
  }

  truth(node, tree, otherwise) {
    const value = tree === undefined ? STOPPED : this.value(node, tree);
    return value === STOPPED ? otherwise : toTruth(value);
  }

  /** Takes an answer in as it stands; true if it differs from what was there. */
  put(node, answer) {
    const value = valueOf(node.item, answer);
    const differs = value !== node.value;
    node.answer = value === '' || value !== value ? null : answer;
    node.value = value === value ? value : '';
    return differs;
  }

  /** Works out everything that is dirty, each item after those that it looks at. */
  settle() {
    this.left = STEPS_AT_ONCE;
    for (let pass = 0; pass < PASSES && this.dirty.size; pass++) {
      for (const index of this.order) {
        if (index && this.dirty.delete(index)) this.settleItem(this.items[index]);
      }
      this.dirty.delete(0);
    }
  }

  nodesOf(item) {
    if (!item.index) return [this.root];
    const parents = this.nodesOf(this.items[item.p]);
    return parents.length === 1 ? parents[0].kids[item.n] : [].concat(...parents.map((node) => node.kids[item.n]));
  }

  settleItem(item) {
    if (item.count !== undefined) this.nodesOf(this.items[item.p]).forEach((parent) => this.adjust(item, parent));
    let differs = false;
    this.nodesOf(item).forEach((node) => { differs = this.settleNode(node) || differs; });
    if (differs) item.to.forEach((index) => this.dirty.add(index));
  }

  settleNode(node) {
    const item = node.item;
    const relevant = node.parent.relevant && this.truth(node, item.rel, true);
    const turned = relevant !== node.relevant;
    node.relevant = relevant;
    if (turned) item.inner.forEach((child) => this.dirty.add(child.index));
    let differs = turned;
    if (relevant && item.calc !== undefined && !(this.starting && node.value !== '' && (item.chance || !item.own))) {
      differs = this.work(node, item.calc) || differs;
    }
    if (relevant && item.fil !== undefined) {
      differs = this.keepOffered(node) || differs;
      this.changed.add(node);
    }
    if (differs) this.changed.add(node);
    return differs;
  }

  /** Gives a node its calculation's value: texts for truths, nothing for what is no number. */
  work(node, tree) {
    const result = single(this.value(node, tree));
    if (result === STOPPED) return false;
    if (typeof result === 'number') return this.put(node, isFinite(result) ? result : '');
    return this.put(node, toText(result));
  }

  keepOffered(node) {
    const offered = this.choices(node);
    if (node.value === '' || !offered) return false;
    const chosen = Array.isArray(node.answer) ? node.answer : has(SEVERAL, node.item.t) ? node.value.split(' ') : [node.value];
    const kept = chosen.filter((name) => has(offered, name));
    if (kept.length === chosen.length && (node.item.t !== 'rank' || kept.length === offered.length)) return false;
    return this.put(node, node.item.t === 'select_multiple' ? kept : null);
  }

  /** As many instances as the count says, seen from where an instance would stand. */
  adjust(item, parent) {
    const here = { item, name: item.n, parent, position: 1, kids: Object.create(null), value: '', relevant: true };
    const count = parent.relevant ? this.value(here, item.count) : 0;
    const wanted = count === STOPPED ? 0 : toNumber(count, this.surroundings.now);
    const number = Math.min(Math.max(0, Math.trunc(wanted) || 0), MOST_INSTANCES);
    const nodes = parent.kids[item.n];
    if (nodes.length === number) return;
    nodes.splice(number);
    this.byPath = null;
    while (nodes.length < number) nodes.push(this.make(item, parent, nodes.length + 1, {}, true));
    this.touchBelow(item);
    this.changed.add(parent);
  }

  touchBelow(item) {
    item.to.forEach((index) => this.dirty.add(index));
    item.inner.forEach((child) => {
      this.dirty.add(child.index);
      this.touchBelow(child);
    });
  }

  after(change) {
    this.changed = new Set();
    change();
    this.settle();
    return this.changed;
  }

  /** Answers a question; gives the nodes whose value, relevance or choices may have changed. */
  set(node, answer) {
    return this.after(() => {
      if (this.put(node, answer)) {
        this.dirty.add(node.item.fil === undefined ? 0 : node.item.index);
        this.setOff(node);
      }
    });
  }

  /** Takes in a list that came after the form; what was worked out by chance stays. */
  addList(name, rows, labels) {
    return this.after(() => {
      this.lists[name] = listOf(rows);
      this.labels[name] = Object.create(null);
      rows.forEach((row, i) => { this.labels[name][row['='] || row.name] = labels[i]; });
      this.starting = true;
      this.order.forEach((index) => this.dirty.add(index));
      this.settle();
      this.starting = false;
    });
  }

  /** What follows from a new answer, and the calculations that wait for it (`trigger`), nearest to it. */
  setOff(node, chain = [node.item]) {
    this.changed.add(node);
    node.item.to.forEach((index) => this.dirty.add(index));
    (node.item.sets || []).forEach((index) => {
      this.settle();
      this.nearest(node, this.items[index]).forEach((target) => {
        if (!has(chain, target.item) && this.work(target, target.item.act)) this.setOff(target, chain.concat(target.item));
      });
    });
  }

  /** Adds an instance to the repeat of this name in a node; it is the last of `parent.kids[name]`. */
  add(parent, name) {
    return this.after(() => {
      const item = parent.item.inner.filter((child) => child.n === name)[0];
      const nodes = parent.kids[name];
      if (nodes.length >= MOST_INSTANCES) return;
      nodes.push(this.make(item, parent, nodes.length + 1, {}, true));
      this.dirty.add(item.index);
      this.touchBelow(item);
    });
  }

  /** Takes an instance out; those after it move up. */
  remove(instance) {
    return this.after(() => {
      const nodes = instance.parent.kids[instance.name];
      nodes.splice(nodes.indexOf(instance), 1);
      this.byPath = null;
      nodes.forEach((node, i) => { node.position = i + 1; });
      this.dirty.add(instance.item.index);
      this.touchBelow(instance.item);
    });
  }

  /** The names that a question with a choice filter, or out of answers, offers; null for its whole list. */
  choices(node) {
    const { of, fil, l } = node.item;
    const list = this.lists[l];
    if (fil === undefined || !(of || list)) return null;
    const offered = of ? this.value(node, fil) : this.value(node, ['boolean', fil], list.kids.root[0].kids.item);
    return offered === STOPPED ? null
      : [...new Set(offered.map((item) => toText((item.kids['='] || item.kids.name || [item])[0].value)))].filter(Boolean);
  }

  /** Whether an answer must be given; nobody can where there is nothing to choose. */
  required(node) { return this.truth(node, node.item.req, false) && (this.choices(node) || '0').length > 0; }

  /** What is wrong with a node's answer: 'required', 'type', 'range', 'constraint', or nothing. */
  problem(node) {
    const item = node.item;
    if (!item.t || !node.relevant || item.own || item.t === 'note') return null;
    if (node.value === '') return this.required(node) ? 'required' : null;
    if (has(NUMBERS, item.t)) {
      if (typeof node.value !== 'number' || (item.t === 'integer' && node.value % 1)) return 'type';
      if (item.range && !this.inRange(node.value, item.range)) return 'range';
    }
    return this.truth(node, item.con, true) ? null : 'constraint';
  }

  inRange(number, [least, greatest, step]) {
    const steps = (number - least) / step;
    return number >= least - NEAR && number <= greatest + NEAR
      && (!step || Math.abs(steps - Math.round(steps)) < NEAR);
  }

  /** Calls with each node below one, in the form's order. */
  each(visit, from) {
    const node = from || this.root;
    node.item.inner.forEach((child) => node.kids[child.n].forEach((inner) => {
      visit(inner);
      this.each(visit, inner);
    }));
  }

  /** Every relevant node whose answer is wrong, with what is: `[{node, problem}]`. */
  problems() {
    const found = [];
    this.each((node) => {
      const problem = this.problem(node);
      if (problem) found.push({ node, problem });
    });
    return found;
  }

  /** The answers document: what is relevant, as the API takes it. */
  answers(from) {
    const node = from || this.root;
    const answers = {};
    node.item.inner.forEach((child) => {
      const key = child.k || child.n;
      const nodes = node.kids[child.n].filter((inner) => inner.relevant);
      if (child.r) {
        if (nodes.length) answers[key] = nodes.map((inner) => this.answers(inner));
      } else if (nodes.length && child.t) {
        if (!isEmpty(nodes[0].answer)) answers[key] = nodes[0].answer;
      } else if (nodes.length) {
        Object.assign(answers, this.answers(nodes[0]));
      }
    });
    return answers;
  }

  /** The path that names a node on the page and in the server's answers: `child[2]/child_age`. */
  path(node) {
    if (!node.parent) return '';
    const names = [node.name];
    let scope = node.parent;
    for (; scope.parent && !scope.item.r; scope = scope.parent) names.unshift(scope.name);
    const key = node.item.k || node.name;
    const own = node.item.r ? key + '[' + node.position + ']' : node.item.t ? key : names.join('/');
    return scope.parent ? this.path(scope) + '/' + own : own;
  }

  /** The node at a path, or undefined. */
  find(path) {
    if (!this.byPath) {
      this.byPath = new Map();
      this.each((node) => this.byPath.set(this.path(node), node));
    }
    return this.byPath.get(path);
  }

  /** The relevant nodes of an item: in the same instance as the node, or all that are inside or elsewhere. */
  nearest(node, item) {
    const chain = [];
    for (let at = item; at.index; at = this.items[at.p]) chain.unshift(at);
    let from = node;
    while (from.parent && (from.item === item || !has(chain, from.item))) from = from.parent;
    return this.at(node).walk([from], chain.slice(chain.indexOf(from.item) + 1).map((one) => one.n));
  }

  /** The text that `${name}` in a label stands for, seen from a node. */
  pipe(node, name) {
    const item = this.items.filter((one) => one.n === name)[0];
    return item ? toText(this.nearest(node, item)) : '';
  }
}
