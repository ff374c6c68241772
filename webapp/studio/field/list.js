/** The links of a study, the newest first. */
import { html, nothing } from 'lit-all';
import { copying } from '../forms.js';
import { dialog } from './make.js';
import { tabs } from './tabs.js';

const home = (ctx) => `studies/${ctx.study.slug}`;

export const number = (n, lang) => new Intl.NumberFormat(lang).format(n);

const time = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

/** Why a link takes responses or doesn't: the word is also the key of its text. */
export function stateOf(link, now = new Date()) {
  if (link.closedAt || (link.closesAt && new Date(link.closesAt) <= now)) {
    return 'closed';
  }
  if (link.maxResponses && link.taken >= link.maxResponses) {
    return 'full';
  }
  return link.opensAt && new Date(link.opensAt) > now ? 'not-open' : 'open';
}

export async function list(ctx) {
  const { t, api } = ctx;
  ctx.setTitle(t('room'));
  const [links, sites, channels, questionnaires] = await Promise.all([
    api.get(`${home(ctx)}/links`),
    api.get(`${home(ctx)}/sites`),
    api.get(`${home(ctx)}/channels`),
    api.get(`${home(ctx)}/questionnaires`),
  ]);
  const asked = questionnaires.filter((q) => q.versions.some((v) => v.publishedAt));
  const names = {
    site: new Map(sites.map((s) => [s.code, s.name])),
    channel: new Map(channels.map((c) => [c.code, c.name])),
    questionnaire: new Map(questionnaires.map((q) => [q.code, q.title])),
  };
  return html`<link rel="stylesheet" href="/studio/field/field.css">
    <div class="head"><h1>${t('room')}</h1>
      <div class="actions"><button class="primary" data-testid="new-link" ?disabled=${!asked.length}
        @click=${() => document.getElementById('new-link').showModal()}>${t('new')}</button></div>
    </div>
    ${tabs(ctx, '')}
    ${links.length ? html`<ul class="links">${links.map((link) => row(ctx, link, names))}</ul>` : empty(ctx, asked)}
    ${asked.length ? dialog(ctx, { sites, channels, questionnaires: asked }) : nothing}`;
}

const empty = ({ t }, asked) => html`<div class="empty"><h2>${t('none')}</h2>
  <p>${asked.length ? t('none-why') : t('none-published')}</p></div>`;

function row(ctx, link, names) {
  const { t, lang } = ctx;
  const state = stateOf(link);
  return html`<li class=${state} data-testid="link">
    <img class="qr" src=${`/api/${home(ctx)}/links/${link.token}/qr.svg`} alt=${t('qr-of', { token: link.token })} loading="lazy">
    <div class="about">
      <h2>${names.site.get(link.site) ?? t('any-site')}</h2>
      <p>${names.questionnaire.get(link.questionnaire) ?? link.questionnaire}</p>
      <p class="tags">${stateTag(ctx, state)} <span class="tag">${t(`mode-${link.mode}`)}</span>
        ${link.channel ? html` <span class="tag">${names.channel.get(link.channel) ?? link.channel}</span>` : nothing}</p>
      <p class="soft">${when(ctx, link)}</p>
      <p class="address"><a href=${link.url} target="_blank" rel="noopener">${link.url.replace(/^https?:\/\//, '')}</a></p>
      <div class="actions">
        ${copying(t, link.url)}
        ${['zh', 'en'].map((l) => html`<a class="button" target="_blank" rel="noopener"
          href=${`/api/${home(ctx)}/links/${link.token}/poster.pdf?lang=${l}`}>${t(`poster-${l}`)}</a>`)}
        ${state === 'closed' ? nothing : html`<button class="quiet" data-testid="close-link" @click=${() => close(ctx, link)}>${t('close')}</button>`}
      </div>
    </div>
    <p class="count"><strong class="number">${number(link.responses, lang)}</strong>
      <span class="soft">${link.maxResponses ? t('of-most', { n: number(link.maxResponses, lang) }) : t('responses')}</span></p>
  </li>`;
}

const MARKS = { open: ['good', '✓'], 'not-open': ['', '…'], closed: ['', '×'], full: ['warn', '■'] };

const stateTag = ({ t }, state) =>
  html`<span class=${`tag ${MARKS[state][0]}`}><span aria-hidden="true">${MARKS[state][1]}</span> ${t(`state-${state}`)}</span>`;

function when({ t, lang }, link) {
  const parts = [];
  if (link.opensAt) {
    parts.push(t('opens', { time: time(link.opensAt, lang) }));
  }
  if (link.closedAt) {
    parts.push(t('was-closed', { time: time(link.closedAt, lang) }));
  } else if (link.closesAt) {
    parts.push(t('closes', { time: time(link.closesAt, lang) }));
  }
  return parts.length ? parts.join(' · ') : t('made', { time: time(link.madeAt, lang) });
}

async function close(ctx, link) {
  const { t, api, notify } = ctx;
  if (confirm(t('close-sure', { n: link.responses }))) {
    await api.post(`${home(ctx)}/links/${link.token}/close`);
    notify(t('closed-now'));
  }
}
