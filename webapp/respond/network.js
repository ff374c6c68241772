// What the page does over the network once its first question stands: saves the draft as each screen is left, sends files
// and finished answers, and has the page open again without a network.
import { isFinal, outbox } from './outbox.js';
import { ends } from './ends.js';
import { kiosk } from './kiosk.js';
import { lastMoment } from './last.js';
import { leaving } from './leaving.js';
import { readAloud } from './sheet.js';

const FIRST_WAIT = 3000;
const LONGEST_WAIT = 60000;
const SAVE_PAUSE = 400;
const SOON = 1500;
const ID = /^[0-9a-f-]{36}$/;

/**
 * Tries until it is through: at once, when the network or the page comes back, and from time to time.
 * @param {function(): Promise<boolean>} attempt resolves to true when there is nothing left to do
 * @returns {function(): void} tries now
 */
function untilDone(attempt) {
  let timer = 0;
  let wait = FIRST_WAIT;
  let running = false;
  const seen = () => document.hidden || now();
  const settle = done => {
    running = false;
    if (done) {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', seen);
    } else {
      timer = setTimeout(now, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  };
  function now() {
    if (!running) {
      clearTimeout(timer);
      running = true;
      attempt().catch(() => false).then(settle);
    }
  }
  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', seen);
  now();
  return now;
}

/** Has the browser send what waits when the network is back, even if the page is closed by then; where it can. */
function whenClosed() {
  if (navigator.serviceWorker && window.SyncManager) {
    navigator.serviceWorker.ready.then(found => found.sync.register('send')).catch(() => 0);
  }
}

/** Has the page and what it fetched kept by the worker. */
function openOffline(page) {
  if (navigator.serviceWorker) {
    const files = [page.style, page.script].concat(Object.keys(page.lists).map(name => page.lists[name]));
    navigator.serviceWorker.register('/r/worker.js').then(() => navigator.serviceWorker.ready).then(found => found.active.postMessage({
      page: location.href.replace(/#.*/, ''), files: files.map(address => new URL(address, location.href).href)
    })).catch(() => 0);
  }
}

/** The draft on the server, under a key that only this phone has; its code opens it on another. */
function draftThere(at, box, isSending) {
  const draft = at.draft;
  const shared = at.page.mode === 'kiosk';
  /** Whether there is anything that the server has not acknowledged. */
  let unsaved = false;
  let asked = 0;
  let there = null;

  function showCode() {
    const line = at.form.querySelector('.later');
    if (draft.code && line && line.tagName === 'BUTTON') {
      const told = document.createElement('p');
      const value = document.createElement('b');
      told.className = 'later';
      told.textContent = at.say('laterCode') + ': ';
      value.dir = 'ltr';
      value.textContent = draft.code;
      told.appendChild(value);
      line.parentNode.replaceChild(told, line);
    }
  }

  function saved(sent, these) {
    unsaved = these !== there || !isFinal(sent.status);
    if (sent.status === 200) {
      draft.code = sent.document.code;
      draft.until = Date.parse(sent.document.until) || draft.until;
      // a device whose clock is ahead has gone on with them
      unsaved = unsaved || sent.document.turn > draft.turn;
      draft.turn = Math.max(draft.turn, sent.document.turn);
      showCode();
    } else if (sent.status === 409 && !isSending()) {
      at.store.remove('draft:' + at.here);
      at.refused(sent.document);
    } else if (sent.status === 410 && !isSending()) {
      at.refused(sent.document);
    }
  }

  function save() {
    clearTimeout(asked);
    unsaved = true;
    const these = there = JSON.stringify(draft.answers);
    return box.saveDraft(at.here, draft).then(sent => saved(sent, these));
  }

  const isBehind = () => draft.screen > 0 && !shared && !isSending() && !at.form.hidden &&
    (unsaved || there !== JSON.stringify(draft.answers));

  /**
   * A page that goes, which respond.js has brought up to date, is a screen that is left. What it asks for goes through the
   * worker, and is lost with it where the worker sleeps; what it tells the worker wakes it.
   */
  function gone() {
    const worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (isBehind() && worker) {
      unsaved = true;
      worker.postMessage({ here: at.here, draft: draft });
    } else if (isBehind()) {
      save();
    }
  }

  window.addEventListener('online', () => unsaved && save());
  window.addEventListener('pagehide', gone);
  document.addEventListener('visibilitychange', () => document.hidden && isBehind() && save());
  showCode();
  return {
    soon() {
      if (draft.screen > 0) {
        clearTimeout(asked);
        unsaved = true;
        asked = setTimeout(save, SAVE_PAUSE);
      }
    },
    stop() {
      clearTimeout(asked);
      unsaved = false;
    }
  };
}

/** Files go out as soon as they are chosen. Where the phone cannot keep one it is safe once the server has it. */
function uploads(at, box) {
  const isRefused = status => [400, 409, 413, 415].indexOf(status) >= 0;
  return (id, blob, progress) => box.upload(at.here, id, blob, progress).then(status => {
    const name = 'file:' + id;
    if (status === 200) {
      at.store.release(name);
    }
    return isRefused(status) ? at.store.remove(name).then(() => Promise.reject(new Error(String(status)))) : status === 200;
  });
}

/**
 * @param {object} at the page, as respond.js has it
 */
export function network(at) {
  const { store, draft, here } = at;
  const box = outbox(store);
  const shared = at.page.mode === 'kiosk';
  const retry = document.getElementById('retry');
  let sending = false;
  const end = ends(at, box, shared);
  /** Until a page has shown it: this one may die first. */
  const keepReceipt = item => sent => item.tells && store.put('done:' + item.here, sent.document);
  const there = draftThere(Object.assign({ refused: end.refused }, at), box, () => sending);

  function settled(sent, item) {
    sending = sent.status !== 422;
    return (sent.status < 300 ? Promise.resolve() : store.remove('out:' + here + ':' + item.body.instanceId))
      .then(() => end.settled(sent)).then(() => true);
  }

  /** Finished answers; what comes back is shown. */
  function deliver(item) {
    const names = ['out:' + here + ':' + item.body.instanceId].concat(item.files.map(id => 'file:' + id));
    let failed = false;
    const attempt = () => {
      const slow = setTimeout(at.wait, SOON, 'sending');
      return box.send(item, keepReceipt(item)).then(sent => {
        clearTimeout(slow);
        if (isFinal(sent.status)) {
          return settled(sent, item);
        }
        if (!failed) {
          failed = true;
          whenClosed();
        }
        at.wait(sent.status ? 'failed' : store.lasts(names) ? 'offline' : 'offlineTab');
        return false;
      });
    };
    there.stop();
    sending = true;
    retry.onclick = untilDone(attempt);
  }

  /** The receipt of answers that were sent while nobody was told. */
  function tellDone() {
    return store.get('done:' + here).then(receipt => receipt && draft.screen === 0 && !sending && !end.received(receipt), () => 0);
  }

  /** Another tab has gone on with the answers that stood here before: it may have sent them. Asked until somebody knows. */
  function tellSent(before) {
    const isNew = () => draft.screen === 0 && !sending;
    if (ID.test(before) && before !== draft.instanceId) {
      untilDone(() => box.isSent(here, draft.key, before).then(sent => {
        if (sent.status === 409 && isNew()) {
          end.refused(sent.document);
        }
        return isFinal(sent.status) || !isNew();
      }));
    }
  }

  /** The worker has sent something: perhaps what this page is still trying to send. */
  function heard() {
    if (!sending) {
      tellDone();
    } else if (!document.getElementById('waiting').hidden) {
      retry.click();
    } else {
      store.remove('done:' + here);
    }
  }

  /** What earlier people have left waiting on this phone. */
  function sendOthers() {
    return box.waiting().then(items => items.filter(item => item.body.instanceId !== draft.instanceId).forEach(item => {
      whenClosed();
      untilDone(() => box.sendUnattended(item, keepReceipt(item)).then(sent => tellDone().then(() => isFinal(sent.status))));
    }));
  }

  /** Begins with nothing: the next person, or somebody who found answers that are another's. */
  function again() {
    const home = () => location.replace(here + '?lang=' + at.form.elements.lang.value);
    at.form.hidden = true;
    return at.saved.drop().then(home, home);
  }

  const before = window.name;
  window.name = '';
  openOffline(at.page);
  sendOthers().then(box.tidy).catch(() => 0);
  const tablet = shared ? kiosk(Object.assign({ box: box }, at)) : null;
  if (!shared) {
    lastMoment(at);
    tellDone().then(told => told || tellSent(before));
    if (navigator.serviceWorker) {
      navigator.serviceWorker.addEventListener('message', heard);
    }
  }
  const mine = { again: tablet ? tablet.wipe : again, dropDraft: () => box.dropDraft(here, draft.key), box: box };
  leaving(at, mine, shared);
  readAloud(at.page.sheetLanguage);
  return { deliver: deliver, upload: uploads(at, box), moved: shared ? () => 0 : there.soon };
}
