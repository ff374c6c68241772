// What a phone keeps until it is sent: the answers so far, files, and what waits for the network. In IndexedDB,
// encrypted with a key that scripts may use and never read; where the browser has less, in less. Runs in the page and in
// the worker.

/** Some browsers never open their database, or never answer for it again; in milliseconds. */
const WAIT = 5000;

/** A long film is read slowly, and sealed files are read as a whole; in milliseconds. */
const WAIT_FOR_FILE = 60000;
const TEXTS = 'fieldvoice:';
const memory = {};

/** What the disk does not do in time counts as not done. */
const inTime = (work, wait) => Promise.race([work, new Promise((resolve, reject) => setTimeout(reject, wait || WAIT))]);

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function database() {
  const request = indexedDB.open('fieldvoice', 1);
  request.onupgradeneeded = () => ['kept', 'key'].forEach(name => request.result.createObjectStore(name));
  return done(request);
}

/** Resolves when it is on the disk: a phone may die right after. */
function write(db, name, act) {
  return new Promise((resolve, reject) => {
    const change = db.transaction(name, 'readwrite', { durability: 'strict' });
    change.oncomplete = () => resolve();
    change.onabort = () => reject(change.error);
    act(change.objectStore(name));
  });
}

/** The phone's key; of two tabs that begin at once, one makes it. */
function secret(db) {
  const find = () => done(db.transaction('key').objectStore('key').get(1));
  return find().then(found => found || crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    .then(made => write(db, 'key', table => table.add(made, 1)).catch(() => 0)).then(find));
}

function sealed(key, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return new Response(value instanceof Blob ? value : JSON.stringify(value)).arrayBuffer()
    .then(bytes => crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv }, key, bytes))
    .then(data => ({ iv: iv, data: data, type: value instanceof Blob ? value.type : null }));
}

/** What cannot be opened is as good as nothing. */
function opened(key, row) {
  return !row ? undefined : crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, key, row.data)
    .then(bytes => (row.type === null ? new Response(bytes).json() : new Blob([bytes], { type: row.type })), () => undefined);
}

function inDatabase(db, key) {
  const read = act => Promise.resolve().then(() => done(act(db.transaction('kept').objectStore('kept'))));
  return {
    get: name => read(table => table.get(name)).then(row => opened(key, row)),
    put: (name, value) => sealed(key, value).then(row => write(db, 'kept', table => table.put(row, name))),
    remove: name => write(db, 'kept', table => table.delete(name)),
    names: () => read(table => table.getAllKeys()),
    mask: (iv, bytes) => crypto.subtle.encrypt({ name: 'AES-GCM', iv: iv }, key, bytes)
  };
}

/** Texts, unencrypted, in browsers without a database or without encryption. */
function inText() {
  const act = work => new Promise(resolve => resolve(work(localStorage)));
  return {
    get: name => act(texts => JSON.parse(texts.getItem(TEXTS + name)) || undefined).catch(() => undefined),
    put: (name, value) => act(texts => (value instanceof Blob ? Promise.reject(new Error('no text')) : texts.setItem(TEXTS + name, JSON.stringify(value)))),
    remove: name => act(texts => texts.removeItem(TEXTS + name)).catch(() => 0),
    names: () => act(texts => Object.keys(texts).filter(name => name.indexOf(TEXTS) === 0).map(name => name.slice(TEXTS.length))).catch(() => []),
    mask: (iv, bytes) => Promise.resolve(bytes)
  };
}

/** What the disk does not take, or not in time, lives as long as the page. */
function over(disk) {
  return {
    get: name => (name in memory ? Promise.resolve(memory[name]) : inTime(disk.get(name), name.indexOf('file:') ? WAIT : WAIT_FOR_FILE)),
    put(name, value) {
      memory[name] = value;
      return inTime(disk.put(name, value).then(() => memory[name] === value && delete memory[name])).catch(() => 0);
    },
    /** In memory only. */
    hold(name, value) { memory[name] = value; },
    /** What is safe elsewhere needs no room in memory. */
    release(name) {
      if (name in memory) {
        memory[name] = 0;
      }
    },
    remove(name) {
      delete memory[name];
      return inTime(disk.remove(name)).catch(() => 0);
    },
    names: prefix => inTime(disk.names()).then(all => all.concat(Object.keys(memory)).filter(name => name.indexOf(prefix) === 0)),
    lasts: names => names.every(name => !memory[name]),
    /** Masks bytes as the phone's key and a random iv have it; the same once more unmasks them. More may stand behind. */
    mask: disk.mask
  };
}

/**
 * What is kept here, by names: `draft:/r/…`, `out:/r/…:instance`, `file:…`, `done:/r/…`. Values are JSON or Blobs.
 * @returns {Promise<{get: function, put: function, remove: function, names: function, lasts: function(string[]): boolean,
 *   mask: function(Uint8Array, Uint8Array): Promise<ArrayBuffer>}>} `lasts`: whether all of them survive the page
 */
export function keeping() {
  const found = Promise.resolve().then(database).then(db => secret(db).then(key => inDatabase(db, key)));
  return inTime(found).catch(inText).then(over);
}
