// The service worker: opens the page again without a network, and sends what waits when the network is back and no page
// is open. Keeps pages that are the same for everybody and what they fetch, never an answer.
import { keeping } from './keep.js';
import { isFinal, outbox } from './outbox.js';

const PAGES = 'fieldvoice-pages-1';
const FILES = 'fieldvoice-files-1';
const MOST_FILES = 300;
const PATIENCE = 5000;
const PAUSE = 1000;
const PAGE = /^\/r\/[0-9A-Za-z-]+\/?$/;
const ASSET = /^\/r\/assets\//;

const cached = (name, request) => caches.open(name).then(cache => cache.match(request));
const keep = (name, request, response) => caches.open(name).then(cache => cache.put(request, response).then(() => cache)).catch(() => 0);
const after = time => new Promise(resolve => setTimeout(resolve, time));
const asks = (url, ...names) => names.some(name => url.searchParams.has(name));

/** The page as it was the last time: at this address, else in another language, in the version that is asked for. */
function before(url) {
  const fits = request => {
    const other = new URL(request.url);
    return other.pathname === url.pathname && other.searchParams.get('version') === url.searchParams.get('version');
  };
  return caches.open(PAGES).then(cache => cache.match(url.href)
    .then(found => found || cache.keys().then(all => all.filter(fits)[0]).then(other => other && cache.match(other))));
}

/**
 * From the network, while it answers; else as it was the last time; else what the server says. A network that comes back or
 * changes breaks off what is under way: where nothing is kept it is asked again, once.
 */
function page(request, url) {
  const ask = () => fetch(request).then(response => {
    if (response.ok && !response.redirected) {
      keep(PAGES, url.href, response.clone());
    }
    return response;
  });
  const first = ask();
  const good = first.then(response => (response.status < 500 ? response : Promise.reject(new Error(String(response.status)))));
  return Promise.race([good, after(PATIENCE).then(() => Promise.reject(new Error('late')))])
    .catch(() => before(url).then(found => found || first.catch(() => after(PAUSE).then(ask))));
}

/** What never changes at its address. The oldest give way. */
function file(request) {
  return cached(FILES, request).then(found => found || fetch(request).then(response => {
    if (response.status === 200) {
      keep(FILES, request, response.clone()).then(cache => cache && cache.keys()
        .then(all => Promise.all(all.slice(0, Math.max(all.length - MOST_FILES, 0)).map(old => cache.delete(old)))));
    }
    return response;
  }));
}

const openPages = here => self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  .then(windows => windows.filter(w => new URL(w.url).pathname.replace(/\/+$/, '') === here));

/** Sends what waits. The receipt is kept until a page has shown it. */
function flush() {
  return keeping().then(store => {
    const box = outbox(store);
    const keepReceipt = item => sent => item.tells && store.put('done:' + item.here, sent.document);
    const send = item => box.sendUnattended(item, keepReceipt(item)).then(sent => openPages(item.here)
      .then(open => open.forEach(w => w.postMessage('sent'))).then(() => isFinal(sent.status)));
    return box.waiting().then(items => items.reduce((last, item) => last.then(all => send(item).then(one => all && one)), Promise.resolve(true)));
  }).then(all => (all ? 0 : Promise.reject(new Error('the network is still away'))));
}

/** The page that is open, which came before the worker did, and what it has fetched. */
function take(message) {
  const get = (name, url) => fetch(url, { cache: 'force-cache' }).then(response => (response.ok ? keep(name, url, response) : 0)).catch(() => 0);
  return get(PAGES, message.page).then(() => Promise.all(message.files.map(url => cached(FILES, url).then(found => found || get(FILES, url)))));
}

self.addEventListener('install', event => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', event => event.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(name => name !== PAGES && name !== FILES).map(name => caches.delete(name))))
  .then(() => self.clients.claim())));
self.addEventListener('message', event => event.waitUntil(event.data.draft
  ? outbox().saveDraft(event.data.here, event.data.draft) : take(event.data)));
self.addEventListener('sync', event => event.waitUntil(flush()));
self.addEventListener('fetch', event => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || request.headers.has('Range')) {
    return;
  }
  if (ASSET.test(url.pathname) || PAGE.test(url.pathname) && asks(url, 'media', 'list')) {
    event.respondWith(file(request));
  } else if (request.mode === 'navigate' && PAGE.test(url.pathname) && !asks(url, 'about', 'listen')) {
    event.respondWith(page(request, url));
  }
});
