// What stands over the whole page until it is answered.

/** An element with a class and a text. */
export function piece(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  if (name === 'button') {
    made.type = 'button';
  }
  return made;
}

/**
 * Who uses the keyboard stays within it; Escape presses its last button.
 * @param {string} text its title
 * @returns {{card: HTMLElement, close: function(): void}}
 */
export function overlay(text) {
  const box = piece('div', 'over', '');
  const card = piece('div', 'card', '');
  const title = piece('h2', '', text);
  const before = document.activeElement;
  title.id = 'over-title';
  card.setAttribute('role', 'alertdialog');
  card.setAttribute('aria-modal', 'true');
  card.setAttribute('aria-labelledby', title.id);
  card.appendChild(title);
  box.appendChild(card);
  document.body.appendChild(box);
  const inside = event => {
    if (!card.contains(event.target)) {
      card.querySelector('input,button').focus();
    }
  };
  document.addEventListener('focusin', inside);
  card.addEventListener('keydown', event => {
    const all = Array.from(card.querySelectorAll('input,button'));
    const [from, to] = event.shiftKey ? [all[0], all[all.length - 1]] : [all[all.length - 1], all[0]];
    if (event.key === 'Tab' && document.activeElement === from) {
      event.preventDefault();
      to.focus();
    } else if (event.key === 'Escape') {
      all[all.length - 1].click();
    }
  });
  return {
    card: card,
    close() {
      document.removeEventListener('focusin', inside);
      if (box.parentNode) {
        box.parentNode.removeChild(box);
      }
      if (before && before.focus) {
        before.focus();
      }
    }
  };
}
