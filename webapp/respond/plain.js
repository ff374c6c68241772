// Pages without questions of their own, and the single screens of browsers without a script. A browser that has one
// goes on with the draft in the whole page; what still waits on this phone is sent.
import { keeping } from './keep.js';
import { outbox } from './outbox.js';

const here = location.pathname.split('/').slice(0, 3).join('/');
const held = document.querySelector('input[name=draft]');
const late = document.getElementById('late');

/** Once for each draft: a browser in which the whole page fails goes on with single screens. */
function goOn(store, box, key) {
  const name = 'draft:' + here;
  return Promise.all([store.get(name), box.readDraft(here, key)]).then(([before, sent]) => {
    const draft = sent.document;
    if (sent.status !== 200 || before && before.handed && before.key === key) {
      return;
    }
    store.put(name, {
      instanceId: draft.instanceId, key: key, version: draft.version, startedAt: draft.startedAt, answers: draft.answers,
      screen: Math.max(draft.screen - 1, 0), code: draft.code, until: Date.parse(draft.until), handed: true
    }).then(() => location.replace(here + '?lang=' + document.documentElement.lang));
  });
}

function sendWaiting(store, box) {
  return box.waiting(here).then(items => Promise.all(items.map(item => box.send(item).then(sent => {
    if (sent.status === 200 || sent.status === 201) {
      late.hidden = false;
      if (item.tells) {
        late.querySelector('.code').textContent = sent.document.withdrawalCode;
      }
      late.querySelector('.card').hidden = !item.tells;
    } else if (sent.status === 410 || sent.status === 409) {
      return box.forget(item);
    }
    return 0;
  }))));
}

keeping().then(store => {
  const box = outbox(store);
  if (held && store.lasts) {
    return goOn(store, box, held.value);
  }
  return late ? sendWaiting(store, box).then(() => box.tidy()) : 0;
}).catch(() => 0);
