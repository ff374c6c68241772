// The rounds of a repeat on the page: copies of its template, as many as the engine has.

const NUMBERED = ['id', 'name', 'for', 'value', 'data-q', 'data-g', 'data-r', 'data-round', 'aria-labelledby', 'aria-describedby',
  'aria-label'];

/** Does something with each element within another. */
export const each = (within, selector, act) => Array.prototype.forEach.call(within.querySelectorAll(selector), act);

/**
 * @param {HTMLElement} root holds the repeats
 * @param {object} engine the filling
 * @param {function(HTMLElement): void} dress makes a new question ready
 * @param {function(HTMLElement): void} changed shows a repeat to which a round was added, or from which one was taken
 * @returns {function(HTMLElement): void} brings a repeat's rounds to what the engine has
 */
export function rounds(root, engine, dress, changed) {
  /** As many rounds on the page as the engine has. */
  function fit(repeat) {
    const path = repeat.dataset.r;
    if (path.indexOf('#') >= 0) {
      return;
    }
    const box = repeat.querySelector('.rounds');
    const wanted = engine.rounds(path);
    while (box.children.length > wanted) {
      box.removeChild(box.lastElementChild);
    }
    while (box.children.length < wanted) {
      const made = repeat.querySelector('template').content.cloneNode(true);
      number(made, box.children.length + 1);
      const round = made.firstElementChild;
      box.appendChild(made);
      each(round, '[data-q]', dress);
      each(round, '[data-r]', fit);
    }
  }

  /** The template's # becomes the round's number; deeper templates keep theirs. */
  function number(part, n) {
    each(part, '*', element => {
      NUMBERED.forEach(name => {
        const value = element.getAttribute(name);
        if (value && (name !== 'value' || element.name === 'go')) {
          element.setAttribute(name, value.replace(/[^ ]+/g, word => word.replace('#', n)));
        }
      });
      if (element.className === 'n' && element.textContent === '#') {
        element.textContent = n;
      }
      if (element.content) {
        number(element.content, n);
      }
    });
  }

  /** Whoever pages through rounds takes the respondent to one; else it is focused. */
  function turned(round) {
    if (round.dispatchEvent(new CustomEvent('turned', { bubbles: true, cancelable: true }))) {
      round.focus();
    }
  }

  root.addEventListener('click', event => {
    const button = event.target.closest('button[name=go]');
    const order = button ? button.value.split(':')[0] : '';
    const repeat = button && button.closest('[data-r]');
    if (order === 'add') {
      event.preventDefault();
      engine.add(repeat.dataset.r);
      changed(repeat);
      turned(repeat.querySelector('.rounds').lastElementChild);
    } else if (order === 'remove') {
      event.preventDefault();
      engine.remove(repeat.dataset.r, Number(/\[(\d+)\]$/.exec(button.value)[1]));
      changed(repeat);
      if (repeat.dataset.paged) {
        repeat.dispatchEvent(new CustomEvent('fewer', { bubbles: true }));
      } else {
        repeat.querySelector('.add').focus();
      }
    }
  });

  return fit;
}
