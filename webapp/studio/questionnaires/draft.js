/** A draft of the next version: what is changed so far, how it is dealt out, its pictures and sounds, and the step that makes it a version. */
import { html, nothing } from 'lit-all';
import { day, home, leave, over, styles, versionPath } from './parts.js';
import { answeredBefore, changes, changesSince } from './changes.js';
import { draftDealing } from './dealing.js';
import { draftMedia, take } from './media.js';

export async function draft(ctx) {
  const { t, api, params } = ctx;
  const code = encodeURIComponent(params.code);
  const base = `${home(ctx)}/${code}/drafts/${params.id}`;
  const [about, questionnaire] = await Promise.all([api.get(base), api.get(`${home(ctx)}/${code}`)]);
  const before = answeredBefore(questionnaire, about.from + 1);
  const [form, since, files] = await Promise.all([
    api.get(`${base}.json`), changesSince(ctx, before, `drafts/${params.id}`), api.get(`${base}/media`)]);
  ctx.setTitle(`${form.title} · ${t('draft')}`);
  const path = `${base}/media`;
  return html`${styles}
    <p class="back"><a href=${`#/${versionPath(ctx, params.code, about.from)}`}>← ${t('version', { n: about.from })}</a></p>
    <div class="drop" data-testid="draft" @dragover=${over} @dragleave=${leave} @drop=${(e) => {
      leave(e);
      e.preventDefault();
      take(ctx, path, files, [...e.dataTransfer.files]);
    }}>
      <div class="head"><h1>${form.title}</h1>
        <div class="actions">
          ${step(ctx, base, about, 'undo')}${step(ctx, base, about, 'redo')}
          <button class="danger" @click=${() => document.getElementById('throw-away').showModal()}>${t('throw-away')}</button>
          <button class="primary" data-testid="make-version" @click=${(e) => makeVersion(e, ctx, base, about)}>${t('make-version')}</button>
        </div></div>
      <p class="facts"><code>${params.code}</code>
        <span class="tag warn"><span aria-hidden="true">✎</span> ${t('draft')}</span>
        <span>${t('draft-from', { n: about.from, day: day(about.changedAt, ctx.lang) })}</span></p>
      ${since.changes.length ? changes(ctx, since, before) : nothing}
      ${draftDealing(ctx, base, about, form)}
      ${draftMedia(ctx, path, files)}
    </div>
    ${throwAway(ctx, base, about)}`;
}

/**
 * A step back, or forward again; of files that came to the draft there are no steps.
 * @param {'undo'|'redo'} way
 */
function step(ctx, base, about, way) {
  return about.undo + about.redo === 0 ? nothing
    : html`<button data-testid=${way} ?disabled=${!about[way]} @click=${async () => {
      try {
        await ctx.api.post(`${base}/${way}`, {}, { 'If-Match': `"${about.revision}"` });
        ctx.notify(ctx.t(`${way}-done`));
      } catch (e) {
        ctx.notify(e.message, 'error');
      }
    }}>${ctx.t(way)}</button>`;
}

/** The draft's revision goes along: what somebody else changed meanwhile is not overlooked. */
async function makeVersion(event, ctx, base, about) {
  event.target.disabled = true;
  try {
    const made = await ctx.api.post(`${base}/version`, {}, { 'If-Match': `"${about.revision}"` });
    ctx.go(`/${versionPath(ctx, ctx.params.code, made.version)}?made`);
  } catch (e) {
    ctx.notify(e.message, 'error');
  } finally {
    event.target.disabled = false;
  }
}

function throwAway(ctx, base, about) {
  const { t } = ctx;
  return html`<dialog id="throw-away" aria-labelledby="throw-away-title">
    <h2 id="throw-away-title">${t('throw-away-title')}</h2>
    <p>${t('throw-away-why', { n: about.from })}</p>
    <div class="actions">
      <button class="danger" @click=${async (e) => {
        await ctx.api.delete(base);
        e.target.closest('dialog').close();
        ctx.go(`/${versionPath(ctx, ctx.params.code, about.from)}`);
      }}>${t('throw-away')}</button>
      <button @click=${(e) => e.target.closest('dialog').close()}>${t('cancel')}</button>
    </div></dialog>`;
}
