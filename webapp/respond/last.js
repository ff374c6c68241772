// Keeps at once what is answered in the last moment before a page is left: a disk may be too slow for it. What can be
// written without waiting is localStorage only, so the text is masked, with what the phone's key has made beforehand.
import { IV, LAST } from './newest.js';

const MOST = 65536;

/**
 * @param {object} at what network() got
 */
export function lastMoment(at) {
  const place = LAST + at.here;
  let iv = null;
  let mask = null;

  /** Each is used once. */
  function begin() {
    const fresh = crypto.getRandomValues(new Uint8Array(IV));
    mask = null;
    at.store.mask(fresh, new Uint8Array(MOST)).then(made => {
      iv = fresh;
      mask = new Uint8Array(made);
    }).catch(() => 0);
  }

  function keep() {
    const behind = at.saved.late || !at.store.lasts(['draft:' + at.here]);
    const bytes = new TextEncoder().encode(JSON.stringify({ on: at.saved.on, draft: at.draft }));
    if (mask && behind && !at.form.hidden && bytes.length <= MOST) {
      const masked = Array.from(iv).concat(Array.from(bytes, (byte, i) => byte ^ mask[i]));
      localStorage.setItem(place, btoa(masked.map(byte => String.fromCharCode(byte)).join('')));
    }
  }

  /** Whoever comes back to the page itself needs it no more. */
  function goOn() {
    localStorage.removeItem(place);
    begin();
  }

  const inCase = act => () => {
    try {
      act();
    } catch (e) {
      // there is no such place, or it is full
    }
  };
  window.addEventListener('pagehide', inCase(keep));
  window.addEventListener('pageshow', inCase(goOn));
  document.addEventListener('visibilitychange', inCase(() => (document.hidden ? keep() : goOn())));
  begin();
}
