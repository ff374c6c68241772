// A shared tablet keeps no draft: only while its page changes its language.

export const TURN = 'fieldvoice:turn';
/** The names of the files that these answers name. */
export const filesIn = answers => (JSON.stringify(answers).match(/"attachment":"[^"]+/g) || []).map(text => text.slice(14));
/** The same, as the phone keeps them. */
export const keptFiles = answers => filesIn(answers).map(id => 'file:' + id);
const LONGEST = 20000;

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
