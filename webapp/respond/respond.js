// The respondent's page: keeps every answer on the phone, sends them once, shows the receipt.
import { fillIn } from '../form/fill-in.js';
import { paging } from '../form/paging.js';
import { engine, localTime } from '../form/engine.js';
import { drop, keep, kept, lasts } from './keep.js';
import { later } from './later.js';
import { post, untilDone, uuid } from './send.js';
import { agreement } from './agree.js';
import { course } from './course.js';

const form = document.getElementById('f');
const page = JSON.parse(document.getElementById('page').textContent);
const here = location.pathname.replace(/\/+$/, '');
const draftKey = 'fieldvoice:draft:' + here;
const outKey = 'fieldvoice:out:' + here;
const status = document.getElementById('say');
const shared = page.mode === 'kiosk';
const REFUSED = {
  'link-unknown': 'unknown', 'link-not-open': 'early', 'link-closed': 'closed', 'link-full': 'full', 'submission-differs': 'different'
};
const say = (key, ...values) => values.reduce((text, value, i) => text.replace('{' + i + '}', value), page.words[key] || key);

function warn(text, kind) {
  status.textContent = text;
  status.className = 'say ' + (kind || '');
}

function begun() {
  const draft = shared ? null : kept(draftKey);
  if (draft && draft.instanceId) {
    return draft;
  }
  return { instanceId: uuid(), startedAt: new Date().toISOString(), answers: null, screen: 0 };
}

const draft = begun();
const taken = course(form, draft, page.paradata);
const filling = engine(page.logic, draft.answers);
let saving = 0;
let pages = null;

function save() {
  clearTimeout(saving);
  if (!form.hidden) {
    draft.answers = filling.draft();
    if (!shared) {
      keep(draftKey, draft);
    }
  }
}

const upload = (blob, progress) => post(here + '/attachments', blob.type || 'application/octet-stream', blob, progress)
  .then(sent => sent.document.attachment || Promise.reject(new Error(String(sent.status))));

function changed() {
  clearTimeout(saving);
  saving = setTimeout(save, 300);
  if (pages) {
    pages.changed();
  }
}

const filled = fillIn(form, filling, { say: say, upload: upload, changed: changed, lists: page.lists });

pages = paging(form, filled, say, {
  moved(at) {
    taken.moved(at + 1);
    draft.screen = at;
    warn('');
    save();
  },
  finished: finish
});

function finish() {
  const button = form.querySelector('.primary');
  if (button.getAttribute('aria-busy')) {
    return;
  }
  button.setAttribute('aria-busy', 'true');
  warn(say('sending'));
  filled.uploads().then(() => {
    save();
    const now = new Date();
    keep(outKey, {
      instanceId: draft.instanceId,
      version: page.version,
      language: form.elements.lang.value,
      startedAt: localTime(new Date(draft.startedAt)),
      submittedAt: localTime(now),
      answers: filling.answers(new Date(draft.startedAt), now),
      paradata: taken.sum(),
      agreement: draft.agreement,
      trapped: !!form.elements[':website'].value || undefined
    });
    deliver();
  });
}

function deliver() {
  const waiting = document.getElementById('waiting');
  const now = untilDone(() => post(here + '/responses', 'application/json', JSON.stringify(kept(outKey))).then(sent => {
    form.querySelector('.primary').removeAttribute('aria-busy');
    if (sent.status === 200 || sent.status === 201) {
      received(sent.document);
    } else if (sent.status === 422) {
      mend(sent.document.problems || []);
    } else if (/agreement-missing$/.test(sent.document.type)) {
      drop(outKey);
      location.reload();
    } else if (sent.status >= 400 && sent.status < 500 && sent.status !== 408 && sent.status !== 429) {
      refused(sent.document);
    } else {
      const text = sent.status ? 'failed' : lasts() ? 'offline' : 'offlineTab';
      document.getElementById('why').textContent = say(text);
      turnTo(waiting);
      return false;
    }
    return true;
  }));
  document.getElementById('retry').onclick = now;
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
  drop(outKey);
  drop(draftKey);
  turnTo(document.getElementById('sent'));
  const asked = JSON.stringify({ withdrawalCode: receipt.withdrawalCode, language: form.elements.lang.value });
  post(here + '/receipt', 'application/json', asked).then(sent => {
    const more = document.getElementById('more');
    if (sent.document.html && !more.firstChild) {
      more.appendChild(document.createRange().createContextualFragment(sent.document.html));
    }
  });
}

/** The server has found what the page had not: back to the first such question. */
function mend(problems) {
  drop(outKey);
  turnBack();
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

function turnBack() {
  document.querySelectorAll('.end').forEach(end => { end.hidden = true; });
  form.hidden = false;
}

/** A link that has closed meanwhile, or answers that are there already: says so, and keeps nothing waiting. */
function refused(problem) {
  drop(outKey);
  const why = REFUSED[String(problem.type).replace(/.*\//, '')];
  const known = why && page.words['gone.' + why];
  document.getElementById('no').textContent = known || say('failed');
  document.getElementById('nowhy').textContent = known ? say('gone.' + why + '.why') : problem.detail || '';
  turnTo(document.getElementById('refused'));
}

/** Whoever finds answers on the phone that are somebody else's starts over. */
function welcomeBack() {
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'again';
  again.textContent = say('startOver');
  again.addEventListener('click', () => {
    clearTimeout(saving);
    form.hidden = true;
    drop(draftKey);
    location.reload();
  });
  warn(say('resumed') + ' ');
  status.appendChild(again);
}

document.querySelectorAll('[data-again]').forEach(link => {
  link.href = location.href;
});
document.querySelectorAll('a.lang').forEach(link => link.addEventListener('click', save));
window.addEventListener('pagehide', save);
document.addEventListener('visibilitychange', save);

later(page, (controls, words) => {
  Object.assign(page.words, words);
  filled.equip(controls.dress);
  controls.begin(form, say, filled.kit());
});
agreement(page, draft, () => {
  form.hidden = false;
  pages.start(draft.screen);
  if (kept(outKey)) {
    deliver();
  } else if (draft.screen > 0) {
    welcomeBack();
  }
});
