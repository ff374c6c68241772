// Where somebody is: the phone's own position, with how sure it is; numbers by hand where it has none.
import { button, make } from './make.js';

const SURE = 5;
const PATIENCE = 60000;

/**
 * Watches the position until it is sure enough, or until the respondent takes it as it is.
 * @param {HTMLElement} question
 * @param {object} kit
 * @param {string} label the button's
 * @param {function(object): void} take gets the coordinates
 * @returns {HTMLElement} what starts it and says how sure it is
 */
function watcher(question, kit, label, take) {
  const box = make('div', 'locate');
  const say = make('p', 'said');
  let watch = null;
  let last = null;
  let timer = 0;
  const end = () => {
    navigator.geolocation.clearWatch(watch);
    clearTimeout(timer);
    watch = null;
    start.textContent = label;
    if (last) {
      take(last);
    } else {
      kit.tell(question, kit.say('positionFailed'));
    }
  };
  const start = button('quiet', label, () => {
    if (watch !== null) {
      end();
      return;
    }
    last = null;
    start.textContent = kit.say('useThis');
    timer = setTimeout(end, PATIENCE);
    watch = navigator.geolocation.watchPosition(found => {
      last = found.coords;
      say.textContent = kit.say('accurate', Math.round(last.accuracy));
      if (last.accuracy <= (Number(question.dataset.sure) || SURE)) {
        end();
      }
    }, () => { if (watch !== null) { end(); } }, { enableHighAccuracy: true, timeout: PATIENCE });
  });
  say.setAttribute('role', 'status');
  box.appendChild(start);
  box.appendChild(say);
  return box;
}

/**
 * @param {HTMLElement} question a geopoint
 * @param {object} kit
 */
export function place(question, kit) {
  if (!navigator.geolocation) {
    return;
  }
  const geo = question.querySelector('.geo');
  const hand = make('details', 'guide');
  hand.appendChild(make('summary', '', kit.say('byHand')));
  geo.parentNode.insertBefore(hand, geo);
  hand.appendChild(geo);
  const box = watcher(question, kit, kit.say('position'), at => {
    kit.write(question, [at.latitude, at.longitude, at.altitude || 0, at.accuracy]);
    kit.changed();
  });
  question.insertBefore(box, hand);
  question.redraw = () => {
    const sure = geo.querySelectorAll('input')[3].value;
    box.querySelector('.said').textContent = sure ? kit.say('accurate', Math.round(sure)) : '';
  };
  question.redraw();
}

/**
 * A way or an area: one walks it and adds a point at each corner.
 * @param {HTMLElement} question a geotrace or geoshape
 * @param {object} kit
 */
export function trace(question, kit) {
  if (!navigator.geolocation) {
    return;
  }
  const field = question.querySelector('textarea');
  const count = make('p', 'said');
  const points = () => field.value.split(';').map(point => point.trim()).filter(Boolean);
  const area = question.dataset.t === 'geoshape';
  const box = watcher(question, kit, kit.say('addPoint'), at => {
    const all = points();
    const here = [at.latitude, at.longitude, at.altitude || 0, at.accuracy].join(' ');
    if (area && all.length > 1 && all[0] === all[all.length - 1]) {
      all.pop();
    }
    all.push(here);
    if (area && all.length > 2) {
      all.push(all[0]);
    }
    field.value = all.join('; ');
    question.redraw();
    kit.changed();
  });
  count.setAttribute('role', 'status');
  question.insertBefore(box, field);
  question.insertBefore(count, field);
  question.redraw = () => { count.textContent = field.value.trim() ? kit.say('points', points().length) : ''; };
  field.addEventListener('input', question.redraw);
  question.redraw();
}
