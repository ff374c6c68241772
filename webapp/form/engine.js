// The filling by the paths that the page's controls have.
import '../expression/functions.js';
import { Filling } from './filling.js';

const two = n => (n < 10 ? '0' : '') + n;

/** The phone's local time in ISO 8601 with its offset from UTC. */
export function localTime(date) {
  const minutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + minutes * 60000).toISOString().slice(0, -1);
  return local + (minutes < 0 ? '-' : '+') + two(Math.floor(Math.abs(minutes) / 60)) + ':' + two(Math.abs(minutes) % 60);
}

/** Every answer, the irrelevant ones too: who changes an answer back finds the rest as it was. */
function everything(node) {
  const answers = {};
  node.item.inner.forEach(child => {
    const key = child.k || child.n;
    if (child.r) {
      answers[key] = node.kids[child.n].map(everything);
    } else if (!child.t) {
      Object.assign(answers, everything(node.kids[child.n][0]));
    } else if (node.kids[child.n][0].answer !== null && node.kids[child.n][0].answer !== undefined) {
      answers[key] = node.kids[child.n][0].answer;
    }
  });
  return answers;
}

/**
 * @param {object} logic what the server gave with the page
 * @param {object|null} answers a kept draft, null to begin
 */
export function engine(logic, answers) {
  const filling = new Filling(logic, answers, { now: () => localTime(new Date()), random: Math.random });
  const node = path => (path ? filling.find(path) : filling.root);

  /** A repeat's parent and name: its instances have paths, it has none itself. */
  function repeat(path) {
    const cut = path.lastIndexOf(']/');
    const scope = node(cut < 0 ? '' : path.slice(0, cut + 1));
    const key = path.slice(cut < 0 ? 0 : cut + 2);
    let found = null;
    const look = parent => parent.item.inner.forEach(child => {
      if (child.r && (child.k || child.n) === key) {
        found = { parent: parent, name: child.n, item: child };
      } else if (!child.r && !child.t) {
        look(parent.kids[child.n][0]);
      }
    });
    look(scope);
    return found;
  }

  return {
    set(path, answer) {
      filling.set(node(path), answer === undefined ? null : answer);
    },
    /** The answer there, undefined without one. */
    get(path) {
      const found = node(path);
      return !found || found.answer === null || found.answer === undefined ? undefined : found.answer;
    },
    relevant: path => Boolean(node(path) && node(path).relevant),
    repeats(path) {
      const at = repeat(path);
      const rounds = at.parent.kids[at.name];
      return rounds.length ? rounds.some(round => round.relevant)
        : at.parent.relevant && filling.truth(filling.make(at.item, at.parent, 1, {}, true), at.item.rel, true);
    },
    required: path => filling.required(node(path)),
    /** What is wrong: 'required', 'type', 'range', 'constraint' or nothing. */
    problem: path => filling.problem(node(path)),
    choices: path => filling.choices(node(path)),
    addList: (name, rows, labels) => filling.addList(name, rows, labels),
    /** The words that a reference stands for, seen from the question or round at the path. */
    refer: (name, path) => filling.pipe(node(path) || filling.root, name),
    rounds(path) {
      const at = repeat(path);
      return at.parent.kids[at.name].length;
    },
    add(path) {
      const at = repeat(path);
      filling.add(at.parent, at.name);
    },
    remove(path, round) {
      const at = repeat(path);
      filling.remove(at.parent.kids[at.name][round - 1]);
    },
    draft: () => everything(filling.root),
    /** The answers document, with the times that nobody asks for. */
    answers(startedAt, submittedAt) {
      const times = { start: localTime(startedAt), end: localTime(submittedAt), today: localTime(submittedAt).slice(0, 10) };
      filling.each(at => {
        if (times[at.item.t]) {
          filling.set(at, times[at.item.t]);
        }
      });
      return filling.answers();
    }
  };
}
