// What the page does over the network once its first question stands: saves the draft as each screen is left, sends files
// and finished answers, and has the page open again without a network.
import { outbox } from './outbox.js';
import { kiosk } from './kiosk.js';
import { fileName } from './random.js';

const FIRST_WAIT = 3000;
const LONGEST_WAIT = 60000;
const FINAL = status => status >= 200 && status < 300 || status >= 400 && status < 500 && status !== 408 && status !== 429;

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
  function now() {
    if (running) {
      return;
    }
    clearTimeout(timer);
    running = true;
    attempt().catch(() => false).then(done => {
      running = false;
      if (done) {
        window.removeEventListener('online', now);
        document.removeEventListener('visibilitychange', seen);
      } else {
        timer = setTimeout(now, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      }
    });
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
    navigator.serviceWorker.register('/r/worker.js').then(() => navigator.serviceWorker.ready)
      .then(found => found.active.postMessage({ keep: [location.href.replace(/#.*/, ''), page.style, page.script] })).catch(() => 0);
  }
}

/**
 * @param {object} at the page: store, page, draft, here, form, say, save, again, delayed, settled, refused, received
 */
export function network(at) {
  const { store, draft, here } = at;
  const box = outbox(store);
  const shared = at.page.mode === 'kiosk';
  let unsaved = false;
  let asked = 0;
  let sending = false;

  function showCode(code) {
    const line = at.form.querySelector('.later');
    if (code && line && line.tagName === 'BUTTON') {
      const told = document.createElement('p');
      const value = document.createElement('b');
      told.className = 'later';
      told.textContent = at.say('laterCode') + ': ';
      value.dir = 'ltr';
      value.textContent = code;
      told.appendChild(value);
      line.parentNode.replaceChild(told, line);
    }
  }

  const saveNow = () => {
    unsaved = false;
    return box.saveDraft(here, draft).then(sent => {
      if (sent.status === 200) {
        draft.code = sent.document.code;
        draft.until = Date.parse(sent.document.until) || draft.until;
        showCode(draft.code);
      } else if (sent.status === 409 && !sending) {
        at.refused(sent.document);
        store.remove('draft:' + here);
      } else if (!FINAL(sent.status)) {
        unsaved = true;
      }
    });
  };
  const moved = () => {
    if (!shared && draft.screen > 0) {
      clearTimeout(asked);
      unsaved = true;
      asked = setTimeout(saveNow, 400);
    }
  };
  window.addEventListener('online', () => unsaved && saveNow());
  document.addEventListener('visibilitychange', () => document.hidden && unsaved && at.save().then(saveNow));

  function deliver(item) {
    clearTimeout(asked);
    unsaved = false;
    sending = true;
    whenClosed();
    document.getElementById('retry').onclick = untilDone(() => box.send(item).then(sent => {
      if (!FINAL(sent.status)) {
        at.delayed(sent.status);
        return false;
      }
      return (sent.status < 300 ? Promise.resolve() : store.remove('out:' + here + ':' + item.body.instanceId)).then(() => {
        sending = sent.status !== 422;
        at.settled(sent);
        return true;
      });
    }));
  }

  /** What earlier people have left waiting on this phone. */
  function sendOthers() {
    box.waiting().then(items => items.filter(item => item.body.instanceId !== draft.instanceId).forEach(item => {
      whenClosed();
      untilDone(() => box.send(item).then(sent => FINAL(sent.status)));
    }));
  }

  /**
   * Resolves as soon as the phone keeps the file, with the name by which an answer means it; `sent` resolves to whether
   * the server has it, and rejects when the server never will.
   */
  function upload(blob, progress) {
    const id = fileName();
    return store.put('file:' + id, blob).then(() => ({
      id: id,
      sent: box.upload(here, id, blob, progress).then(status => (status >= 400 && status < 500
        ? store.remove('file:' + id).then(() => Promise.reject(new Error(String(status)))) : status === 200))
    }));
  }

  /** The receipt of answers that were sent while no page was open. */
  function tellDone() {
    const name = 'done:' + here;
    return store.get(name).then(receipt => receipt && store.remove(name).then(() => draft.screen === 0 && at.received(receipt)));
  }

  showCode(draft.code);
  openOffline(at.page);
  sendOthers();
  box.tidy().catch(() => 0);
  if (shared) {
    kiosk(Object.assign({ box: box }, at));
  } else {
    tellDone();
  }
  return { deliver: deliver, upload: upload, moved: moved, dropDraft: box.dropDraft,
    /** What the server has for somebody who has sent: further steps, as HTML. */
    after: code => box.ask('POST', here + '/receipt', { 'Content-Type': 'application/json', Accept: 'application/json' },
      JSON.stringify({ withdrawalCode: code, language: document.documentElement.lang })) };
}
