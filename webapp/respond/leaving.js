// How somebody leaves the page, and comes back to it: another language, another device, beginning anew.
import { asKept, begunElsewhere } from './elsewhere.js';
import { handOver } from './hand-over.js';
import { keptFiles } from './turn.js';

/** So many times half a second, a file that the phone cannot keep may take to reach the server. */
const PATIENCE = 40;

/** Says something over the main button, with another beside it. */
function offer(at, text, label, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'again';
  button.textContent = label;
  button.addEventListener('click', act);
  at.warn(text + ' ');
  document.getElementById('say').appendChild(button);
}

/** Whoever finds answers on the phone that are somebody else's starts over. */
function welcomeBack(at, network) {
  offer(at, at.say('resumed'), at.say('startOver'), () => {
    network.dropDraft();
    network.again();
  });
}

/** Whoever has begun on another phone may go on here, once the questions are before them. */
function goOnHere(at, box) {
  const agree = document.querySelector('#agree:not([hidden]) .primary');
  const take = draft => () => {
    at.form.hidden = true;
    at.saved.drop().then(() => at.store.put('draft:' + at.here, asKept(draft, draft.key))).then(() => location.reload());
  };
  if (agree) {
    agree.addEventListener('click', () => setTimeout(() => at.form.hidden || goOnHere(at, box), 0));
    return;
  }
  begunElsewhere(at, box).then(draft => draft && offer(at, at.say('resumeTitle'), at.say('resumeButton'), take(draft)));
}

/** A file that lives in this page only is waited for, but not for ever: whoever sends without it is told. */
function safe(at, left) {
  const all = at.store.lasts(keptFiles(at.filling.draft()));
  if (all) {
    at.draft.screen = at.screen;
  }
  if (all || !left) {
    return 0;
  }
  at.warn(at.say('uploading'));
  return new Promise(resolve => setTimeout(resolve, 500)).then(() => safe(at, left - 1));
}

/**
 * @param {object} at what network() got
 * @param {{again: function, dropDraft: function, box: object}} network
 * @param {boolean} shared a tablet that many people use: what is answered is handed over, never saved
 */
export function leaving(at, network, shared) {
  const leave = (selector, address) => document.querySelectorAll(selector).forEach(link => link.addEventListener('click', event => {
    const go = () => { location.href = address(link); };
    event.preventDefault();
    if (shared) {
      at.filled.uploads().then(() => {
        const { agreement, screen, startedAt, language, trapped } = at.draft;
        handOver(at.store, {
          answers: at.filling.draft(), course: at.taken.sum(), agreement: agreement, screen: screen, startedAt: startedAt,
          language: language, trapped: trapped
        }, address(link));
      });
    } else {
      at.filled.kept().then(() => safe(at, PATIENCE)).then(at.saved.save).then(go, go);
    }
  }));
  leave('a.lang', link => link.href);
  leave('button.later', () => at.here + '/resume?lang=' + at.form.elements.lang.value);
  document.querySelectorAll('[data-again]').forEach(link => link.addEventListener('click', event => {
    event.preventDefault();
    network.again();
  }));
  if (at.resumed && at.draft.screen === at.resumed && !at.waits && !shared) {
    welcomeBack(at, network);
  } else if (at.page.resumes && !at.resumed && !at.waits) {
    goOnHere(at, network.box);
  }
}
