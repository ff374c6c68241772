import { TURN } from './turn.js';

/** Keeps what is answered on a shared tablet for the page at the address, and goes there. */
export function handOver(draft, address) {
  try {
    sessionStorage.setItem(TURN, JSON.stringify({ at: Date.now(), draft: draft }));
  } catch (e) {
    // begins anew
  }
  location.replace(address);
}
