/** What the screens of the room share. */
import { html, nothing } from 'lit-all';

export const styles = html`<link rel="stylesheet" href="/studio/responses/responses.css">`;

export const home = (ctx) => `studies/${ctx.study.slug}`;

/** The address of a questionnaire's responses below /api/. */
export const path = (ctx, code) => `${home(ctx)}/questionnaires/${encodeURIComponent(code)}/responses`;

/** The same in the studio. */
export const place = (ctx, code, rest = '') => `/${home(ctx)}/responses/${encodeURIComponent(code)}${rest}`;

export const may = (ctx, right) => ctx.study.rights.includes(right);

export const number = (n, lang) => new Intl.NumberFormat(lang).format(n);

export const time = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

const STATES = { submitted: ['', ''], approved: ['good', '✓'], excluded: ['bad', '×'] };

export const stateTag = ({ t }, state) =>
  html`<span class=${`tag ${STATES[state][0]}`}><span aria-hidden="true">${STATES[state][1]}</span> ${t(`state-${state}`)}</span>`;

export const flagTags = ({ t }, flags) => (flags.length
  ? flags.map((flag) => html`<span class="tag warn"><span aria-hidden="true">⚑</span> ${t(`flag-${flag}`)}</span> `)
  : nothing);
