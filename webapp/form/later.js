// What a page brings after its first question stands: the controls that few first questions have.
import { rank } from './rank.js';
import { slider } from './slider.js';
import { search } from './search.js';
import { answered } from './answered.js';
import { fetchAll } from './lists.js';
import { files } from './files.js';
import { place, trace } from './place.js';
import { barcode } from './barcode.js';
import { day, letters } from './entry.js';
import { aloud, readsAloud } from './aloud.js';
import { make } from './make.js';
import { textSize } from './size.js';

const BY_TYPE = { rank: rank, range: slider, geopoint: place, geotrace: trace, geoshape: trace, barcode: barcode, date: day };

/**
 * Gives a question the behaviour that its type and its markup ask for.
 * @param {HTMLElement} question
 * @param {object} kit what fill-in.js gives: say, upload, changed, tell, write, engine, lists, sync
 */
export function dress(question, kit) {
  const type = question.dataset.t;
  if (BY_TYPE[type]) {
    BY_TYPE[type](question, type === 'range' ? kit : telling(question, kit));
  } else if (question.querySelector('.file')) {
    files(question, telling(question, kit));
  } else if (question.querySelector('[data-list^="$"]')) {
    answered(question, kit);
  } else if (question.querySelector('.find')) {
    search(question, kit);
  } else if (question.querySelector('[data-most]')) {
    letters(question, kit);
  }
  if (/^(select_|rank)/.test(type)) {
    offering(question, kit);
  }
  aloud(question, kit);
}

/** Says so where a question has nothing to choose: where its filter lets nothing through, or its list is missing. */
function offering(question, kit) {
  const sift = question.sift;
  const list = question.querySelector('.rows,.rank,select');
  const said = list.parentNode.insertBefore(make('p', 'said nothing'), list.parentNode.querySelector('.find-box') || list);
  said.setAttribute('role', 'status');
  question.sift = names => {
    const some = names ? names.length : question.querySelector('.row,.rank li,option[value]:not([value=""]),[data-list]');
    said.textContent = some ? '' : kit.say('nothingHere');
    if (sift) {
      sift(names);
    }
  };
  question.sift(kit.engine.choices(question.dataset.q));
}

/** What is done at once, unlike what is typed or slid, is a change that whoever listens hears of. */
function telling(question, kit) {
  return Object.assign({}, kit, {
    changed() {
      kit.changed();
      question.dispatchEvent(new CustomEvent('change', { bubbles: true }));
    }
  });
}

/**
 * Gives the page its tools: the size of its text, and whether it reads itself aloud. Once the respondent moves on, the
 * long lists are fetched.
 * @param {HTMLFormElement} form
 * @param {function(string, ...*): string} say
 * @param {object} kit
 */
export function begin(form, say, kit) {
  document.querySelectorAll('.tools').forEach(tools => textSize(tools, say('textSize')));
  readsAloud(form, form.querySelector('.tools'), say);
  const moved = () => {
    form.removeEventListener('shown', moved);
    fetchAll(kit);
  };
  form.addEventListener('shown', moved);
}
