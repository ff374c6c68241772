// The respondent's page: keeps every answer on the phone, sends them once, shows the receipt.
import { fillIn } from '../form/fill-in.js';
import { paging } from '../form/paging.js';
import { engine, localTime } from '../form/engine.js';
import { keeping } from './keep.js';
import { later } from './later.js';
import { random, uuid } from './random.js';
import { agreement } from './agree.js';
import { course } from './course.js';

const DAYS = 14;
const form = document.getElementById('f');
const page = JSON.parse(document.getElementById('page').textContent);
const here = location.pathname.replace(/\/+$/, '');
const draftName = 'draft:' + here;
const status = document.getElementById('say');
const shared = page.mode === 'kiosk';
const REFUSED = {
  'link-unknown': 'unknown', 'link-not-open': 'early', 'link-closed': 'closed', 'link-full': 'full', 'submission-differs': 'different',
  'draft-sent': 'sent'
};
const say = (key, ...values) => values.reduce((text, value, i) => text.replace('{' + i + '}', value), page.words[key] || key);
const home = () => location.replace(here + '?lang=' + document.documentElement.lang);

function warn(text, kind) {
  status.textContent = text;
  status.className = 'say ' + (kind || '');
}

/** A draft that is new, or that another page has only named by its key. */
function fresh(found) {
  return { instanceId: uuid(), key: found && found.key || random(24), version: page.version, startedAt: new Date().toISOString(),
    answers: null, screen: 0, until: Date.now() + DAYS * 864e5 };
}

