// What the room's views share.
import { html } from 'lit-all';

/** The room's style sheet; browsers load it once. */
export const style = html`<link rel="stylesheet" href="/studio/casestudies/casestudies.css">`;

/** The API's address of a study's case studies. */
export const base = (ctx) => `studies/${encodeURIComponent(ctx.study.slug)}/case-studies`;

/** The room's address in the studio. */
export const home = (ctx) => `#/studies/${encodeURIComponent(ctx.study.slug)}/case-studies`;

/** The address of a document of the case study. */
export const file = (ctx, id, extension, query = '') => `/api/${base(ctx)}/${id}.${extension}${query}`;

/** A day as the user's language writes it. */
export const day = (iso, lang) => new Date(iso).toLocaleDateString(lang === 'zh' ? 'zh-CN' : 'en-GB',
  { year: 'numeric', month: 'long', day: 'numeric' });
