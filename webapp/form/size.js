// How large the text is: kept for the next page where the browser keeps anything.
import { button } from './make.js';

const KEY = 'fieldvoice:size';
export const ALOUD = 'fieldvoice:aloud';
const SIZES = [100, 115, 130, 150];
const buttons = [];
let at = -1;

function show() {
  document.documentElement.style.fontSize = SIZES[at] + '%';
  buttons.forEach(one => one.setAttribute('aria-label', one.words + ': ' + SIZES[at] + ' %'));
}

/**
 * Puts the button that makes the text larger here; wherever else it stands, it says the same.
 * @param {HTMLElement} tools
 * @param {string} words what it is called
 */
export function textSize(tools, words) {
  if (at < 0) {
    at = Math.max(SIZES.indexOf(Number(remembered(KEY))), 0);
  }
  const made = button('tool', 'A', () => {
    at = (at + 1) % SIZES.length;
    show();
    remember(KEY, SIZES[at]);
  });
  made.words = words;
  buttons.push(made);
  tools.appendChild(made);
  show();
}

/** @returns {string|null} null where nothing was kept */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch (e) {
    return null;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch (e) {
    // it lasts as long as the page
  }
}

/** Deletes what somebody has chosen on a tablet that others use too. */
export function forgetAll() {
  try {
    [KEY, ALOUD].forEach(key => localStorage.removeItem(key));
  } catch (e) {
    // nothing is kept
  }
}
