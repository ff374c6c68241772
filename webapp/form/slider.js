// A slider over a number field. Until it is touched nothing is answered: its thumb is hollow, its figure empty.

/**
 * @param {HTMLElement} question a range question
 * @param {object} kit
 */
export function slider(question, kit) {
  const figure = question.querySelector('.figure');
  if (!figure) {
    stars(question);
    return;
  }
  const bar = question.querySelector('.slider');
  const take = () => {
    if (figure.value !== bar.value) {
      figure.value = bar.value;
      kit.changed();
    }
    question.redraw();
  };
  bar.hidden = false;
  ['input', 'change', 'click', 'keyup'].forEach(kind => bar.addEventListener(kind, event => {
    if (kind !== 'keyup' || /Arrow|Home|End|Page| |Enter/.test(event.key)) {
      take();
    }
  }));
  question.redraw = () => {
    const open = figure.value === '';
    bar.classList.toggle('open', open);
    if (open) {
      bar.setAttribute('aria-valuetext', kit.say('notAnswered'));
    } else {
      bar.removeAttribute('aria-valuetext');
      bar.value = figure.value;
    }
    const ticks = question.querySelectorAll('.ticks li');
    Array.prototype.forEach.call(ticks, tick => tick.classList.toggle('now', tick.dataset.v === figure.value));
  };
  figure.addEventListener('input', question.redraw);
  question.redraw();
}

/** Fills the stars up to the chosen one; a menu of steps needs nothing. */
function stars(question) {
  const rows = Array.from(question.querySelectorAll('.stars .row'));
  question.redraw = () => {
    const at = rows.findIndex(row => row.querySelector('input').checked);
    rows.forEach((row, i) => row.classList.toggle('lit', i <= at));
  };
  question.addEventListener('change', question.redraw);
  question.redraw();
}
