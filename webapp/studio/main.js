// The studio's shell: who is signed in, which study, which of its rooms, and one view in the middle.
import { html, nothing, render } from 'lit-all';
import { api, ApiProblem, speak } from './api.js';
import { chosenLanguage, chooseLanguage, words } from './words.js';
import { features } from './features.js';
import { match, place } from './routes.js';
import { choosePassword, signIn, setup, studies } from './doors.js';

/** Pages beside the studies, by their address. */
const pages = { account: () => import('./account/account.js'), people: () => import('./account/people.js') };

const app = document.getElementById('app');
const state = { lang: chosenLanguage(), account: null, rooms: [], notice: null, turn: 0, menuOpen: false };

/** Loads every feature once; a room that cannot be loaded does not take the others with it. */
async function loadRooms() {
  const loaded = await Promise.allSettled(features.map((load) => load()));
  state.rooms = loaded
    .filter((l) => l.status === 'fulfilled')
    .map((l) => l.value)
    .sort((a, b) => a.room.order - b.room.order);
  loaded.filter((l) => l.status === 'rejected').forEach((l) => console.error(l.reason));
  const own = await Promise.all(state.rooms.map((f) => words(`/studio/${f.room.folder ?? f.room.id}`, state.lang)));
  state.rooms.forEach((f, i) => { state[`name:${f.room.id}`] = own[i]('room'); });
}

/** What a view may ask of the shell. */
function context(t, extra) {
  return {
    t, lang: state.lang, api, account: state.account,
    go: (path) => { location.hash = path; },
    refresh: show,
    notify: (text, kind = '') => { state.notice = { text, kind }; show(); },
    setTitle: (title) => { document.title = `${title} · Fieldvoice`; },
    ...extra,
  };
}

/** Whether somebody with this part in the study may enter the room: one right is enough where it names several. */
const open = (study, { room }) => [room.right].flat().some((right) => study.rights.includes(right));

/** Draws the view that the address names. A slower view that was left meanwhile is not drawn. */
async function show() {
  const turn = ++state.turn;
  const t = await words('/studio', state.lang);
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  try {
    const page = await view(t);
    if (turn === state.turn) {
      render(page, app);
    }
  } catch (e) {
    if (turn === state.turn) {
      failed(e, t);
    }
  }
}

async function view(t) {
  const at = place(location.hash);
  if (at.parts[0] === 'setup') {
    return door(t, setup(context(t, { secret: at.parts[1] }), () => signedIn('/')));
  }
  if (at.parts[0] === 'password') {
    return door(t, choosePassword(context(t, { secret: at.parts[1] }), () => signedIn('/')));
  }
  if (!state.account) {
    return door(t, signIn(context(t), () => signedIn(location.hash.slice(1) || '/')));
  }
  if (at.parts[0] === 'studies' && at.parts[1]) {
    return inStudy(t, at);
  }
  if (Object.hasOwn(pages, at.parts[0] ?? '')) {
    const [page, own] = await Promise.all([pages[at.parts[0]](), words('/studio/account', state.lang)]);
    return frame(t, null, null, await page.view(context(own)));
  }
  return frame(t, null, null, await studies(context(t)));
}

async function inStudy(t, at) {
  const study = await api.get(`studies/${encodeURIComponent(at.parts[1])}`);
  const rooms = state.rooms.filter((f) => open(study, f));
  const feature = rooms.find((f) => f.room.path === (at.parts[2] ?? '')) ?? null;
  const found = feature && match(feature.routes, at.parts.slice(3));
  if (!found) {
    return frame(t, study, feature, notHere(t));
  }
  const own = await words(`/studio/${feature.room.folder ?? feature.room.id}`, state.lang);
  document.title = `${own('room')} · ${study.title}`;
  const body = await found.view(context(own, { study, params: found.params, query: at.query }));
  return frame(t, study, feature, body);
}

const notHere = (t) => html`<div class="empty"><p>${t('not-here')}</p><a class="button" href="#/">${t('back')}</a></div>`;

function frame(t, study, feature, body) {
  return html`
    <div class="studio" data-testid="studio">
      <header class="bar">
        ${study ? html`<button class="quiet menu" aria-expanded=${state.menuOpen} aria-controls="rooms"
          @click=${() => { state.menuOpen = !state.menuOpen; show(); }}>☰ <span class="visually-hidden">${t('menu')}</span></button>` : nothing}
        <a class="brand" href="#/">Fieldvoice</a>
        ${study ? html`<span class="where"><a href=${`#/studies/${study.slug}`}>${study.title}</a></span>` : nothing}
        <span class="grow"></span>
        ${languageChooser(t)}
        <button class="quiet" @click=${signOut}>${t('sign-out')}</button>
      </header>
      <div class="below">
        ${study ? roomsList(study, feature) : nothing}
        <main id="main" tabindex="-1">
          <div role="status" aria-live="polite">${notice(t)}</div>
          ${body}
        </main>
      </div>
    </div>`;
}

const door = (t, body) => html`<header class="bar"><span class="grow"></span>${languageChooser(t)}</header>${body}`;

function roomsList(study, feature) {
  const rooms = state.rooms.filter((f) => open(study, f));
  return html`<nav id="rooms" class=${state.menuOpen ? 'open' : ''} aria-label=${study.title}>
    ${rooms.map((f) => html`<a href=${`#/studies/${study.slug}${f.room.path ? `/${f.room.path}` : ''}`}
        aria-current=${f === feature ? 'page' : 'false'} @click=${() => { state.menuOpen = false; }}>${state[`name:${f.room.id}`]}</a>`)}
  </nav>`;
}

function languageChooser(t) {
  const other = state.lang === 'zh' ? ['en', 'English'] : ['zh', '中文'];
  return html`<button class="quiet" lang=${other[0]} data-testid="language" title=${t('language')} @click=${async () => {
    chooseLanguage(other[0]);
    state.lang = other[0];
    speak(state.lang);
    await loadRooms();
    show();
  }}>${other[1]}</button>`;
}

function notice(t) {
  if (!state.notice) {
    return nothing;
  }
  return html`<div class=${`notice ${state.notice.kind}`}><p>${state.notice.text}
    <button class="quiet" @click=${() => { state.notice = null; show(); }}>${t('close')}</button></p></div>`;
}

/** A failure that no view caught: said where the user looks. */
async function failed(e, t) {
  const problem = e instanceof ApiProblem ? e.problem : null;
  if (problem?.status === 401) {
    state.account = null;
    show();
    return;
  }
  if (!problem) {
    console.error(e);
  }
  const text = problem?.detail ?? t(problem?.type === 'offline' ? 'offline' : 'unexpected');
  render(frame(t, null, null, html`<div class="notice error" role="alert"><p>${text}</p></div>
    <p><a class="button" href="#/">${t('back')}</a></p>`), app);
}

async function signedIn(path) {
  state.account = await api.get('session');
  location.hash = path;
  await show();
}

async function signOut() {
  await api.delete('session');
  state.account = null;
  location.hash = '/';
  show();
}

window.addEventListener('hashchange', () => { state.notice = null; show(); });
window.addEventListener('unhandledrejection', async (event) => {
  if (event.reason instanceof ApiProblem) {
    event.preventDefault();
    const t = await words('/studio', state.lang);
    state.notice = { kind: 'error', text: event.reason.problem.detail ?? t(event.reason.problem.type) };
    show();
  }
});

speak(state.lang);
await loadRooms();
try {
  state.account = await api.get('session');
} catch (e) {
  state.account = null;
}
show();
