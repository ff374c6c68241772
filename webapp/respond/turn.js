// A shared tablet keeps no draft: only while its page changes its language.

const TURN = 'fieldvoice:turn';
const LONGEST = 20000;

/** Keeps what is answered for the page at the address, and goes there. */
export function handOver(draft, address) {
  try {
    sessionStorage.setItem(TURN, JSON.stringify({ at: Date.now(), draft: draft }));
  } catch (e) {
    // begins anew
  }
  location.replace(address);
}

/** What was handed over; nothing if that was long ago. */
export function takenOver() {
  try {
    const turn = JSON.parse(sessionStorage.getItem(TURN));
    sessionStorage.removeItem(TURN);
    return turn && Date.now() - turn.at < LONGEST ? turn.draft : {};
  } catch (e) {
    return {};
  }
}
