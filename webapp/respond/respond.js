// The respondent's page: keeps every answer on the phone until it is sent.
import { fillIn } from '../form/fill-in.js';
import { paging } from '../form/paging.js';
import { engine, localTime } from '../form/engine.js';
import { keeping } from './keep.js';
import { later } from './later.js';
import { fileName, random, uuid } from './random.js';
import { saving } from './saving.js';
import { agreement } from './agree.js';
import { course } from './course.js';
import { handOver, takenOver } from './turn.js';

const DAYS = 14;
const form = document.getElementById('f');
const page = JSON.parse(document.getElementById('page').textContent);
const here = location.pathname.replace(/\/+$/, '');
const draftName = 'draft:' + here;
const language = form.elements.lang.value;
const status = document.getElementById('say');
const shared = page.mode === 'kiosk';
const say = (key, ...values) => values.reduce((text, value, i) => text.replace('{' + i + '}', value), page.words[key] || key);
const home = () => location.replace(here + '?lang=' + language);

/** Who goes on before the script is ready goes on when it is. */
let early = false;
function tooEarly(event) {
  event.preventDefault();
  early = true;
}
form.addEventListener('submit', tooEarly);

function warn(text, kind) {
  status.textContent = text;
  status.className = 'say ' + (kind || '');
}

/** Shows how it ended, or the questions again. */
function turnTo(end) {
  form.querySelector('.primary').removeAttribute('aria-busy');
  form.hidden = Boolean(end);
  document.querySelectorAll('.end').forEach(one => { one.hidden = one.id !== end; });
  if (end) {
    window.scrollTo(0, 0);
    document.getElementById(end).focus();
  }
}

/** Finished answers are kept on the phone and go out when they can. */
function wait(text) {
  document.getElementById('why').textContent = say(text);
  if (document.getElementById('waiting').hidden) {
    turnTo('waiting');
  }
}

/** A draft that is new, or that another page has only named by its key. */
function fresh(found) {
  return { instanceId: uuid(), key: found && found.key || random(24), version: page.version, startedAt: new Date().toISOString(),
    answers: null, screen: 0, until: Date.now() + DAYS * 864e5 };
}

