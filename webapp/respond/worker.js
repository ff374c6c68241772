// The service worker: opens the page again without a network, and sends what waits when the network is back and no page
// is open. Keeps pages that are the same for everybody, never an answer.
import { keeping } from './keep.js';
import { outbox } from './outbox.js';

const CACHE = 'fieldvoice-1';
const PATIENCE = 5000;
const PAGE = /^\/r\/[0-9A-Za-z-]+\/?$/;
const ASSET = /^\/r\/assets\//;

const cached = (request, options) => caches.open(CACHE).then(cache => cache.match(request, options));
const keep = (request, response) => caches.open(CACHE).then(cache => cache.put(request, response));

/** From the network, while it answers; else as it was the last time, in this language or another. */
function page(request) {
  const url = new URL(request.url);
  const late = new Promise((resolve, reject) => setTimeout(reject, PATIENCE));
  const fresh = fetch(request).then(response => {
    if (response.status >= 500) {
      throw new Error(String(response.status));
    }
    if (response.ok && !response.redirected) {
      keep(url.href, response.clone());
    }
    return response;
  });
  const old = () => cached(url.href).then(found => found || cached(url.href, { ignoreSearch: true }));
  return Promise.race([fresh, late]).catch(() => old().then(found => found || fresh));
}

function asset(request) {
  return cached(request).then(found => found || fetch(request).then(response => {
    if (response.ok) {
      keep(request, response.clone());
    }
    return response;
  }));
}

/** Sends what waits. Where no page is open to show it, the receipt is kept until one is. */
function flush() {
  return keeping().then(store => {
    const box = outbox(store);
    return Promise.all([box.waiting(), self.clients.matchAll({ type: 'window' })]).then(([items, windows]) =>
      items.reduce((before, item) => before.then(all => box.send(item).then(sent => {
        const open = windows.some(w => new URL(w.url).pathname.replace(/\/+$/, '') === item.here);
        const arrived = sent.status === 200 || sent.status === 201;
        return (arrived && !open && item.tells ? store.put('done:' + item.here, sent.document) : Promise.resolve())
          .then(() => all && (arrived || sent.status >= 400 && sent.status < 500));
      })), Promise.resolve(true)));
  }).then(all => (all ? 0 : Promise.reject(new Error('the network is still away'))));
}

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name))))
  .then(() => self.clients.claim())));
self.addEventListener('message', event => {
  if (event.data.keep) {
    event.waitUntil(Promise.all(event.data.keep.map(url => fetch(url).then(response => (response.ok ? keep(url, response) : 0)))).catch(() => 0));
  }
});
self.addEventListener('sync', event => event.waitUntil(flush()));
self.addEventListener('fetch', event => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== 'GET' || event.request.url.indexOf(self.location.origin) !== 0) {
    return;
  }
  if (event.request.mode === 'navigate' && PAGE.test(path)) {
    event.respondWith(page(event.request));
  } else if (ASSET.test(path)) {
    event.respondWith(asset(event.request));
  }
});
