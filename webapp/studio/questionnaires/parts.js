/** What the screens of the room share. */
import { html } from 'lit-all';

export const styles = html`<link rel="stylesheet" href="/studio/questionnaires/questionnaires.css">
  <link rel="stylesheet" href="/studio/questionnaires/form.css">`;

export const home = (ctx) => `studies/${ctx.study.slug}/questionnaires`;

/** The address of a version in the studio, and below /api/ the same. */
export const versionPath = (ctx, code, number) => `${home(ctx)}/${encodeURIComponent(code)}/${number}`;

export const day = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(new Date(iso));

export const stateTag = (ctx, v) => (v.publishedAt
  ? html`<span class="tag good"><span aria-hidden="true">✓</span> ${ctx.t('published', { day: day(v.publishedAt, ctx.lang) })}</span>`
  : html`<span class="tag warn"><span aria-hidden="true">✎</span> ${ctx.t('draft')}</span>`);

/** A language by its tag, in the reader's language; forms without languages have none to name. */
export function languageName(ctx, tag) {
  if (tag === 'und') {
    return ctx.t('no-language');
  }
  try {
    return new Intl.DisplayNames([ctx.lang], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/**
 * What an import found, each with its place; on a phone each row is a card.
 * @param {{sheet: string, row: number, column: string, value: string, message: string, hint: string}[]} findings
 */
export function findings(ctx, all, kind) {
  const { t } = ctx;
  return html`<table class="findings ${kind}" data-testid=${kind}>
    <thead><tr><th scope="col">${t('place')}</th><th scope="col">${t('cell')}</th><th scope="col">${t('what')}</th></tr></thead>
    <tbody>${all.map((f) => html`<tr>
      <td class="place">${place(ctx, f)}</td>
      <td class="value">${f.value ? html`<code>${f.value}</code>` : html`<span class="soft">${t('empty')}</span>`}</td>
      <td><strong>${f.message}</strong><br><span class="soft">${f.hint}</span></td>
    </tr>`)}</tbody>
  </table>`;
}

function place({ t }, f) {
  if (!f.sheet) {
    return t('workbook');
  }
  return html`<span>${f.sheet}</span>
    ${f.row ? html` <span class="nowrap">${t('row', { row: f.row })}</span>` : ''}
    ${f.column ? html` <span class="column">${f.column}</span>` : ''}`;
}

/**
 * The way to what changes in a draft only: to the one that was begun from this version, or to a new one.
 * @param {string} word what the button says that begins one
 */
export function intoDraft(ctx, drafts, number, word) {
  const code = encodeURIComponent(ctx.params.code);
  const page = (id) => `/${home(ctx)}/${code}/drafts/${id}`;
  const begun = drafts.find((d) => d.from === number);
  return begun
    ? html`<a class="button" href=${`#${page(begun.id)}`}>${ctx.t('go-on-draft')}</a>`
    : html`<button data-testid=${word} @click=${async () => {
      ctx.go(page((await ctx.api.post(`${home(ctx)}/${code}/drafts`, { version: number })).id));
    }}>${ctx.t(word)}</button>`;
}

/** Marks a place while files are held over it. */
export function over(event) {
  if (event.dataTransfer.types.includes('Files')) {
    event.preventDefault();
    event.currentTarget.classList.add('over');
  }
}

/** Takes the mark away when they leave it, or fall. */
export function leave(event) {
  if (event.type === 'drop' || !event.currentTarget.contains(event.relatedTarget)) {
    event.currentTarget.classList.remove('over');
  }
}
