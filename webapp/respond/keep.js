// What a phone keeps until it is sent: the answers so far, files, and what waits for the network. In IndexedDB,
// encrypted with a key that scripts may use and never read; where the browser has less, in less. Runs in the page and in
// the worker.

const WAIT = 2000;
const memory = {};

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function database() {
  const request = indexedDB.open('fieldvoice', 1);
  request.onupgradeneeded = () => ['kept', 'key'].forEach(name => request.result.createObjectStore(name));
  return done(request);
}

/** The phone's key; of two tabs that begin at once, one makes it. */
function secret(db) {
  const find = () => done(db.transaction('key').objectStore('key').get(1));
  return find().then(found => found || crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    .then(made => done(db.transaction('key', 'readwrite').objectStore('key').add(made, 1)).catch(() => 0)).then(find));
}

function bytesOf(value) {
  return new Response(value instanceof Blob ? value : JSON.stringify(value)).arrayBuffer();
}

function sealed(key, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return bytesOf(value).then(bytes => crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv }, key, bytes))
    .then(data => ({ iv: iv, data: data, type: value instanceof Blob ? value.type : null }));
}

function opened(key, row) {
  return !row ? undefined : crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, key, row.data)
    .then(bytes => (row.type === null ? new Response(bytes).json() : new Blob([bytes], { type: row.type })));
}

function inDatabase(db, key) {
  const table = mode => db.transaction('kept', mode).objectStore('kept');
  return {
    lasts: true,
    get: name => done(table('readonly').get(name)).then(row => opened(key, row)),
    put: (name, value) => sealed(key, value).then(row => done(table('readwrite').put(row, name))),
    remove: name => done(table('readwrite').delete(name)),
    names: prefix => done(table('readonly').getAllKeys()).then(all => all.filter(name => name.indexOf(prefix) === 0))
  };
}

/** As long as the page lives; texts longer, where the browser lets them. */
function inMemory() {
  const disk = act => {
    try {
      return act(localStorage);
    } catch (e) {
      return null;
    }
  };
  const text = name => disk(storage => storage.getItem('fieldvoice:' + name));
  return {
    lasts: Boolean(disk(storage => storage.setItem('fieldvoice', '1') || !storage.removeItem('fieldvoice'))),
    get: name => Promise.resolve(memory[name] || JSON.parse(text(name) || 'null') || undefined),
    put(name, value) {
      memory[name] = value;
      disk(storage => value instanceof Blob || storage.setItem('fieldvoice:' + name, JSON.stringify(value)));
      return Promise.resolve();
    },
    remove(name) {
      delete memory[name];
      disk(storage => storage.removeItem('fieldvoice:' + name));
      return Promise.resolve();
    },
    names: prefix => Promise.resolve(Object.keys(memory).concat(disk(storage => Object.keys(storage)
      .filter(name => name.indexOf('fieldvoice:') === 0 && !memory[name.slice(11)]).map(name => name.slice(11))) || [])
      .filter(name => name.indexOf(prefix) === 0))
  };
}

/**
 * What is kept here, by names: `draft:/r/…`, `out:/r/…:instance`, `file:…`, `done:/r/…`. Values are JSON or Blobs.
 * @returns {Promise<{lasts: boolean, get: function, put: function, remove: function, names: function}>} `lasts`: it
 *   survives the page
 */
export function keeping() {
  const late = new Promise((resolve, reject) => setTimeout(reject, WAIT));
  const found = Promise.resolve().then(() => database()).then(db => secret(db).then(key => inDatabase(db, key)));
  return Promise.race([found, late]).catch(inMemory);
}
