// Sends over a bad network what the phone keeps: drafts, files in pieces, finished answers once. Runs in the page and in
// the worker; a fetch that hangs is given up, since old phones can't abort one.

const PIECE = 128 * 1024;
const PATIENCE = 30000;
const SECOND_LOOK = 60000;
/** A browser sends no more than 64 KB for a page that is gone, in bytes: three a letter in most scripts. */
const OUTLIVES = 20000;
const FILE_TYPE = /^(audio|image|video|application|text)\/[\w.+-]{1,80}(;|$)/;
const NOTHING = { status: 0, document: {} };
const ASKS_JSON = { Accept: 'application/json' };
const JSON_TYPE = { 'Content-Type': 'application/json', Accept: 'application/json' };

/** Whether trying again would change nothing. */
export const isFinal = status => status >= 200 && status < 300 || status >= 400 && status < 500 && status !== 408 && status !== 429;

const isTaken = sent => sent.status === 200 || sent.status === 201;

/** Whoever answers without JSON is not our server: a hotel's network that wants a sign-in answers anything with a page. */
function json(response) {
  const ours = (response.headers.get('Content-Type') || '').indexOf('json') > 0;
  return response.status === 204 ? { status: 204, document: {} } : !ours ? NOTHING
    : response.json().then(document => ({ status: response.status, document: document || {} }));
}

/** @returns {Promise<{status: number, document: object}>} status 0 when nothing came back */
function request(url, how) {
  const late = new Promise(resolve => setTimeout(resolve, PATIENCE, NOTHING));
  const asked = fetch(url, Object.assign({ cache: 'no-store' }, how)).then(json);
  return Promise.race([asked, late]).catch(() => NOTHING);
}

const ask = (method, url, headers, body) => request(url, { method: method, headers: headers, body: body });

function post(item) {
  const headers = Object.assign({ 'Accept-Language': item.body.language, 'Draft-Key': item.key }, JSON_TYPE);
  return ask('POST', item.here + '/responses', headers, JSON.stringify(item.body));
}

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
    const headers = Object.assign({ 'Content-Type': FILE_TYPE.test(blob.type) ? blob.type : 'application/octet-stream' }, ASKS_JSON);
    const from = at => ask('PUT', url + '?at=' + at + '&size=' + blob.size, headers, blob.slice(at, at + PIECE)).then(sent => {
      if (sent.status !== 200) {
        return sent.status;
      }
      if (progress) {
        progress(sent.document.received / blob.size);
      }
      return sent.document.received >= blob.size ? 200 : from(sent.document.received);
    });
    return ask('GET', url, ASKS_JSON).then(known => (known.status !== 200 ? known.status
      : known.document.received >= blob.size ? 200 : from(known.document.received)));
  }

  /** What the phone does not give out in time it has no longer. */
  const found = name => store.get(name).catch(() => 0);

  /** The files that finished answers name and the phone still has, one after the other, as far as they go. */
  function files(item) {
    return item.files.reduce((before, id) => before.then(status => (status !== 200 ? status
      : found('file:' + id).then(blob => (blob ? upload(item.here, id, blob) : 200)))), Promise.resolve(200));
  }

  /** What was sent stays nowhere on the phone. */
  function forget(item) {
    const name = 'draft:' + item.here;
    return found(name).then(draft => (draft && draft.instanceId === item.body.instanceId ? store.remove(name) : 0))
      .then(() => Promise.all(item.files.map(id => store.remove('file:' + id))))
      .then(() => store.remove('out:' + item.here + ':' + item.body.instanceId));
  }

  const all = prefix => store.names(prefix).then(names => Promise.all(names.map(store.get))).then(found => found.filter(Boolean));

  /** The names of files on the disk that neither a draft nor finished answers name. */
  function strayFiles() {
    return Promise.all([store.names('file:'), all('draft:'), all('out:')]).then(([names, drafts, outs]) => {
      const named = JSON.stringify([drafts, outs]);
      return names.filter(name => store.lasts([name]) && named.indexOf(name.slice(5)) < 0);
    });
  }

  /** Drafts that nobody has gone on with for as long as the study keeps them. */
  function oldDrafts() {
    const isOld = name => store.get(name).then(draft => (draft && draft.until < Date.now() ? store.remove(name) : 0));
    return store.names('draft:').then(names => Promise.all(names.map(isOld)));
  }

  return {
    upload: upload,
    ask: ask,
    forget: forget,
    /**
     * Sends finished answers and their files; once acknowledged, nothing of them is kept here. Where a file is refused
     * the answers go all the same: who sends what is there already gets its receipt, others the server's reason.
     * @param {object} item {here, key, files, body, until}
     * @param {function(object): Promise} [first] done with what the server has said, before anything is deleted
     */
    send(item, first) {
      return files(item).then(status => (isFinal(status) ? post(item) : NOTHING)).then(sent => (isTaken(sent)
        ? Promise.resolve(first && first(sent)).then(() => forget(item)).then(() => sent) : sent));
    },
    /**
     * Sends what somebody has left who is not here to be told: kept as long as it may still be taken. A closed link may open
     * again.
     */
    sendUnattended(item, first) {
      const isNever = sent => [404, 409, 410].indexOf(sent.status) >= 0 && !/link-closed$/.test(sent.document.type) ||
        isFinal(sent.status) && item.until < Date.now();
      return this.send(item, first).then(sent => (!isTaken(sent) && isNever(sent) ? forget(item).then(() => sent) : sent));
    },
    /** @returns {Promise<object[]>} what waits to be sent through the link at `here`, or any */
    waiting: here => all('out:' + (here ? here + ':' : '')),
    /** Goes out even if the page is left at once, where it is short enough for that; of two, the later one holds. */
    saveDraft(here, draft) {
      draft.turn = Math.max(Date.now(), (draft.turn || 0) + 1);
      const body = JSON.stringify({
        instanceId: draft.instanceId, version: draft.version, startedAt: draft.startedAt, turn: draft.turn, screen: draft.screen + 1, answers: draft.answers,
        agreement: draft.agreement, paradata: draft.course, trapped: draft.trapped
      });
      const headers = Object.assign({ 'Draft-Key': draft.key }, JSON_TYPE);
      return request(here + '/draft', { method: 'PUT', headers: headers, body: body, keepalive: body.length < OUTLIVES });
    },
    readDraft: (here, key) => ask('GET', here + '/draft', Object.assign({ 'Draft-Key': key }, ASKS_JSON)),
    /** 409 where the response with this id is there already. */
    isSent: (here, key, id) => ask('GET', here + '/draft', Object.assign({ 'Draft-Key': key, 'Draft-Before': id }, ASKS_JSON)),
    dropDraft: (here, key) => ask('DELETE', here + '/draft', { 'Draft-Key': key }),
    /** Deletes what nobody needs. Files are looked at twice: one that was just chosen is named a little later. */
    tidy: () => oldDrafts().then(strayFiles).then(before => before.length && setTimeout(() => strayFiles()
      .then(now => Promise.all(now.filter(name => before.indexOf(name) >= 0).map(store.remove))).catch(() => 0), SECOND_LOOK))
  };
}
