// Sends over a bad network. XMLHttpRequest: old phones have no way to give up on a fetch.

/**
 * @param {string} url
 * @param {string} type the body's media type
 * @param {string|Blob} body
 * @param {function(number): void} [progress] gets the sent share, 0 to 1
 * @returns {Promise<{status: number, document: object}>} status 0 when nothing came back
 */
export function post(url, type, body, progress) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    const done = () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch (e) {
        // no JSON: the status says enough
      }
      resolve({ status: request.status, document: answer || {} });
    };
    request.open('POST', url);
    request.timeout = typeof body === 'string' ? 30000 : 300000;
    request.setRequestHeader('Content-Type', type);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.onloadend = done;
    if (progress && request.upload) {
      request.upload.onprogress = event => progress(event.loaded / event.total);
    }
    request.send(body);
  });
}

/** A random UUID, version 4. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64;
  bytes[8] = bytes[8] & 63 | 128;
  const hex = Array.from(bytes).map(b => (256 + b).toString(16).slice(1)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Tries until it is through: at once, when the network returns, and from time to time.
 * @param {function(): Promise<boolean>} attempt resolves to true when there is nothing left to do
 * @returns {function(): void} tries now
 */
export function untilDone(attempt) {
  let timer = 0;
  let wait = 4000;
  let running = false;
  const now = () => {
    if (running) {
      return;
    }
    clearTimeout(timer);
    running = true;
    attempt().then(done => {
      running = false;
      if (done) {
        window.removeEventListener('online', now);
      } else {
        timer = setTimeout(now, wait);
        wait = Math.min(wait * 2, 60000);
      }
    });
  };
  window.addEventListener('online', now);
  now();
  return now;
}
