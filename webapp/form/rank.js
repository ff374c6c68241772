// Puts a list into an order: buttons for everyone, dragging where the browser has pointer events.
import { button } from './make.js';

/**
 * Gives a rank question its buttons; the selects that serve without a script go.
 * @param {HTMLElement} question
 * @param {object} kit
 */
export function rank(question, kit) {
  const say = kit.say;
  const list = question.querySelector('.rank');
  const rows = () => Array.from(list.children).filter(li => !li.hidden);
  const number = () => rows().forEach((li, i, all) => {
    li.querySelector('.place').textContent = list.classList.contains('done') ? i + 1 : '';
    li.querySelector('.up').disabled = i === 0;
    li.querySelector('.down').disabled = i === all.length - 1;
    li.setAttribute('aria-label', (i + 1) + '. ' + li.querySelector('.what').textContent);
  });
  const done = () => {
    list.classList.add('done');
    question.redraw();
    kit.changed();
  };
  Array.from(list.children).forEach(li => {
    const what = li.querySelector('.what').textContent;
    li.querySelector('select').remove();
    li.appendChild(named(button('up', '↑', () => move(li, -1)), say('placeUp', what)));
    li.appendChild(named(button('down', '↓', () => move(li, 1)), say('placeDown', what)));
    if (window.PointerEvent) {
      drag(li, list, rows, done);
    }
  });
  const keep = button('quiet keep', say('rankKeep'), done);
  question.insertBefore(keep, question.querySelector('.error'));

  function move(li, by) {
    const all = rows();
    const other = all[all.indexOf(li) + by];
    list.insertBefore(li, by < 0 ? other : other.nextSibling);
    done();
    const again = li.querySelector(by < 0 ? '.up' : '.down');
    (again.disabled ? li.querySelector(by < 0 ? '.down' : '.up') : again).focus();
  }
  question.redraw = () => {
    number();
    keep.hidden = list.classList.contains('done');
  };
  question.redraw();
}

function named(made, label) {
  made.setAttribute('aria-label', label);
  return made;
}

function drag(li, list, rows, done) {
  const grip = document.createElement('span');
  grip.className = 'grip';
  grip.textContent = '⠿';
  grip.setAttribute('aria-hidden', 'true');
  li.insertBefore(grip, li.firstChild);
  let from = 0;
  const over = event => {
    const all = rows();
    const middle = row => row.getBoundingClientRect().top + row.offsetHeight / 2;
    const at = all.indexOf(li);
    if (at > 0 && event.clientY < middle(all[at - 1])) {
      from -= all[at - 1].offsetHeight + 8;
      list.insertBefore(li, all[at - 1]);
    } else if (at < all.length - 1 && event.clientY > middle(all[at + 1])) {
      from += all[at + 1].offsetHeight + 8;
      list.insertBefore(li, all[at + 1].nextSibling);
    }
    li.style.transform = 'translateY(' + (event.clientY - from) + 'px)';
  };
  const drop = event => {
    li.classList.remove('held');
    li.style.transform = '';
    grip.releasePointerCapture(event.pointerId);
    grip.removeEventListener('pointermove', over);
    done();
  };
  grip.addEventListener('pointerdown', event => {
    event.preventDefault();
    from = event.clientY;
    li.classList.add('held');
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', over);
  });
  grip.addEventListener('pointerup', drop);
  grip.addEventListener('pointercancel', drop);
}
