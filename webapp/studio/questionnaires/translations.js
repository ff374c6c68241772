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
function outcome(ctx, taken, file) {
  const { t } = ctx;
  const nothingNew = taken.unchanged ? 'taken-nothing' : 'taken-empty';
  const told = taken.unknown.length || taken.moved.length;
  return html`<div class="notice">
    ${taken.taken
      ? html`<p>${t('taken', { n: taken.taken, version: taken.version })}
          <a href=${`#/${versionPath(ctx, taken.code, taken.version)}`}>${t('version', { n: taken.version })}</a></p>`
      : told ? nothing : html`<p>${t(nothingNew)}</p>`}
    ${taken.unknown.length ? html`<p>${t('taken-unknown', { n: taken.unknown.length, ids: ids(taken.unknown) })}</p>` : nothing}
    ${taken.moved.length ? moved(ctx, taken.moved, file) : nothing}</div>`;
}

const ids = (all) => all.slice(0, MOST_IDS).join(', ') + (all.length > MOST_IDS ? ' …' : '');

/** The texts that the questionnaire has moved on from, each with what it was, is, and would become. */
function moved(ctx, texts, file) {
  const { t } = ctx;
  return html`<p>${t('taken-moved', { n: texts.length })}</p>
    <ul data-testid="moved">${texts.map((m) => html`<li><code>${m.place}</code>
      <span class="soft">${t(`aspect-${m.column}`)} · ${languageName(ctx, m.language)}</span>
      <p>${t(`moved-${m.what}`)} ${m.before ? html`<del><bdi>${m.before}</bdi></del>` : nothing} ${m.now ? html`<ins><bdi>${m.now}</bdi></ins>` : nothing}</p>
      <p>${t('moved-text')} <bdi class="source">${m.text}</bdi></p></li>`)}</ul>
    <p class="actions"><button type="button" data-testid="take-moved" @click=${() => send(ctx, file, '?moved=take')}>${t('take-moved')}</button></p>`;
}

async function take(event, ctx) {
  const [file] = event.target.files;
  await send(ctx, file, '');
  event.target.value = '';
}

async function send(ctx, file, query) {
  const { t } = ctx;
  const here = document.getElementById('translation');
  try {
    const taken = await ctx.api.upload(path(ctx) + query, file, file.type || 'application/octet-stream');
    if (taken.taken && !taken.unknown.length && !taken.moved.length) {
      ctx.notify(t('taken', { n: taken.taken, version: taken.version }));
      ctx.go(`/${versionPath(ctx, taken.code, taken.version)}`);
    } else {
      render(outcome(ctx, taken, file), here);
    }
  } catch (e) {
    const faults = e.problem?.problems ?? [];
    render(html`<div class="notice error" data-testid="faults"><p>${e.message}</p>
      <ul>${faults.map((f) => html`<li><code>${f.place}</code> ${t(f.fault, { marker: f.marker })} <span class="source">${f.text}</span></li>`)}</ul></div>`, here);
  }
}
