package org.fieldvoice.respond;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import java.io.StringReader;

/** What lies on a phone, seen from the page as any script would see it. */
final class Stored {

  private static final String READ =
      """
      what => new Promise(resolve => {
        const open = indexedDB.open('fieldvoice', 1);
        open.onsuccess = () => {
          const db = open.result;
          const of = name => db.transaction(name).objectStore(name);
          const all = what === 'key' ? of('key').getAll() : what === 'names' ? of('kept').getAllKeys() : of('kept').getAll();
          all.onsuccess = () => {
            db.close();
            resolve(what === 'key' ? all.result.map(key => key.extractable).join(' ')
              : what === 'names' ? all.result.filter(name => !name.startsWith('kiosk:')).join(' ')
              : all.result.map(row => new TextDecoder().decode(row.data)).join(' '));
          };
        };
      })
      """;

  private static final String CACHED =
      """
      () => caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()
        .then(all => Promise.all(all.map(request => cache.match(request).then(found => found.text())
          .then(text => request.url + ' ' + text))))))))
        .then(found => JSON.stringify(found))
      """;

  /** What the page itself could read: the draft, opened with the phone's key. */
  private static final String DRAFT =
      """
      () => new Promise(resolve => {
        const open = indexedDB.open('fieldvoice', 1);
        open.onsuccess = () => {
          const db = open.result;
          const all = name => new Promise(done => {
            const found = db.transaction(name).objectStore(name).getAll();
            found.onsuccess = () => done(found.result);
          });
          const names = new Promise(done => {
            const found = db.transaction('kept').objectStore('kept').getAllKeys();
            found.onsuccess = () => done(found.result);
          });
          Promise.all([all('key'), all('kept'), names]).then(([keys, rows, named]) => {
            db.close();
            const row = rows[named.findIndex(name => name.startsWith('draft:'))];
            return row ? crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, keys[0], row.data) : new ArrayBuffer(0);
          }).then(bytes => resolve(new TextDecoder().decode(bytes)));
        };
      })
      """;

  private Stored() {}

  /** Waits until the phone keeps this answer in its draft, as a piece of JSON. */
  static void waitForAnswer(Page page, String answer) {
    page.waitForCondition(() -> ((String) page.evaluate(DRAFT)).contains(answer));
  }

  /** The key that opens the draft on the server. */
  static String draftKey(Page page) {
    return Json.createReader(new StringReader((String) page.evaluate(DRAFT)))
        .readObject()
        .getString("key");
  }

  /** The names of what is kept, with a space between; a tablet's settings are left out. */
  static String names(Page page) {
    return (String) page.evaluate(READ, "names");
  }

  static void waitFor(Page page, String names) {
    page.waitForCondition(() -> names(page).matches(names));
  }

  /** All that is kept, as text. */
  static String contents(Page page) {
    return (String) page.evaluate(READ, "contents");
  }

  /** Whether a script could read the key that opens it. */
  static String isKeyReadable(Page page) {
    return (String) page.evaluate(READ, "key");
  }

  /** What the service worker keeps: addresses and texts. */
  static String cached(Page page) {
    return (String) page.evaluate(CACHED);
  }

  static void waitForPage(Page page) {
    page.waitForCondition(
        () ->
            (Boolean)
                page.evaluate(
                    "() => caches.open('fieldvoice-pages-1').then(c => c.match(location.href)).then(Boolean)"));
  }
}
