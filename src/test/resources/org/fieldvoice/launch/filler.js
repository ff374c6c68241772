// Somebody who answers, in the page itself: `fillScreen(seed)` answers what the screen asks and tells what was answered;
// the same seed answers alike, so that a screen that is met again after a failure gets the same.
(() => {
  const random = seed => () => {
    seed = seed + 0x6D2B79F5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
  const hash = text => Array.from(text).reduce((h, c) => Math.imul(h, 31) + c.codePointAt(0) | 0, 7);
  const FIXED = { consent: 'yes', is_parent: 'yes', interview_ok: 'yes' };
  const NUMBERS = { age: [40, 70], years_in_factory: [0, 9], child_age: [0, 17], usefulness: [0, 10] };
  const MOST_CHOSEN = 3;
  /** What a tab says when another has sent. */
  const SENT_BEFORE = '这些回答已经提交过了';
  const ALONE = ['nothing', 'none'];
  const change = (element, kind) => element.dispatchEvent(new Event(kind, { bubbles: true }));

  const noise = (count, next) => Uint8ClampedArray.from({ length: count }, () => next() * 256);

  /** A picture of noise: a few hundred kilobytes would be made smaller, this one is sent as it is. */
  function photo(next) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 180 + Math.floor(next() * 60);
    const pixels = noise(canvas.width * canvas.height * 4, next).map((value, i) => (i % 4 === 3 ? 255 : value));
    canvas.getContext('2d').putImageData(new ImageData(pixels, canvas.width), 0, 0);
    return new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
  }

  const FILES = {
    audio: next => new Blob([noise(40000 + next() * 400000, next)], { type: 'audio/webm' }),
    image: photo,
    file: next => new Blob([noise(100000 + next() * 900000, next)], { type: 'application/pdf' })
  };

  /** Chooses a file; resolves to its SHA-256. */
  function choose(question, next) {
    return Promise.resolve(FILES[question.dataset.t](next)).then(blob => {
      const input = question.querySelector('input[type=file]');
      const chosen = new DataTransfer();
      chosen.items.add(new File([blob], 'chosen', { type: blob.type }));
      input.files = chosen.files;
      change(input, 'input');
      change(input, 'change');
      return new Response(blob).arrayBuffer();
    }).then(bytes => crypto.subtle.digest('SHA-256', bytes))
      .then(digest => Array.from(new Uint8Array(digest)).map(b => (256 + b).toString(16).slice(1)).join(''));
  }

  function answer(question, seed, mark) {
    const path = question.dataset.q;
    const name = path.split('/').pop();
    const next = random(seed ^ hash(path));
    const inputs = Array.from(question.querySelectorAll('.row:not([hidden]) input'));
    const type = question.dataset.t;
    if (type === 'select_one' && inputs.length) {
      const chosen = inputs.find(i => i.value === FIXED[name]) || inputs.filter(i => i.value !== 'other')[Math.floor(next() * inputs.filter(i => i.value !== 'other').length)];
      chosen.click();
      return chosen.value;
    }
    if (type === 'select_multiple') {
      const chosen = inputs.filter(i => !ALONE.includes(i.value) && i.value !== 'other' && next() < 0.5).slice(0, MOST_CHOSEN);
      inputs.forEach(i => i.checked !== chosen.includes(i) && i.click());
      return chosen.length ? chosen.map(i => i.value) : undefined;
    }
    if (type === 'select_one') {
      const menu = question.querySelector('select');
      const options = Array.from(menu.options).filter(o => o.value);
      menu.value = options[Math.floor(next() * options.length)].value;
      change(menu, 'change');
      return menu.value;
    }
    if (type === 'rank') {
      // before its buttons have come each choice has a menu with its place
      question.querySelectorAll('.rank select').forEach((menu, i) => {
        menu.value = i + 1;
        change(menu, 'change');
      });
      const keep = question.querySelector('.rank + button, button.quiet');
      if (keep && !question.querySelector('.rank.done')) {
        keep.click();
      }
      return Array.from(question.querySelectorAll('.rank li')).map(li => li.dataset.v);
    }
    if (FILES[type]) {
      return question.dataset.file ? { kept: question.dataset.file } : choose(question, next).then(sha => ({ sha: sha }));
    }
    const field = question.querySelector('input,textarea');
    const [low, high] = NUMBERS[name] || [];
    const value = high === undefined ? (name === 'contact_phone' ? '139' + String(10000000 + Math.floor(next() * 8e7)) : name === 'change' ? mark : '阿芳 ' + Math.floor(next() * 1e6))
      : low + Math.floor(next() * (high - low + 1));
    field.value = String(value);
    change(field, 'input');
    return value;
  }

  const page = () => document.getElementById('page');
  const isLast = () => document.querySelector('.primary').textContent === JSON.parse(page().textContent).words.send;

  /** How it ended, or `asking`, or `busy`. */
  window.where = () => {
    if (!page()) {
      return 'busy';
    }
    const shown = ['sent', 'waiting', 'refused'].find(id => !document.getElementById(id).hidden);
    const screen = document.querySelector('.screen:not([hidden])');
    if (shown) {
      return shown === 'refused' && document.getElementById('no').textContent === SENT_BEFORE ? 'sent' : shown;
    }
    return screen && screen.ready && !document.getElementById('f').hidden ? 'asking' : 'busy';
  };

  const done = request => new Promise(resolve => { request.onsuccess = () => resolve(request.result); });

  /** Whether the phone keeps these answers, all but the files, or nothing any more. */
  window.keepsAnswers = answers => done(indexedDB.open('fieldvoice', 1)).then(db => {
    const table = name => db.transaction(name).objectStore(name);
    return Promise.all([done(table('key').getAll()), done(table('kept').getAllKeys()), done(table('kept').getAll())])
      .finally(() => db.close());
  }).then(([keys, names, rows]) => {
    const row = rows[names.findIndex(name => name.startsWith('draft:'))];
    return row && crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, keys[0], row.data);
  }).then(bytes => {
    const kept = bytes && new TextDecoder().decode(bytes);
    const isFile = value => typeof value === 'object' && !Array.isArray(value);
    return !kept || Object.keys(answers).every(path => isFile(answers[path])
      || kept.includes(JSON.stringify(path.split('/').pop()) + ':' + JSON.stringify(answers[path])));
  });

  /** @returns {Promise<{state: string, at: number, answers: object, last: boolean}>} */
  window.fillScreen = (seed, mark) => {
    const at = window.where();
    if (at !== 'asking') {
      return Promise.resolve({ state: at, at: -1, answers: {}, last: false });
    }
    const screen = document.querySelector('.screen:not([hidden])');
    const repeat = screen.querySelector('[data-r]');
    if (repeat && repeat.querySelectorAll('.round').length < 2) {
      repeat.querySelector('.add').click();
    }
    const answers = {};
    const questions = () => Array.from(screen.querySelectorAll('[data-q]')).filter(q => q.dataset.t !== 'note' && !q.closest('[hidden]'));
    const done = {};
    const all = () => questions().filter(q => !done[q.dataset.q]).reduce((before, q) => before.then(() => {
      done[q.dataset.q] = true;
      return Promise.resolve(answer(q, seed, mark)).then(value => {
        if (value !== undefined) {
          answers[q.dataset.q] = value;
        }
      });
    }), Promise.resolve());
    // answering may ask more on the same screen
    return all().then(all).then(() => ({ state: 'filled', at: Number(screen.dataset.screen), answers: answers, last: isLast() }));
  };

  window.nextScreen = () => {
    document.querySelector('.primary').click();
    return Array.from(document.querySelectorAll('.error')).filter(e => !e.hidden && !e.closest('[hidden]')).map(e => e.textContent);
  };
})();
