// How somebody leaves the page, and comes back to it: another language, another device, beginning anew.
import { handOver } from './hand-over.js';

/** Whoever finds answers on the phone that are somebody else's starts over. */
function welcomeBack(at, network) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'again';
  button.textContent = at.say('startOver');
  button.addEventListener('click', () => {
    network.dropDraft();
    at.again();
  });
  at.warn(at.say('resumed') + ' ');
  document.getElementById('say').appendChild(button);
}

/**
 * @param {object} at what network() got
 * @param {{again: function, dropDraft: function}} network
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
      at.filled.kept().then(at.saved.save).then(go, go);
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
  }
}
