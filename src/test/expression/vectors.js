/** Evaluates vectors in the browser: the same answers as SampleNode makes of them, trees that Java parsed. */
import { Evaluation, TooMuch, index, single } from '/expression/evaluate.js';
import '/expression/functions.js';
import '/expression/rare.js';

const isObject = (json) => typeof json === 'object' && json !== null && !Array.isArray(json);
const repeats = (name, json) => Array.isArray(json) && name !== 'empty' && (!json.length || isObject(json[0]));

function nodeOf(name, json, parent, position, skipped) {
  const node = { name, parent, position, kids: Object.create(null), value: '' };
  node.relevant = (!parent || parent.relevant) && skipped.indexOf(name) < 0;
  if (Array.isArray(json)) node.value = json.join(' ');
  else if (!isObject(json)) node.value = json;
  else {
    Object.keys(json).forEach((key) => {
      const inner = repeats(key, json[key]) ? json[key] : [json[key]];
      node.kids[key] = inner.map((one, i) => nodeOf(key, one, node, i + 1, skipped));
    });
  }
  return node;
}

function at(root, path) {
  return path.split('/').filter((step) => step).reduce((node, step) => {
    const [, name, index] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step);
    return node.kids[name][(index || 1) - 1];
  }, root);
}

/** As a form has it: its items can be found by a column, if that holds texts. */
function listOf(choices) {
  const list = nodeOf('', { root: { item: choices } }, null, 1, []);
  const items = list.kids.root[0].kids.item;
  index(items);
  const withText = items.withText;
  items.withText = (column, text) => (choices.some((item) => typeof item[column] === 'number') ? null
    : withText(column, text));
  return list;
}

function surroundingsOf(file) {
  const choices = file.choices || {};
  return {
    now: () => file.now,
    random: () => 0.5,
    instance: (name) => (choices[name] ? listOf(choices[name]) : undefined),
    itext: (id) => ((choices[id.replace(/-\d+$/, '')] || [])[/\d+$/.exec(id)] || {}).label,
    choiceLabel: (question, choice) => choices[file.lists[question.name]]
      .filter((item) => item.name === choice).map((item) => item.label)[0],
  };
}

/** The values as text with their kind before it, so that NaN and -0 survive the way back. */
window.evaluateAll = ({ files, cases }) => cases.map(({ file: index, path, tree }) => {
  const file = files[index];
  try {
    const root = nodeOf('', file.answers || {}, null, 1, file.skipped || []);
    const value = single(new Evaluation(surroundingsOf(file), at(root, path)).value(tree));
    return typeof value + ' ' + value;
  } catch (e) {
    return e instanceof TooMuch ? 'stopped ' + e.message : 'failed ' + e.stack;
  }
});
