// Saves the draft on the phone while it is answered: one write after the other, each of what is the newest by then.
import { random } from './random.js';

const PAUSE = 300;

/**
 * @param {object} store what keeping() gave
 * @param {string} name the draft's in the store
 * @param {object} draft
 * @param {function(): boolean} update brings the draft up to date; false where nothing is to be saved
 * @param {function(): void} overtaken called instead of writing over what another tab has written meanwhile
 */
export function saving(store, name, draft, update, overtaken) {
  let writing = Promise.resolve(true);
  let timer = 0;
  /** How many changes are not on the disk yet, and the stamp of what is. */
  const state = { late: 0, on: draft.stamp };

  function ifAlone(act) {
    writing = writing.then(() => store.get(name)).then(found => {
      if (found ? found.stamp === draft.stamp : !draft.stamp) {
        return Promise.resolve(act()).then(() => true);
      }
      overtaken();
      return false;
    }).catch(() => true);
    return writing;
  }

  /** Resolves when it is saved; to false when another tab has gone on with these answers. */
  function save() {
    clearTimeout(timer);
    return !update() ? writing : ifAlone(() => {
      const these = state.late;
      const stamp = draft.stamp = random(6);
      return store.put(name, draft).then(() => {
        state.late -= these;
        state.on = stamp;
      });
    });
  }

  return Object.assign(state, {
    save: save,
    /** For what is typed: each letter would be a write of its own. */
    soon() {
      state.late++;
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    },
    /** Looks whether another tab has gone on. */
    compare: () => ifAlone(() => 0),
    /** Deletes it for good. */
    drop() {
      clearTimeout(timer);
      return writing.then(() => store.remove(name));
    }
  });
}
