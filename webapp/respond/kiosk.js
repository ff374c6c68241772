// A tablet that many people use, one after the other: full screen, begins anew after each, and when nobody touches it.
// Nothing of the last person stays: no draft, no history, no page to go back to.
import { forgetAll } from '../form/size.js';
import { takeFiles } from './hand-over.js';
import { overlay, piece } from './overlay.js';

const USUAL_IDLE = 90;
const WARNED = 15;
/** How long a receipt may be read before the tablet asks whether somebody is still there, in seconds. */
const AFTER_THE_END = 45;
const JSON_TYPE = { 'Content-Type': 'application/json', Accept: 'application/json' };

function fullScreen() {
  const root = document.documentElement;
  const enter = root.requestFullscreen || root.webkitRequestFullscreen;
  if (enter && !document.fullscreenElement && !document.webkitFullscreenElement) {
    Promise.resolve(enter.call(root)).catch(() => 0);
  }
}

function leaveFullScreen() {
  const leave = document.exitFullscreen || document.webkitExitFullscreen;
  document.removeEventListener('click', fullScreen, true);
  if (leave && (document.fullscreenElement || document.webkitFullscreenElement)) {
    leave.call(document);
  }
}

/** Asks for the PIN; only the server knows whether it is right. */
function askPin(at, wipe) {
  const { say, here } = at;
  const over = overlay(say('kioskExit'));
  const label = piece('label', 'label', say('kioskPin'));
  const input = piece('input', 'pin', '');
  const wrong = piece('p', 'error', '');
  const end = piece('button', 'primary', say('kioskExit'));
  const cancel = piece('button', 'quiet', say('cancel'));
  const answered = sent => {
    if (sent.status === 204) {
      leaveFullScreen();
      wipe(here + '/kiosk/ended?lang=' + at.form.elements.lang.value);
      return;
    }
    wrong.textContent = say(sent.status === 429 ? 'tryLater' : sent.status === 403 ? 'kioskWrong' : 'gone.away');
    wrong.hidden = false;
    input.value = '';
    input.focus();
  };
  input.type = 'text';
  input.setAttribute('inputmode', 'numeric');
  input.setAttribute('autocomplete', 'off');
  label.appendChild(input);
  wrong.setAttribute('role', 'alert');
  wrong.hidden = true;
  [label, wrong, end, cancel].forEach(part => over.card.appendChild(part));
  const ask = () => at.box.ask('POST', here + '/kiosk/end', JSON_TYPE, JSON.stringify({ pin: input.value })).then(answered);
  cancel.addEventListener('click', over.close);
  end.addEventListener('click', ask);
  input.addEventListener('keydown', event => event.key === 'Enter' && ask());
  input.focus();
}

/**
 * When nobody touches the tablet it begins anew, after a warning.
 * @param {function(): number} after how many seconds; 0 where there is nothing to leave behind
 */
function whenIdle(say, after, wipe) {
  let timer = 0;
  let stop = null;

  function warn() {
    const over = overlay(say('stillThere'));
    const text = piece('p', '', '');
    const stay = piece('button', 'primary', say('goOn'));
    let left = WARNED;
    const count = () => {
      text.textContent = say('stillThereWhy', left);
      left -= 1;
      if (left < 0) {
        wipe();
      }
    };
    const tick = setInterval(count, 1000);
    stop = () => {
      clearInterval(tick);
      over.close();
      stop = null;
      touched();
    };
    stay.addEventListener('click', () => stop());
    over.card.appendChild(text);
    over.card.appendChild(stay);
    count();
    stay.focus();
  }

  function touched() {
    if (!stop) {
      clearTimeout(timer);
      timer = setTimeout(() => (after() ? warn() : touched()), (after() || USUAL_IDLE) * 1000);
    }
  }

  ['pointerdown', 'touchstart', 'keydown', 'wheel', 'input'].forEach(name => document.addEventListener(name, touched, true));
  touched();
  return {
    again: touched,
    end() {
      clearTimeout(timer);
      if (stop) {
        stop();
        clearTimeout(timer);
      }
    }
  };
}

/** Lets it be put on the home screen, without a browser's bars. */
function asApplication(here) {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = here + '/app.webmanifest';
  document.head.appendChild(link);
}

/**
 * @param {object} at what network() got, and its box
 * @returns {{wipe: function(string=): void}} deletes every trace and begins anew, or goes to the address
 */
export function kiosk(at) {
  const { say, here, store } = at;
  const name = 'kiosk:' + here;
  let idle = USUAL_IDLE;
  let touched = false;
  const isBegun = () => touched || at.draft.screen > 0 || at.form.hidden;
  const watch = whenIdle(say, () => (!isBegun() ? 0 : at.form.hidden ? Math.min(idle, AFTER_THE_END) : idle), wipe);

  /** What the browser may bring back is empty. */
  function wipe(address) {
    watch.end();
    forgetAll();
    at.form.reset();
    document.body.textContent = '';
    location.replace(address || here);
  }

  function settle(known) {
    idle = known.idleSeconds || USUAL_IDLE;
    if (known.pin && !at.form.querySelector('.exit')) {
      const exit = piece('button', 'exit', say('kioskExit'));
      exit.addEventListener('click', () => askPin(at, wipe));
      at.form.querySelector('.tools').appendChild(exit);
    }
    watch.again();
  }

  asApplication(here);
  takeFiles(store, at.draft);
  document.addEventListener('click', fullScreen, true);
  at.form.addEventListener('input', () => { touched = true; });
  at.form.addEventListener('change', () => { touched = true; });
  window.addEventListener('pagehide', () => { document.body.hidden = true; });
  window.addEventListener('pageshow', event => event.persisted && location.replace(here));
  at.box.ask('GET', here + '/kiosk', JSON_TYPE)
    .then(sent => (sent.status === 200 ? store.put(name, sent.document).then(() => sent.document) : store.get(name)))
    .then(known => known && settle(known)).catch(() => 0);
  return { wipe: () => wipe() };
}