function begin(store, draft, told) {
  const taken = course(form, draft, page.paradata);
  const filling = engine(page.logic, draft.answers);
  let pages = null;
  let network = null;
  let waits = null;

  function update() {
    draft.answers = filling.draft();
    return !form.hidden && !shared;
  }

  function overtaken() {
    form.hidden = true;
    location.reload();
  }

  const saved = saving(store, draftName, draft, update, overtaken);

  function changed() {
    saved.soon();
    if (pages) {
      pages.changed();
    }
  }

  /** The phone keeps a file before anything is sent. */
  function upload(blob, progress) {
    const id = fileName();
    return Promise.resolve(shared ? store.hold('file:' + id, blob) : store.put('file:' + id, blob))
      .then(() => ({ id: id, sent: network && network.upload(id, blob, progress) }));
  }

  const filled = fillIn(form, filling, { say: say, upload: upload, changed: changed, lists: page.lists });

  function moved(at) {
    taken.moved(at + 1);
    draft.screen = at;
    warn('');
    saved.save().then(() => network && network.moved());
  }

  function finish() {
    const button = form.querySelector('.primary');
    if (!button.getAttribute('aria-busy')) {
      button.setAttribute('aria-busy', 'true');
      warn(say('sending'));
      filled.uploads().then(lost => (lost ? mend(lost) : saved.save().then(alone => alone && keepFinished())));
    }
  }

  /** A file that was chosen and is nowhere is not left out silently. */
  function mend(lost) {
    turnTo('');
    filled.tell(lost.question, lost.text);
    pages.open(lost.question);
  }

  function keepFinished() {
    waits = finished();
    const files = waits.files.map(id => 'file:' + id);
    const kept = name => store.get(name).then(blob => blob && store.put(name, blob));
    return Promise.all(shared ? files.map(kept) : []).then(() => store.put('out:' + here + ':' + draft.instanceId, waits)).then(deliver);
  }

  function finished() {
    const now = new Date();
    const began = new Date(draft.startedAt);
    const answers = filling.answers(began, now);
    const body = {
      instanceId: draft.instanceId,
      version: page.version,
      language: language,
      startedAt: localTime(began),
      submittedAt: localTime(now),
      answers: answers,
      paradata: taken.sum(),
      agreement: draft.agreement,
      trapped: !!form.elements[':website'].value || undefined
    };
    const files = (JSON.stringify(answers).match(/"attachment":"[^"]+/g) || []).map(text => text.slice(14));
    return { here: here, key: draft.key, until: draft.until, tells: page.mode === 'self', files: files, body: body };
  }

  /** Sends what waits, once what can send it is there. */
  function deliver() {
    if (network) {
      network.deliver(waits);
    } else {
      wait('offline');
    }
  }

  /** Begins with nothing: the next person, or somebody who found answers that are another's. */
  function again() {
    form.hidden = true;
    return saved.drop().then(home, home);
  }

  /** Whoever finds answers on the phone that are somebody else's starts over. */
  function welcomeBack() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'again';
    button.textContent = say('startOver');
    button.addEventListener('click', () => {
      if (network) {
        network.dropDraft();
      }
      again();
    });
    warn(say('resumed') + ' ');
    status.appendChild(button);
  }

  function resume(found) {
    if (found) {
      waits = found;
      wait('sending');
      deliver();
    } else if (draft.screen > 0 && !shared) {
      welcomeBack();
    }
  }

  const compare = () => !shared && !form.hidden && saved.compare();
  const leave = (selector, address) => document.querySelectorAll(selector).forEach(link => link.addEventListener('click', event => {
    const go = () => { location.href = address(link); };
    event.preventDefault();
    if (shared) {
      handOver({ answers: filling.draft(), agreement: draft.agreement, screen: draft.screen }, address(link));
    } else {
      saved.save().then(go, go);
    }
  }));
  leave('a.lang', link => link.href);
  leave('button.later', () => here + '/resume?lang=' + language);
  document.querySelectorAll('[data-again]').forEach(link => link.addEventListener('click', event => {
    event.preventDefault();
    (network ? network.again : again)();
  }));
  window.addEventListener('pagehide', saved.save);
  document.addEventListener('visibilitychange', () => (document.hidden ? saved.save() : compare()));
  window.addEventListener('focus', compare);
  window.addEventListener('pageshow', event => event.persisted && compare());

  pages = paging(form, filled, say, { moved: moved, finished: finish, alone: shared });
  const waiting = store.get('out:' + here + ':' + draft.instanceId).catch(() => null);
  later(page, (controls, words, parts) => {
    Object.assign(page.words, words);
    network = parts.network({ page, store, draft, here, form, say, wait, warn, turnTo, filled, pages, save: saved.save, again });
    filled.equip(controls.dress);
    controls.begin(form, say, filled.kit());
    if (waits) {
      deliver();
    }
  });
  agreement(page, draft, () => {
    const isNew = !draft.answers;
    form.hidden = false;
    if (isNew) {
      form.querySelectorAll('.screen:not([hidden])').forEach(filled.adopt);
    }
    pages.start(draft.screen);
    if (told && !draft.screen) {
      wait('sending');
    }
    form.removeEventListener('submit', tooEarly);
    if (early && isNew) {
      form.querySelector('.primary').click();
    }
    waiting.then(resume);
  });
}

/** Answers go on in the version they began with, where it is still to be had. */
function inItsVersion(found) {
  const other = found && found.version && found.version !== page.version;
  if (other && location.search.indexOf('version=') < 0) {
    location.replace(here + '?lang=' + language + '&version=' + found.version);
    return false;
  }
  if (other) {
    found.version = page.version;
  }
  return true;
}

/* A receipt that nobody has seen yet stands before a new beginning. */
keeping().then(store => Promise.all(shared ? [] : [draftName, 'done:' + here].map(store.get)).catch(() => []).then(([found, told]) => {
  const known = found && found.until > Date.now() ? found : null;
  if (inItsVersion(known)) {
    begin(store, known && known.instanceId ? known : Object.assign(fresh(known), shared ? takenOver() : {}), told);
  }
}));
