/** One version: what it asks, in each of its languages, and the step that makes it final. */
import { html, nothing } from 'lit-all';
import { findings, home, languageName, stateTag, styles, versionPath } from './parts.js';
import { answeredBefore, changes, changesSince } from './changes.js';
import { versionDealing } from './dealing.js';
import { missingFiles, versionMedia } from './media.js';
import { privacyCounts, tree } from './tree.js';
import { completeness, translations } from './translations.js';

export async function version(ctx) {
  const { t, api, params, query } = ctx;
  const code = encodeURIComponent(params.code);
  const base = `${home(ctx)}/${code}/versions/${params.number}`;
  const questionnaire = await api.get(`${home(ctx)}/${code}`);
  const before = answeredBefore(questionnaire, Number(params.number));
  const [form, report, since, languages, files, drafts] = await Promise.all([
    api.get(`${base}.json`), api.get(`${base}/report`),
    changesSince(ctx, before, params.number), completeness(ctx),
    api.get(`${base}/media`), api.get(`${home(ctx)}/${code}/drafts`),
  ]);
  const v = questionnaire.versions.find((each) => each.version === Number(params.number));
  ctx.setTitle(`${v.title} · ${t('version', { n: v.version })}`);
  return html`${styles}
    <p class="back"><a href=${`#/${home(ctx)}`}>← ${t('room')}</a></p>
    <div class="head"><h1>${v.title}</h1>
      <div class="actions">
        <a class="button" href=${`/api/${base}.xlsx`} download>${t('download')}</a>
        <a class="button" href=${`/api/${base}.zip`} download>${t('download-zip')}</a>
        <a class="button" href=${`/api/${base}.xml`} download>${t('download-xform')}</a>
        ${v.publishedAt ? nothing : html`<button class="primary" data-testid="publish"
          @click=${() => document.getElementById('publish').showModal()}>${t('publish')}</button>`}
      </div>
    </div>
    <p class="facts"><code>${params.code}</code> <span>${t('version', { n: v.version })}</span> ${stateTag(ctx, v)}
      <span>${t('questions', { n: v.questions })}</span>
      <span>${v.languages.map((l) => languageName(ctx, l)).join(t('comma'))}</span></p>
    ${others(ctx, questionnaire, v)}
    ${query.has('new') ? html`<p class="notice" data-testid="imported">${t(report.warnings.length ? 'imported-remarks' : 'imported', { n: v.version })}</p>` : nothing}
    ${query.has('made') ? html`<p class="notice" data-testid="made">${t('version-made', { n: v.version })}</p>` : nothing}
    ${remarks(ctx, report.warnings, query.has('new'))}
    ${changes(ctx, since, before)}
    ${versionMedia(ctx, base, { files, drafts, number: v.version })}
    ${versionDealing(ctx, form, drafts, v.version)}
    ${translations(ctx, languages)}
    ${privacy(ctx, form)}
    <h2>${t('structure')}</h2>
    ${tree(ctx, form)}
    ${publishDialog(ctx, base, v, missingFiles(files))}`;
}

function others(ctx, questionnaire, current) {
  if (questionnaire.versions.length < 2) {
    return nothing;
  }
  return html`<nav class="versions" aria-label=${ctx.t('versions')}>${questionnaire.versions.map((v) =>
    html`<a href=${`#/${versionPath(ctx, questionnaire.code, v.version)}`}
      aria-current=${v === current ? 'page' : 'false'}>${ctx.t('version', { n: v.version })}</a>`)}</nav>`;
}

function remarks(ctx, warnings, open) {
  if (!warnings.length) {
    return nothing;
  }
  return html`<details class="remarks" ?open=${open}><summary>${ctx.t('remarks', { n: warnings.length })}</summary>
    ${findings(ctx, warnings, 'warnings')}</details>`;
}

/** How many questions expose people how: what a researcher should look at before publishing. */
function privacy(ctx, form) {
  const counts = privacyCounts(form);
  return html`<section class="privacy"><h2>${ctx.t('privacy')}</h2>
    <dl>${['identifier', 'quasi', 'sensitive'].map((c) => html`<div>
      <dt><span class="tag privacy-${c}">${ctx.t(`privacy-${c}`)}</span> <b class="number">${counts[c]}</b></dt>
      <dd class="soft">${ctx.t(`privacy-${c}-why`)}</dd></div>`)}</dl></section>`;
}

function publishDialog(ctx, base, v, missing) {
  const { t } = ctx;
  return html`<dialog id="publish" aria-labelledby="publish-title">
    <h2 id="publish-title">${t('publish-title', { n: v.version })}</h2>
    <p>${t('publish-why')}</p>
    ${missing ? html`<p class="notice"><span aria-hidden="true">!</span> ${t('publish-missing', { n: missing })}</p>` : nothing}
    <p role="alert" class="error-text"></p>
    <div class="actions">
      <button class="primary" data-testid="publish-now" @click=${(e) => publish(e, ctx, base)}>${t('publish-now')}</button>
      <button @click=${(e) => e.target.closest('dialog').close()}>${t('cancel')}</button>
    </div>
  </dialog>`;
}

async function publish(event, ctx, base) {
  const dialog = event.target.closest('dialog');
  event.target.disabled = true;
  try {
    await ctx.api.post(`${base}/publication`);
    dialog.close();
    ctx.notify(ctx.t('publish-done'));
  } catch (e) {
    dialog.querySelector('[role=alert]').textContent = e.message;
  } finally {
    event.target.disabled = false;
  }
}
