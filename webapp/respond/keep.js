// What a phone keeps until it is sent: the answers so far, and what waits for the network. Where the browser keeps
// nothing (private windows, storage refused) it lives as long as the page.

const memory = {};

/** True when what is put survives the page. */
export function lasts() {
  try {
    localStorage.setItem('fieldvoice', '1');
    localStorage.removeItem('fieldvoice');
    return true;
  } catch (e) {
    return false;
  }
}

/**
 * @param {string} key
 * @returns {object|undefined}
 */
export function kept(key) {
  try {
    const text = localStorage.getItem(key);
    return text ? JSON.parse(text) : memory[key];
  } catch (e) {
    return memory[key];
  }
}

/** @param {string} key @param {object} value */
export function keep(key, value) {
  memory[key] = value;
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch (e) {
    // it stays in memory
  }
}

/** @param {string} key */
export function drop(key) {
  delete memory[key];
  try {
    localStorage.removeItem(key);
  } catch (e) {
    // it was in memory only
  }
}
