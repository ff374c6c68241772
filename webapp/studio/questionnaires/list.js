/** The questionnaires of a study with their versions, and where a workbook comes in. */
import { html, nothing, render } from 'lit-all';
import { findings, home, languageName, leave, over, stateTag, styles, versionPath } from './parts.js';

const TYPES = '.xlsx,.xls,.zip';

export async function list(ctx) {
  const { t } = ctx;
  ctx.setTitle(t('room'));
  const all = await ctx.api.get(home(ctx));
  return html`${styles}
    <div class="drop" data-testid="drop" @dragover=${over} @dragleave=${leave} @drop=${(e) => dropped(e, ctx)}>
      <div class="head"><h1>${t('room')}</h1>
        <div class="actions"><label class="button primary">${t('upload')}
          <input class="visually-hidden" type="file" accept=${TYPES} data-testid="workbook"
            @change=${(e) => chosen(e, ctx)}></label></div>
      </div>
      <div id="import" role="status" aria-live="polite"></div>
      ${all.length ? html`<ul class="questionnaires">${all.map((q) => questionnaire(ctx, q))}</ul>
        <p class="soft">${t('drop-hint')}</p>` : empty(ctx)}
    </div>`;
}

const empty = ({ t }) => html`<div class="empty"><h2>${t('none')}</h2><p>${t('none-why')}</p></div>`;

function questionnaire(ctx, q) {
  const { t } = ctx;
  return html`<li data-testid="questionnaire">
    <a class="title" href=${`#/${versionPath(ctx, q.code, q.versions[0].version)}`}>${q.title}</a>
    <p class="soft"><code>${q.code}</code> · ${t('questions', { n: q.versions[0].questions })}
      · ${q.languages.map((l) => languageName(ctx, l)).join(t('comma'))}</p>
    <ol class="versions">${q.versions.map((v) => html`<li>
      <a href=${`#/${versionPath(ctx, q.code, v.version)}`}>${t('version', { n: v.version })}</a> ${stateTag(ctx, v)}
    </li>`)}</ol>
  </li>`;
}

function dropped(event, ctx) {
  event.preventDefault();
  leave(event);
  const [file] = event.dataTransfer.files;
  if (file) {
    take(file, ctx);
  }
}

async function chosen(event, ctx) {
  const [file] = event.target.files;
  if (file) {
    await take(file, ctx);
  }
  event.target.value = '';
}

/** Sends a workbook; what came of it is the new version's page, or a table of what needs mending. */
async function take(file, ctx) {
  const { t } = ctx;
  const here = document.getElementById('import');
  render(html`<div class="notice"><p>${t('reading', { file: file.name })}</p><progress aria-label=${t('reading', { file: file.name })}></progress></div>`, here);
  try {
    const path = `${home(ctx)}?name=${encodeURIComponent(file.name)}`;
    const made = await ctx.api.upload(path, file, file.type || 'application/octet-stream');
    ctx.go(`/${versionPath(ctx, made.code, made.version)}?new=1`);
  } catch (e) {
    render(refused(ctx, file, e), here);
    here.scrollIntoView({ block: 'nearest' });
  }
}

function refused(ctx, file, e) {
  const problems = e.problem?.problems ?? [];
  return html`<section class="refused" data-testid="refused">
    <div class="notice error"><h2>${ctx.t('refused', { file: file.name })}</h2>
      <p>${e.problem?.detail ?? e.message}</p></div>
    ${problems.length ? findings(ctx, problems, 'problems') : nothing}
  </section>`;
}
