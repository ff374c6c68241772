// What is said under a field while it is filled in: a date in words, how many letters are left.
import { make } from './make.js';

const CALENDARS = { ethiopian: 'ethiopic', coptic: 'coptic', islamic: 'islamic', persian: 'persian', buddhist: 'buddhist' };

/**
 * Says a date in the words and the calendar of the page's language.
 * @param {HTMLElement} question
 */
export function day(question) {
  const field = question.querySelector('input');
  const words = make('p', 'said');
  const calendar = CALENDARS[question.dataset.calendar];
  const tag = document.documentElement.lang + (calendar ? '-u-ca-' + calendar : '');
  words.setAttribute('role', 'status');
  field.parentNode.insertBefore(words, field.nextSibling);
  question.redraw = () => {
    const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(field.value);
    words.textContent = parts ? said(tag, parts) : '';
  };
  field.addEventListener('input', question.redraw);
  question.redraw();
}

/** Nothing where the browser has no words for it: it would say it in others. */
function said(tag, parts) {
  const date = new Date(Number(parts[1]), parts[2] - 1, Number(parts[3] || 1));
  const wanted = parts[3] ? { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } : { year: 'numeric', month: 'long' };
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length ? date.toLocaleDateString(tag, wanted) : '';
  } catch (e) {
    return date.toLocaleDateString();
  }
}

/**
 * Counts letters where the form limits them.
 * @param {HTMLElement} question
 * @param {object} kit
 */
export function letters(question, kit) {
  const field = question.querySelector('[data-most]');
  const count = make('p', 'said');
  field.parentNode.insertBefore(count, field.nextSibling);
  question.redraw = () => {
    count.textContent = field.value ? kit.say('letters', Array.from(field.value).length, field.dataset.most) : '';
  };
  field.addEventListener('input', question.redraw);
  question.redraw();
}
