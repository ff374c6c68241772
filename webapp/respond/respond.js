// The respondent's page: keeps every answer on the phone until it is sent.
import { fillIn } from '../form/fill-in.js';
import { paging } from '../form/paging.js';
import { engine, localTime } from '../form/engine.js';
import { keeping } from './keep.js';
import { later } from './later.js';
import { fileName, random, uuid } from './random.js';
import { newest } from './newest.js';
import { saving } from './saving.js';
import { agreement } from './agree.js';
import { course } from './course.js';
import { filesIn, keptFiles, takenOver } from './turn.js';

const DAYS = 14;
const form = document.getElementById('f');
const page = JSON.parse(document.getElementById('page').textContent);
const here = location.pathname.replace(/\/+$/, '');
const draftName = 'draft:' + here;
const language = form.elements.lang.value;
const status = document.getElementById('say');
const shared = page.mode === 'kiosk';
const say = (key, ...values) => values.reduce((text, value, i) => text.replace('{' + i + '}', value), page.words[key] || key);

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

/** What this page is about: the same for all that it does. */
function answering(store, draft) {
  const at = { page: page, store: store, draft: draft, here: here, form: form, say: say, wait: wait, warn: warn, turnTo: turnTo };
  at.taken = course(form, draft, page.paradata);
  at.filling = engine(page.logic, draft.answers);
  at.saved = saving(store, draftName, draft, () => update(at), () => {
    form.hidden = true;
    window.name = draft.instanceId;
    location.reload();
  });
  at.filled = fillIn(form, at.filling, { say: say, upload: (blob, told) => upload(at, blob, told), changed: () => changed(at), lists: page.lists });
  at.pages = paging(form, at.filled, say, { moved: to => moved(at, to), finished: () => finish(at), alone: shared });
  return at;
}

function update(at) {
  at.draft.answers = at.filling.draft();
  at.draft.trapped = at.draft.trapped || !!form.elements[':website'].value || undefined;
  return !form.hidden && !shared;
}

function changed(at) {
  at.saved.soon();
  if (at.pages) {
    at.pages.changed();
  }
}

/** A phone that dies before it keeps a file comes back to where that was asked for. */
function moved(at, to) {
  at.taken.moved(to + 1);
  warn('');
  at.screen = to;
  at.filled.kept().then(() => {
    if (shared || at.store.lasts(keptFiles(at.filling.draft()))) {
      at.draft.screen = at.screen;
    }
    return at.saved.save();
  }).then(() => at.network && at.network.moved());
}

/** The phone keeps a file before anything is sent. */
function upload(at, blob, progress) {
  const id = fileName();
  return Promise.resolve(shared ? at.store.hold('file:' + id, blob) : at.store.put('file:' + id, blob))
    .then(() => ({ id: id, sent: at.network && at.network.upload(id, blob, progress) }));
}

function finish(at) {
  const button = form.querySelector('.primary');
  if (!button.getAttribute('aria-busy')) {
    button.setAttribute('aria-busy', 'true');
    warn(say('sending'));
    at.filled.uploads().then(lost => (lost ? mend(at, lost) : at.saved.save().then(alone => alone && keepFinished(at))));
  }
}

/** A file that was chosen and is nowhere is not left out silently. */
function mend(at, lost) {
  turnTo('');
  at.filled.tell(lost.question, lost.text);
  at.pages.open(lost.question);
}

const outName = draft => 'out:' + here + ':' + draft.instanceId;

function keepFinished(at) {
  const store = at.store;
  const kept = name => store.get(name).then(blob => blob && store.put(name, blob));
  at.waits = finished(at);
  return Promise.all(shared ? at.waits.files.map(id => kept('file:' + id)) : []).then(() => store.put(outName(at.draft), at.waits)).then(() => deliver(at));
}

function finished(at) {
  const draft = at.draft;
  const now = new Date();
  const began = new Date(draft.startedAt);
  const answers = at.filling.answers(began, now);
  const body = {
    instanceId: draft.instanceId,
    version: page.version,
    language: document.documentElement.lang,
    startedAt: localTime(began),
    submittedAt: localTime(now),
    answers: answers,
    paradata: at.taken.sum(),
    agreement: draft.agreement,
    trapped: draft.trapped
  };
  return { here: here, key: draft.key, until: draft.until, tells: page.mode === 'self', files: filesIn(answers), body: body };
}

/** Sends what waits, once what can send it is there. */
function deliver(at) {
  if (at.network) {
    at.network.deliver(at.waits);
  } else {
    wait('offline');
  }
}

/** Another tab may have gone on meanwhile; what is chosen is saved at once, and so is a page that is left. */
function watch(at) {
  const compare = () => !shared && !form.hidden && at.saved.compare();
  form.addEventListener('change', at.saved.save);
  window.addEventListener('pagehide', at.saved.save);
  document.addEventListener('visibilitychange', () => (document.hidden ? at.saved.save() : compare()));
  window.addEventListener('focus', compare);
  window.addEventListener('pageshow', event => event.persisted && compare());
}

/** Asks the first question, or goes on where the respondent was. */
function ask(at, found, told) {
  const draft = at.draft;
  const isNew = !draft.answers;
  form.hidden = false;
  if (isNew) {
    form.querySelectorAll('.screen:not([hidden])').forEach(at.filled.adopt);
  }
  at.pages.start(draft.screen);
  form.removeEventListener('submit', tooEarly);
  if (told && !draft.screen) {
    wait('sending');
  } else if (early && isNew) {
    at.filled.uploads().then(lost => (lost ? mend(at, lost) : form.querySelector('.primary').click()));
  }
  found.then(item => {
    if (item) {
      at.waits = item;
      wait('sending');
      deliver(at);
    }
  });
}

function begin(store, draft, told) {
  const at = answering(store, draft);
  const found = store.get(outName(draft)).catch(() => null);
  at.resumed = at.screen = draft.screen;
  watch(at);
  later(page, (controls, words, parts) => {
    Object.assign(page.words, words);
    at.network = parts.network(at);
    at.filled.equip(controls.dress);
    controls.begin(form, say, at.filled.kit());
    if (at.waits) {
      deliver(at);
    }
  });
  agreement(page, draft, () => ask(at, found, told));
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
keeping().then(store => Promise.all(shared ? [] : [draftName, 'done:' + here].map(store.get)).catch(() => [])
  .then(([found, told]) => newest(store, here, found).then(draft => {
    const known = draft && draft.until > Date.now() ? draft : null;
    if (inItsVersion(known)) {
      begin(store, known && known.instanceId ? known : Object.assign(fresh(known), shared ? takenOver() : {}), told);
    }
  })));
