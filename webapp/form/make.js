// Elements that the later controls add.

/**
 * @param {string} name
 * @param {string} kind its class
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function make(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text || '';
  if (name === 'button') {
    made.type = 'button';
  }
  return made;
}

/** A button with what it does. */
export function button(kind, text, act) {
  const made = make('button', kind, text);
  made.addEventListener('click', act);
  return made;
}

/** An icon of one path in a square of 24. */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.appendChild(line);
  return svg;
}
