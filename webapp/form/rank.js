// Puts a list into an order: buttons for everyone, and dragging.
import { button, make } from './make.js';
import { onceNew } from './answered.js';
import { afterwards, quiet } from './aloud.js';

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
  const equip = li => {
    const what = li.querySelector('.what').textContent;
    li.appendChild(named(button('up', '↑', () => move(li, -1)), say('placeUp', what)));
    li.appendChild(named(button('down', '↓', () => move(li, 1)), say('placeDown', what)));
    drag(li, list, rows, done);
  };
  Array.from(list.children).forEach(li => {
    li.querySelector('select').remove();
    equip(li);
  });
  const keep = button('quiet keep', say('rankKeep'), done);
  question.insertBefore(keep, list.nextSibling);

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
  if (list.dataset.list) {
    onceNew(question, names => {
      const drawn = Array.from(list.children);
      drawn.filter(li => names.indexOf(li.dataset.v) < 0).forEach(li => {
        quiet(li);
        li.remove();
      });
      names.filter(name => !drawn.some(li => li.dataset.v === name)).forEach(name => {
        const li = list.appendChild(item(name));
        equip(li);
        afterwards(li.querySelector('.what'), kit);
      });
      kit.write(question, kit.engine.get(question.dataset.q));
      question.redraw();
    });
    question.sift(kit.engine.choices(question.dataset.q));
  }
  question.redraw();
}

/** A choice as the server draws one. */
function item(name) {
  const li = make('li', '');
  const place = li.appendChild(make('span', 'place'));
  li.appendChild(make('span', 'what', name)).dir = 'auto';
  place.setAttribute('aria-hidden', 'true');
  li.dataset.v = name;
  return li;
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
  const y = event => (event.touches ? event.touches[0] : event).clientY;
  /* The others make room: a row that is moved itself would lose the pointer. */
  const over = event => {
    const all = rows();
    const middle = row => row.getBoundingClientRect().top + row.offsetHeight / 2;
    const at = all.indexOf(li);
    if (at > 0 && y(event) < middle(all[at - 1])) {
      from -= all[at - 1].offsetHeight + 8;
      list.insertBefore(all[at - 1], li.nextSibling);
    } else if (at < all.length - 1 && y(event) > middle(all[at + 1])) {
      from += all[at + 1].offsetHeight + 8;
      list.insertBefore(all[at + 1], li);
    }
    li.style.transform = 'translateY(' + (y(event) - from) + 'px)';
  };
  /* A finger's events stay with the grip by themselves; a pointer's must be told to. */
  const kinds = window.PointerEvent ? ['pointerdown', 'pointermove', 'pointerup', 'pointercancel']
    : ['touchstart', 'touchmove', 'touchend', 'touchcancel'];
  const drop = event => {
    li.classList.remove('held');
    li.style.transform = '';
    if (event.pointerId !== undefined) {
      grip.releasePointerCapture(event.pointerId);
    }
    grip.removeEventListener(kinds[1], over);
    done();
  };
  grip.addEventListener(kinds[0], event => {
    event.preventDefault();
    from = y(event);
    li.classList.add('held');
    if (event.pointerId !== undefined) {
      grip.setPointerCapture(event.pointerId);
    }
    grip.addEventListener(kinds[1], over);
  });
  grip.addEventListener(kinds[2], drop);
  grip.addEventListener(kinds[3], drop);
}
