/** Numbers, days and words that the screens of the room share. */
import { html } from 'lit-all';

export const home = (ctx) => `studies/${ctx.study.slug}/datasets`;

export const whole = (n, lang) => new Intl.NumberFormat(lang).format(n);

export const percent = (share) => `${(share * 100).toFixed(1)}%`;

export const shareOf = (part, all) => (all === 0 ? '–' : percent(part / all));

export const day = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

/** The same, as short as a table wants it. */
export const moment = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso));

export function size(bytes, lang) {
  const kilo = bytes / 1000;
  const [amount, unit] = kilo < 1000 ? [Math.max(1, Math.round(kilo)), 'kB'] : [(kilo / 1000).toFixed(1), 'MB'];
  return `${new Intl.NumberFormat(lang).format(amount)} ${unit}`;
}

const MARKS = { ready: '✓', running: '…', failed: '!', cancelled: '×' };
const KINDS = { ready: 'good', failed: 'bad' };

export const stateTag = (ctx, state) =>
  html`<span class=${`tag ${KINDS[state] ?? ''}`}><span aria-hidden="true">${MARKS[state] ?? ''}</span> ${ctx.t(`state-${state}`)}</span>`;

/** The label in the reader's language, else in any. */
export const label = (ctx, labels, fallback) => labels[ctx.lang] || Object.values(labels).find(Boolean) || fallback;

export const UNITS = ['month', 'quarter', 'year'];

/** The names of a rule's groups at one level. */
export const groups = (ctx, rule, level) =>
  [...new Set(Object.values(rule.levels?.[level] ?? {}))].map((g) => label(ctx, rule.labels?.[g] ?? {}, g)).join(ctx.t('comma'));
