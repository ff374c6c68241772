// A tablet that many people use, one after the other: full screen, begins anew after each, and when nobody touches it.
// Nothing of the last person stays: no draft, no history, no page to go back to.

const USUAL_IDLE = 90;
const WARNED = 15;

function make(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  if (name === 'button') {
    made.type = 'button';
  }
  return made;
}

function fullScreen() {
  const root = document.documentElement;
  const enter = root.requestFullscreen || root.webkitRequestFullscreen;
  if (enter && !document.fullscreenElement && !document.webkitFullscreenElement) {
    Promise.resolve(enter.call(root)).catch(() => 0);
  }
}

/** Stands over the page until it is taken away. */
function overlay(text) {
  const box = make('div', 'over', '');
  const card = make('div', 'card', '');
  const title = make('h2', '', text);
  title.id = 'over-title';
  card.setAttribute('role', 'alertdialog');
  card.setAttribute('aria-modal', 'true');
  card.setAttribute('aria-labelledby', title.id);
  card.appendChild(title);
  box.appendChild(card);
  document.body.appendChild(box);
  return { card: card, close: () => box.parentNode && box.parentNode.removeChild(box) };
}

/**
 * @param {object} at what network() got
 */
export function kiosk(at) {
  const { say, here } = at;
  let idle = USUAL_IDLE;
  let timer = 0;
  let warning = null;

  /** Every trace goes before the page does: what the browser may bring back is empty. */
  function wipe(address) {
    clearTimeout(timer);
    at.form.reset();
    document.body.textContent = '';
    location.replace(address || here);
  }

  function warn() {
    const over = overlay(say('stillThere'));
    const text = make('p', '', '');
    const stay = make('button', 'primary', say('goOn'));
    let left = WARNED;
    const count = () => {
      text.textContent = say('stillThereWhy', left);
      left -= 1;
      if (left < 0) {
        wipe();
      }
    };
    const tick = setInterval(count, 1000);
    warning = () => {
      clearInterval(tick);
      over.close();
      warning = null;
    };
    stay.addEventListener('click', touched);
    over.card.appendChild(text);
    over.card.appendChild(stay);
    count();
    stay.focus();
  }

  const begun = () => at.draft.screen > 0 || at.form.hidden || Object.keys(at.draft.answers || {}).length > 0 || dirty;
  let dirty = false;

  function touched() {
    if (warning) {
      warning();
    }
    clearTimeout(timer);
    timer = setTimeout(() => (begun() ? warn() : touched()), idle * 1000);
  }

  function askPin() {
    const over = overlay(say('kioskExit'));
    const label = make('label', 'label', say('kioskPin'));
    const input = document.createElement('input');
    const wrong = make('p', 'error', '');
    const end = make('button', 'primary', say('kioskExit'));
    const cancel = make('button', 'quiet', say('cancel'));
    input.type = 'text';
    input.className = 'pin';
    input.setAttribute('inputmode', 'numeric');
    input.setAttribute('autocomplete', 'off');
    label.appendChild(input);
    wrong.setAttribute('role', 'alert');
    wrong.hidden = true;
    [label, wrong, end, cancel].forEach(part => over.card.appendChild(part));
    cancel.addEventListener('click', over.close);
    end.addEventListener('click', () => at.box.ask('POST', here + '/kiosk/end', { 'Content-Type': 'application/json', Accept: 'application/json' },
      JSON.stringify({ pin: input.value })).then(sent => {
      if (sent.status === 204) {
        const leave = document.exitFullscreen || document.webkitExitFullscreen;
        document.removeEventListener('click', fullScreen, true);
        if (leave && (document.fullscreenElement || document.webkitFullscreenElement)) {
          leave.call(document);
        }
        wipe(here + '/kiosk/ended?lang=' + document.documentElement.lang);
      } else {
        wrong.textContent = say(sent.status === 429 ? 'tryLater' : sent.status ? 'kioskWrong' : 'failed');
        wrong.hidden = false;
        input.value = '';
        input.focus();
      }
    }));
    input.focus();
  }

  function settings(known) {
    idle = known.idleSeconds || USUAL_IDLE;
    if (known.pin) {
      const exit = make('button', 'exit', say('kioskExit'));
      exit.addEventListener('click', askPin);
      at.form.querySelector('.top').appendChild(exit);
    }
    touched();
  }

  const app = document.createElement('link');
  app.rel = 'manifest';
  app.href = here + '/app.webmanifest';
  document.head.appendChild(app);
  document.addEventListener('click', fullScreen, true);
  ['pointerdown', 'touchstart', 'keydown', 'wheel'].forEach(name => document.addEventListener(name, event => {
    if (!warning) {
      touched(event);
    }
  }, true));
  at.form.addEventListener('input', () => { dirty = true; });
  window.addEventListener('pagehide', () => { document.body.hidden = true; });
  window.addEventListener('pageshow', event => event.persisted && location.replace(here));
  touched();
  at.box.ask('GET', here + '/kiosk', { Accept: 'application/json' }).then(sent => settings(sent.document));
  return { wipe: wipe };
}
