// Where one stops on a screen: once, or, in a repeat that is paged, at each question of each round and at the end.

/**
 * @param {HTMLElement} screen
 * @param {function(string, ...*): string} say
 * @returns {HTMLElement[]} the stops, with what shows one and what finds one
 */
export function stops(screen, say) {
  const repeat = screen.querySelector('[data-paged]');
  const all = [];
  if (repeat && !repeat.hidden) {
    rounds(repeat).forEach(round => Array.from(round.children).filter(isAsked).forEach(item => all.push(item)));
    all.push(repeat);
  } else {
    all.push(screen);
  }
  return Object.assign(all, {
    show(stop) {
      if (repeat) {
        show(repeat, all[stop], say);
      }
    },
    focusable: stop => (all[stop] === repeat ? repeat : all[stop].closest('.round')),
    indexOfRound: round => all.findIndex(item => item !== repeat && item.parentNode === round),
    indexOfQuestion: question => all.findIndex(item => item !== repeat && item.contains(question))
  });
}

const rounds = repeat => Array.from(repeat.querySelector('.rounds').children);
const isAsked = item => !item.hidden && (item.dataset.q || item.dataset.g || item.dataset.r);

/** Only what belongs to the stop is left on the screen. */
function show(repeat, stop, say) {
  const list = stop === repeat;
  repeat.classList.toggle('listed', list);
  repeat.classList.toggle('single', !list);
  rounds(repeat).forEach(round => {
    round.classList.toggle('now', round.contains(stop) && !list);
    Array.from(round.children).forEach(item => item.classList.toggle('now', item === stop));
    if (list) {
      summary(round, say);
    }
  });
}

/** A round in the list: what was first answered in it names it, and it can be opened again. */
function summary(round, say) {
  const head = round.querySelector('.roundhead');
  const name = head.querySelector('.who');
  const field = Array.from(round.querySelectorAll('input[type=text],input:checked + span,select')).filter(f => !f.closest('[hidden]'))[0];
  const text = !field ? '' : field.tagName === 'SELECT' ? (field.selectedOptions[0] || {}).text : field.tagName === 'SPAN' ? field.textContent : field.value;
  name.textContent = (text || '').slice(0, 40);
  const heading = head.querySelector('h2').textContent.trim();
  let open = head.querySelector('.open');
  if (!open) {
    open = document.createElement('button');
    open.type = 'button';
    open.className = 'open';
    open.addEventListener('click', () => round.dispatchEvent(new CustomEvent('turned', { bubbles: true, cancelable: true })));
    head.appendChild(open);
  }
  open.textContent = say('change', '', '').trim();
  open.setAttribute('aria-label', say('change', heading, '').trim());
}
