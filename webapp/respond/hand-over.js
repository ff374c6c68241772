// A shared tablet's page gives way to the same in another language, with what is answered.
import { TURN, keptFiles } from './turn.js';

/**
 * Keeps what is answered for the page at the address, and goes there. Files that lived in this page only are kept,
 * encrypted, until the next has taken them.
 */
export function handOver(store, draft, address) {
  const keep = name => store.get(name).then(blob => blob && store.put(name, blob));
  const go = () => {
    try {
      sessionStorage.setItem(TURN, JSON.stringify({ at: Date.now(), draft: draft }));
    } catch (e) {
      // begins anew
    }
    location.replace(address);
  };
  Promise.all(keptFiles(draft.answers).map(keep)).then(go, go);
}

/** The files of a draft that was handed over live in the page again. */
export function takeFiles(store, draft) {
  keptFiles(draft.answers).forEach(name => store.get(name).then(blob => blob && store.remove(name).then(() => store.hold(name, blob)))
    .catch(() => 0));
}
