// How large the text is: kept for the next page where the browser keeps anything.
import { button } from './make.js';

const KEY = 'fieldvoice:size';
const SIZES = [100, 115, 130, 150];

/**
 * @param {HTMLElement} tools
 * @param {function(string, ...*): string} say
 */
export function textSize(tools, say) {
  let at = Math.max(SIZES.indexOf(Number(remembered(KEY))), 0);
  const set = () => { document.documentElement.style.fontSize = SIZES[at] + '%'; };
  const made = button('tool', 'A', () => {
    at = (at + 1) % SIZES.length;
    set();
    label();
    remember(KEY, SIZES[at]);
  });
  const label = () => made.setAttribute('aria-label', say('textSize') + ': ' + SIZES[at] + ' %');
  label();
  tools.appendChild(made);
  if (at) {
    set();
  }
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
