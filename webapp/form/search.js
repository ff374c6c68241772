// A long list of choices gets a box to search it by. A list that was not drawn with its page is fetched.
import { beside, quiet } from './aloud.js';
import { list } from './lists.js';
import { make } from './make.js';

const MOST = 50;
const folded = text => (text.normalize ? text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '') : text).toLowerCase();

/**
 * @param {HTMLElement} question a question with a list of rows
 * @param {object} kit
 */
export function search(question, kit) {
  const rows = question.querySelector('.rows');
  const box = make('input', 'find-box');
  const status = make('p', 'said');
  box.type = 'search';
  box.placeholder = kit.say('search');
  box.setAttribute('aria-label', kit.say('search'));
  box.autocomplete = 'off';
  status.setAttribute('role', 'status');
  rows.parentNode.insertBefore(box, rows);
  rows.parentNode.insertBefore(status, rows);
  const sift = rows.dataset.list ? fromAfar(question, kit, box, status) : atHand(rows, kit, box, status);
  box.addEventListener('change', event => event.stopPropagation());
  box.addEventListener('input', event => {
    event.stopPropagation();
    sift();
  });
}

/** Hides the drawn rows that do not fit. */
function atHand(rows, kit, box, status) {
  return () => {
    const wanted = folded(box.value.trim());
    let found = 0;
    rows.querySelectorAll('.row').forEach(row => {
      const fits = folded(row.textContent).indexOf(wanted) >= 0 || row.querySelector('input').checked;
      row.classList.toggle('sifted', !fits);
      found += fits ? 1 : 0;
    });
    status.textContent = !wanted ? '' : found ? kit.say('found', found) : kit.say('noneFound');
  };
}

/** Draws the rows that fit, the chosen ones first, at most so many as somebody reads. */
function fromAfar(question, kit, box, status) {
  const rows = question.querySelector('.rows');
  const path = question.dataset.q;
  let all = null;
  let offered = null;
  const chosen = () => [].concat(kit.engine.get(path) || []);
  const draw = () => {
    if (!all) {
      status.textContent = kit.say(navigator.onLine === false ? 'listAway' : 'listLoading');
      return;
    }
    const wanted = folded(box.value.trim());
    const names = chosen();
    const picked = all.filter(one => names.indexOf(one.name) >= 0);
    const fit = all.filter(one => (!offered || offered[one.name]) && one.folded.indexOf(wanted) >= 0 && names.indexOf(one.name) < 0);
    quiet(rows);
    rows.textContent = '';
    picked.concat(fit.slice(0, MOST)).forEach(one => {
      const made = rows.appendChild(row(one, path, rows.dataset.kind, names));
      beside(made, null, kit.say('listenTo', one.label));
    });
    status.textContent = fit.length > MOST ? kit.say('someFound', MOST, fit.length)
      : !wanted ? '' : fit.length ? kit.say('found', fit.length) : kit.say('noneFound');
  };
  list(rows.dataset.list, kit).then(found => {
    all = found.rows.map((one, i) => ({ name: one['='] || one.name, label: found.labels[i], tongue: (found.tongues || [])[i], folded: folded(found.labels[i]) }));
    question.sift(kit.engine.choices(path));
    draw();
  });
  /** Takes the names that the choice filter lets through, null for all. */
  question.sift = names => {
    const now = names && names.join(' ');
    if (now !== question.sifted) {
      question.sifted = now;
      offered = names && setOf(names);
      draw();
    }
  };
  question.redraw = draw;
  draw();
  return draw;
}

function setOf(names) {
  const set = Object.create(null);
  names.forEach(name => { set[name] = true; });
  return set;
}

/** A choice to tick, ticked where its name is among these. */
export function row(one, path, kind, names) {
  const made = make('label', 'row');
  const input = document.createElement('input');
  input.type = kind;
  input.name = path;
  input.value = one.name;
  input.checked = names.indexOf(one.name) >= 0;
  made.appendChild(input);
  const label = make('span', '', one.label);
  if (one.tongue) {
    label.lang = one.tongue;
    label.dir = 'auto';
  }
  made.appendChild(label);
  return made;
}
