// Long lists, fetched when their question comes near; tried again until they are there.

const fetched = {};

/**
 * @param {string} name
 * @param {object} kit
 * @returns {Promise<{rows: object[], labels: string[]}>}
 */
export function list(name, kit) {
  if (!fetched[name]) {
    fetched[name] = bring(kit.lists[name], 2000).then(found => {
      kit.engine.addList(name, found.rows, found.labels);
      kit.sync();
      return found;
    });
  }
  return fetched[name];
}

function bring(address, wait) {
  return fetch(address).then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .catch(() => new Promise(resolve => {
      const again = () => {
        clearTimeout(timer);
        window.removeEventListener('online', again);
        resolve(bring(address, Math.min(wait * 2, 60000)));
      };
      const timer = setTimeout(again, wait);
      window.addEventListener('online', again);
    }));
}

/** Fetches all of them, one after the other: the network may be gone when their question comes. */
export function fetchAll(kit) {
  Object.keys(kit.lists).reduce((before, name) => before.then(() => list(name, kit)), Promise.resolve());
}
