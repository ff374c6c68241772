// Choices that were answered elsewhere in the form: drawn anew when those answers change.
import { beside, quiet } from './aloud.js';
import { row } from './search.js';

/**
 * @param {HTMLElement} question a question whose data-list is `${name}`
 * @param {object} kit
 */
export function answered(question, kit) {
  const rows = question.querySelector('.rows');
  const path = question.dataset.q;
  let offered = [];
  const draw = () => {
    const chosen = [].concat(kit.engine.get(path) || []);
    quiet(rows);
    rows.textContent = '';
    offered.forEach(name => {
      const made = rows.appendChild(row({ name: name, label: name }, path, rows.dataset.kind, chosen));
      made.lastChild.dir = 'auto';
      beside(made, null, kit.say('listenTo', name));
    });
  };
  onceNew(question, names => {
    offered = names;
    draw();
  });
  question.redraw = draw;
  question.sift(kit.engine.choices(path));
}

/** Calls with the names that are offered where they are not those of before. */
export function onceNew(question, draw) {
  question.sift = names => {
    const now = JSON.stringify(names);
    if (names && now !== question.sifted) {
      question.sifted = now;
      draw(names);
    }
  };
}
