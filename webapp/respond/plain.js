// Pages without questions of their own, and the single screens of browsers without a script. A browser that has one
// goes on with the draft in the whole page; what still waits on this phone is sent.
import { asKept } from './elsewhere.js';
import { keeping } from './keep.js';
import { outbox } from './outbox.js';

const here = location.pathname.split('/').slice(0, 3).join('/');
const held = document.querySelector('input[name=draft]');
const late = document.getElementById('late');

/**
 * Once for each draft: a browser in which the whole page fails goes on with single screens. What the phone has kept before
 * is worth more than a first screen that was posted before its script was there.
 */
function goOn(store, box, key) {
  const name = 'draft:' + here;
  const whole = () => location.replace(here + '?lang=' + document.querySelector('input[name=lang]').value);
  return store.get(name).then(before => {
    if (before && before.key !== key && before.screen > 0) {
      return box.dropDraft(here, key).then(whole);
    }
    return box.readDraft(here, key).then(sent => {
      return sent.status !== 200 || before && before.handed && before.key === key ? 0
        : store.put(name, asKept(sent.document, key)).then(() => store.lasts([name]) && whole());
    });
  });
}

function sendWaiting(box) {
  return box.waiting(here).then(items => Promise.all(items.map(item => box.sendUnattended(item, sent => {
    late.hidden = false;
    late.querySelector('.card').hidden = !item.tells;
    late.querySelector('.code').textContent = item.tells ? sent.document.withdrawalCode : '';
  }))));
}

keeping().then(store => {
  const box = outbox(store);
  if (held) {
    return goOn(store, box, held.value);
  }
  return late ? sendWaiting(box).then(() => box.tidy()) : 0;
}).catch(() => 0);