function begin(store, draft) {
  const taken = course(form, draft, page.paradata);
  const filling = engine(page.logic, draft.answers);
  let saving = 0;
  let pages = null;
  let network = null;
  let waits = null;
  let writing = Promise.resolve();
  let stamp = draft.stamp;

  /** One write after the other, each of what is the newest by then. */
  function save() {
    clearTimeout(saving);
    if (form.hidden || shared) {
      return writing;
    }
    draft.answers = filling.draft();
    writing = writing.then(() => {
      draft.stamp = stamp = random(6);
      return store.put(draftName, draft);
    }).catch(() => 0);
    return writing;
  }

  const upload = (blob, progress) => network.upload(blob, progress);
  const filled = fillIn(form, filling, say, upload, () => {
    clearTimeout(saving);
    saving = setTimeout(save, 300);
    if (pages) {
      pages.changed();
    }
  });

  pages = paging(form, filled, say, {
    moved(at) {
      taken.moved(at + 1);
      draft.screen = at;
      warn('');
      save().then(() => network && network.moved());
    },
    finished: finish,
    alone: shared
  });

  function finish() {
    const button = form.querySelector('.primary');
    if (button.getAttribute('aria-busy')) {
      return;
    }
    button.setAttribute('aria-busy', 'true');
    warn(say('sending'));
    filled.uploads().then(save).then(() => {
      const now = new Date();
      const answers = filling.answers(new Date(draft.startedAt), now);
      waits = {
        here: here,
        key: draft.key,
        tells: !shared,
        files: (JSON.stringify(answers).match(/"attachment":"[^"]+/g) || []).map(text => text.slice(14)),
        body: {
          instanceId: draft.instanceId,
          version: page.version,
          language: document.documentElement.lang,
          startedAt: localTime(new Date(draft.startedAt)),
          submittedAt: localTime(now),
          answers: answers,
          paradata: taken.sum(),
          agreement: draft.agreement,
          trapped: !!form.elements[':website'].value || undefined
        }
      };
      return store.put('out:' + here + ':' + draft.instanceId, waits);
    }).then(deliver);
  }

  /** Sends what waits, once what can send it is there. */
  function deliver() {
    if (network) {
      network.deliver(waits);
    } else {
      delayed(0);
    }
  }

  function delayed(sent) {
    form.querySelector('.primary').removeAttribute('aria-busy');
    document.getElementById('why').textContent = say(sent ? 'failed' : store.lasts ? 'offline' : 'offlineTab');
    turnTo(document.getElementById('waiting'));
  }

  function turnTo(section) {
    if (section.hidden) {
      form.hidden = true;
      document.querySelectorAll('.end').forEach(end => { end.hidden = end !== section; });
      window.scrollTo(0, 0);
      section.focus();
    }
  }

  function received(receipt) {
    const text = page.title + '\n' + say('receipt') + ': ' + receipt.receipt + '\n' + say('code') + ': ' + receipt.withdrawalCode +
      '\n' + location.origin + here + '/withdrawal\n';
    document.getElementById('receipt').textContent = receipt.receipt;
    document.getElementById('code').textContent = receipt.withdrawalCode;
    document.getElementById('download').href = 'data:text/plain;charset=utf-8,' + encodeURIComponent(text);
    document.getElementById('withdraw').href = here + '/withdrawal';
    turnTo(document.getElementById('sent'));
    network.after(receipt.withdrawalCode).then(sent => {
      const more = document.getElementById('more');
      if (sent.document.html && !more.firstChild) {
        more.appendChild(document.createRange().createContextualFragment(sent.document.html));
      }
    });
  }

  /** The server has found what the page had not: back to the first such question. */
  function mend(problems) {
    document.querySelectorAll('.end').forEach(end => { end.hidden = true; });
    form.hidden = false;
    document.querySelectorAll('.screen').forEach(filled.prepare);
    const found = problems.map(problem => {
      const question = document.getElementById('q:' + problem.path);
      if (question) {
        filled.tell(question, problem.message || say('invalid'));
      }
      return question;
    }).filter(Boolean);
    if (found.length) {
      pages.open(found[0]);
    }
    warn(say('errors'), 'warn');
  }

  /** A link that has closed meanwhile, or answers that are there already: says so, and keeps nothing waiting. */
  function refused(problem) {
    const why = REFUSED[String(problem.type).replace(/.*\//, '')];
    const known = why && page.words['gone.' + why];
    document.getElementById('no').textContent = known || say('failed');
    document.getElementById('nowhy').textContent = known ? say('gone.' + why + '.why') : problem.detail || '';
    turnTo(document.getElementById('refused'));
  }

  function settled(sent) {
    form.querySelector('.primary').removeAttribute('aria-busy');
    if (sent.status < 300) {
      received(sent.document);
    } else if (/agreement-missing$/.test(sent.document.type)) {
      location.reload();
    } else if (sent.status === 422) {
      mend(sent.document.problems || []);
    } else {
      refused(sent.document);
    }
  }

  /** Begins with nothing: the next person, or somebody who found answers that are another's. */
  function again() {
    clearTimeout(saving);
    form.hidden = true;
    return writing.then(() => store.remove(draftName)).then(home, home);
  }

  /** Whoever finds answers on the phone that are somebody else's starts over. */
  function welcomeBack() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'again';
    button.textContent = say('startOver');
    button.addEventListener('click', () => {
      if (network) {
        network.dropDraft(here, draft.key);
      }
      again();
    });
    warn(say('resumed') + ' ');
    status.appendChild(button);
  }

  /** Another tab has gone on with these answers: so does this one. */
  function compare() {
    const mine = stamp;
    if (!shared && !form.hidden) {
      writing.then(() => store.get(draftName)).then(found => {
        if (stamp === mine && mine && (found ? found.stamp !== mine : !waits)) {
          form.hidden = true;
          location.reload();
        }
      });
    }
  }

  const onHide = () => (document.hidden ? save() : compare());
  window.addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('focus', compare);
  window.addEventListener('pageshow', event => event.persisted && compare());
  document.querySelectorAll('[data-again]').forEach(link => link.addEventListener('click', event => {
    event.preventDefault();
    again();
  }));
  const leave = (selector, address) => document.querySelectorAll(selector).forEach(link => link.addEventListener('click', event => {
    event.preventDefault();
    const go = () => { location.href = address(link); };
    if (shared) {
      handOver({ answers: filling.draft(), agreement: draft.agreement }, address(link));
    } else {
      save().then(go, go);
    }
  }));
  leave('a.lang', link => link.href);
  leave('button.later', () => here + '/resume?lang=' + document.documentElement.lang);

  const waiting = store.get('out:' + here + ':' + draft.instanceId);
  later(page, (dress, words, parts) => {
    Object.assign(page.words, words);
    network = parts.network({ store, page, draft, here, form, say, save, again, delayed, settled, refused, received });
    filled.equip(dress);
    if (waits) {
      deliver();
    }
  });
  agreement(page, draft, () => {
    form.hidden = false;
    pages.start(draft.screen);
    waiting.then(resume);
  });

  function resume(found) {
    if (found) {
      waits = found;
      form.hidden = true;
      deliver();
    } else if (draft.screen > 0) {
      welcomeBack();
    }
  }
}

const TURN = 'fieldvoice:turn';

/** A shared tablet keeps no draft: only while the page changes its language. */
function handOver(draft, address) {
  try {
    sessionStorage.setItem(TURN, JSON.stringify({ at: Date.now(), draft: draft }));
  } catch (e) {
    // begins anew
  }
  location.replace(address);
}

function takenOver() {
  try {
    const turn = JSON.parse(sessionStorage.getItem(TURN));
    sessionStorage.removeItem(TURN);
    return turn && Date.now() - turn.at < 20000 ? turn.draft : {};
  } catch (e) {
    return {};
  }
}

/** Answers go on in the version they began with. */
function inItsVersion(found) {
  const other = found && found.version && found.version !== page.version && location.search.indexOf('version=') < 0;
  if (other) {
    location.replace(here + '?lang=' + document.documentElement.lang + '&version=' + found.version);
  }
  return !other;
}

keeping().then(store => (shared ? Promise.resolve() : store.get(draftName)).catch(() => 0).then(found => {
  const known = found && found.until > Date.now() ? found : null;
  if (inItsVersion(known)) {
    begin(store, known && known.instanceId ? known : Object.assign(fresh(known), shared ? takenOver() : {}));
  }
}));
