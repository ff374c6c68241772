// Sends over a bad network what the phone keeps: drafts, files in pieces, finished answers once. Runs in the page and in
// the worker; a fetch that hangs is given up, since old phones can't abort one.

const PIECE = 128 * 1024;
const PATIENCE = 30000;

/** Whoever answers without JSON is not our server: a hotel's network that wants a sign-in answers anything with a page. */
function json(response) {
  const ours = (response.headers.get('Content-Type') || '').indexOf('json') > 0;
  return response.status === 204 ? { status: 204, document: {} } : !ours ? { status: 0, document: {} }
    : response.json().then(document => ({ status: response.status, document: document || {} }));
}

/** @returns {Promise<{status: number, document: object}>} status 0 when nothing came back */
function ask(method, url, headers, body) {
  const late = new Promise(resolve => setTimeout(() => resolve({ status: 0, document: {} }), PATIENCE));
  const asked = fetch(url, { method: method, headers: headers, body: body, cache: 'no-store' }).then(json);
  return Promise.race([asked, late]).catch(() => ({ status: 0, document: {} }));
}

const JSON_TYPE = { 'Content-Type': 'application/json', Accept: 'application/json' };

/**
 * @param {object} store what keeping() gave
 */
export function outbox(store) {
  const running = {};

  /**
   * Sends a file piece by piece, from where the server has it.
   * @param {function(number): void} [progress] gets the share that is there, 0 to 1
   * @returns {Promise<number>} 200 when all of it is there, else the status that stopped it, 0 without network
   */
  function upload(here, id, blob, progress) {
    const clear = status => {
      delete running[id];
      return status;
    };
    running[id] = running[id] || pieces(here, id, blob, progress).then(clear, () => clear(0));
    return running[id];
  }

  function pieces(here, id, blob, progress) {
    const url = here + '/attachments/' + id;
    const from = at => ask('PUT', url + '?at=' + at + '&size=' + blob.size, { 'Content-Type': blob.type || 'application/octet-stream', Accept: 'application/json' },
      blob.slice(at, at + PIECE)).then(sent => {
      if (sent.status !== 200) {
        return sent.status;
      }
      if (progress) {
        progress(sent.document.received / blob.size);
      }
      return sent.document.received >= blob.size ? 200 : from(sent.document.received);
    });
    return ask('GET', url, { Accept: 'application/json' }).then(known =>
      (known.status !== 200 ? known.status : from(Math.min(known.document.received, blob.size - 1))));
  }

  /** The files that finished answers name and the phone still has, one after the other. */
  function files(item) {
    return item.files.reduce((before, id) => before.then(status => (status !== 200 ? status
      : store.get('file:' + id).then(blob => (blob ? upload(item.here, id, blob) : 200)))), Promise.resolve(200));
  }

  function post(item) {
    const headers = Object.assign({ 'Accept-Language': item.body.language }, JSON_TYPE, item.key ? { 'Draft-Key': item.key } : {});
    return ask('POST', item.here + '/responses', headers, JSON.stringify(item.body));
  }

  /** What was sent stays nowhere on the phone. */
  function forget(item) {
    const name = 'draft:' + item.here;
    return store.get(name).then(draft => (draft && draft.instanceId === item.body.instanceId ? store.remove(name) : 0))
      .then(() => Promise.all(item.files.map(id => store.remove('file:' + id))))
      .then(() => store.remove('out:' + item.here + ':' + item.body.instanceId));
  }

  return {
    upload: upload,
    ask: ask,
    forget: forget,
    /**
     * Sends finished answers and their files; once acknowledged, nothing of them is kept here.
     * @param {object} item {here, key, files, body}
     */
    send(item) {
      return files(item).then(status => {
        if (status !== 200) {
          return { status: status >= 400 && status < 500 && status !== 413 && status !== 415 ? status : 0, document: {} };
        }
        return post(item);
      }).then(sent => (sent.status === 200 || sent.status === 201 ? forget(item).then(() => sent) : sent));
    },
    /** @returns {Promise<object[]>} what waits to be sent through the link at `here`, or any */
    waiting: here => store.names('out:' + (here ? here + ':' : '')).then(names => Promise.all(names.map(store.get)))
      .then(items => items.filter(Boolean)),
    saveDraft: (here, draft) => ask('PUT', here + '/draft', Object.assign({ 'Draft-Key': draft.key }, JSON_TYPE), JSON.stringify({
      instanceId: draft.instanceId, version: draft.version, startedAt: draft.startedAt, screen: draft.screen + 1, answers: draft.answers
    })),
    readDraft: (here, key) => ask('GET', here + '/draft', { 'Draft-Key': key, Accept: 'application/json' }),
    dropDraft: (here, key) => ask('DELETE', here + '/draft', { 'Draft-Key': key }),
    /** Files that neither a draft nor finished answers name. */
    tidy: () => Promise.all([store.names('file:'), store.names('draft:'), store.names('out:')]).then(([all, drafts, outs]) => {
      if (!all.length) {
        return 0;
      }
      return Promise.all(drafts.concat(outs).map(store.get)).then(values => {
        const named = JSON.stringify(values);
        return Promise.all(all.filter(name => named.indexOf(name.slice(5)) < 0).map(store.remove));
      });
    })
  };
}
