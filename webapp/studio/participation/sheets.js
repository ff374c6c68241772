/** The information sheet: its newest version to be rewritten, and all versions to be read. */
import { html, nothing } from 'lit-all';
import { home, may, nameOf } from './parts.js';

export function sheets(ctx, versions) {
  const { t, study } = ctx;
  const newest = versions[0];
  return html`<h2 id="sheet">${t('sheet')}</h2><p class="soft">${t('sheet-why')}</p>
    ${may(ctx) ? html`<form class="participation" @submit=${(event) => make(event, ctx)}>
      ${study.languages.map((tag) => html`<label class="field" lang=${tag}><span>${nameOf(tag)}</span>
        <textarea name=${tag} rows="8" maxlength="20000">${newest?.texts[tag]?.words ?? ''}</textarea></label>`)}
      <p role="alert" class="error-text"></p>
      <button class=${newest ? '' : 'primary'} data-testid="make-sheet">${t(newest ? 'next-version' : 'first-version')}</button>
    </form>` : nothing}
    ${versions.map((version, i) => one(ctx, version, i === 0))}`;
}

const one = (ctx, version, open) => html`<details class="version" ?open=${open}><summary>${ctx.t('version', { n: version.number })}
    <span class="soft">${new Intl.DateTimeFormat(ctx.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(version.madeAt))}
    · ${ctx.t('refused', { n: version.refused })}</span></summary>
  ${Object.entries(version.texts).sort().map(([tag, text]) => html`<section lang=${tag}><h3>${nameOf(tag)}
      ${text.recording ? html`<span class="tag good"><span aria-hidden="true">♪</span> ${ctx.t('has-recording')}</span>` : nothing}</h3>
    <pre>${text.words}</pre>
    ${may(ctx) ? html`<label class="field recording"><span>${ctx.t(text.recording ? 'other-recording' : 'recording')}</span>
      <input type="file" accept="audio/*" @change=${(event) => record(event, ctx, version.number, tag)}></label>` : nothing}
  </section>`)}</details>`;

async function make(event, ctx) {
  event.preventDefault();
  const form = event.target;
  const error = form.querySelector('[role=alert]');
  error.textContent = '';
  const texts = Object.fromEntries([...new FormData(form)].filter(([, words]) => words.trim()));
  try {
    const made = await ctx.api.post(`${home(ctx)}/information-sheets`, { texts });
    ctx.notify(ctx.t('made', { n: made.number }));
  } catch (e) {
    error.textContent = e.message;
  }
}

async function record(event, ctx, number, tag) {
  const [file] = event.target.files;
  if (file) {
    await ctx.api.putFile(`${home(ctx)}/information-sheets/${number}/recordings/${tag}`, file, file.type || 'audio/mpeg');
    ctx.refresh();
  }
}
