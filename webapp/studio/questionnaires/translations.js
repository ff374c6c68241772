/** How complete each language is, what is missing, and the files that go to translators and come back. */
import { html, keyed, nothing, render } from 'lit-all';
import { home, languageName, versionPath } from './parts.js';

/** As many ids are named of texts that call for a look. */
const MOST_IDS = 10;

const path = (ctx) => `${home(ctx)}/${encodeURIComponent(ctx.params.code)}/translations`;

/** @returns {Promise<object[]>} the languages, the default one first */
export const completeness = (ctx) => ctx.api.get(`${path(ctx)}?version=${ctx.params.number}`);

export function translations(ctx, languages) {
  const { t } = ctx;
  if (languages.length < 2) {
    return nothing;
  }
  const api = `/api/${path(ctx)}`;
  const version = `?version=${ctx.params.number}`;
  return html`<section class="translations" data-testid="translations"><h2>${t('translations')}</h2>
    <ul>${languages.map((l, i) => html`<li>
      <span class="language">${languageName(ctx, l.tag)}</span>
      ${l.missing.length
        ? html`<span class="tag warn"><span aria-hidden="true">✎</span> ${t('of-texts', { n: l.translated, all: l.texts })}</span>`
        : html`<span class="tag good"><span aria-hidden="true">✓</span> ${t('complete')}</span> <span class="soft">${t('of-texts', { n: l.translated, all: l.texts })}</span>`}
      ${i ? html`<a href=${`${api}/${encodeURIComponent(l.tag)}.xlf${version}`} download>${t('get-xliff', { language: languageName(ctx, l.tag) })}</a>` : nothing}
      ${gaps(ctx, l)}
    </li>`)}</ul>
    <p class="actions"><a class="button" href=${`${api}/workbook.xlsx${version}`} download>${t('get-sheet')}</a>
      <label class="button">${t('take-translation')}
        <input class="visually-hidden" type="file" accept=".xlf,.xliff,.xlsx" data-testid="translation"
          @change=${(e) => take(e, ctx)}></label></p>
    ${keyed(version, html`<div id="translation" role="status" aria-live="polite"></div>`)}
  </section>`;
}

function gaps(ctx, language) {
  if (!language.missing.length) {
    return nothing;
  }
  return html`<details><summary>${ctx.t('gaps', { n: language.missing.length })}</summary>
    <p class="soft">${ctx.t('falls-back')}</p>
    <ul>${language.missing.map((m) => html`<li><code>${m.place}</code>
      <span class="soft">${ctx.t(`aspect-${m.column}`)}</span> <span class="source">${m.source}</span></li>`)}</ul></details>`;
}

/** What came of a file of which not all went as its sender will think. */
function outcome(ctx, taken) {
  const { t } = ctx;
  const several = (key, ids) => (ids.length
    ? html`<p>${t(key, { n: ids.length, ids: ids.slice(0, MOST_IDS).join(', ') + (ids.length > MOST_IDS ? ' …' : '') })}</p>`
    : nothing);
  const nothingNew = taken.unchanged ? 'taken-nothing' : 'taken-empty';
  return html`<div class="notice">
    ${taken.taken
      ? html`<p>${t('taken', { n: taken.taken, version: taken.version })}
          <a href=${`#/${versionPath(ctx, taken.code, taken.version)}`}>${t('version', { n: taken.version })}</a></p>`
      : taken.unchanged || !taken.unknown.length ? html`<p>${t(nothingNew)}</p>` : nothing}
    ${several('taken-unknown', taken.unknown)}${several('taken-stale', taken.stale)}</div>`;
}

async function take(event, ctx) {
  const { t } = ctx;
  const [file] = event.target.files;
  const here = document.getElementById('translation');
  try {
    const taken = await ctx.api.upload(path(ctx), file, file.type || 'application/octet-stream');
    if (taken.taken && !taken.unknown.length && !taken.stale.length) {
      ctx.notify(t('taken', { n: taken.taken, version: taken.version }));
      ctx.go(`/${versionPath(ctx, taken.code, taken.version)}`);
    } else {
      render(outcome(ctx, taken), here);
    }
  } catch (e) {
    const faults = e.problem?.problems ?? [];
    render(html`<div class="notice error" data-testid="faults"><p>${e.message}</p>
      <ul>${faults.map((f) => html`<li><code>${f.place}</code> ${t(f.fault, { marker: f.marker })}: <span class="source">${f.text}</span></li>`)}</ul></div>`, here);
  }
  event.target.value = '';
}
