/** Bringing in a file of responses, with its progress and what was wrong with it, line by line. */
import { html, nothing, render } from 'lit-all';
import { number, path, place, styles } from './parts.js';

const EVERY = 500;

export async function bringIn(ctx) {
  const { t, params } = ctx;
  ctx.setTitle(t('bring-in'));
  return html`${styles}
    <p><a href=${`#${place(ctx, params.code)}`}>← ${t('room')}</a></p>
    <div class="head"><h1>${t('bring-in')}</h1></div>
    <p>${t('bring-in-why')}</p>
    <pre class="example"><code>{"instance_id": "…", "site": "dongguan-b", "language": "zh", "submitted_at": "2016-08-01T08:51:12+08:00", "answers": {"age": 27}}</code></pre>
    <label class="button primary">${t('choose-file')}<input class="visually-hidden" type="file" accept=".jsonl,.ndjson,.json,.txt" data-testid="file"
      @change=${(e) => take(e, ctx)}></label>
    <div id="brought" class="brought" role="status" aria-live="polite"></div>`;
}

async function take(event, ctx) {
  const [file] = event.target.files;
  event.target.value = '';
  if (!file) {
    return;
  }
  const { t, api, params } = ctx;
  const here = document.getElementById('brought');
  try {
    render(running(t('sending', { file: file.name }), nothing), here);
    const { job } = await api.upload(`${path(ctx, params.code)}?async=true`, file, 'application/x-ndjson');
    const done = await watch(ctx, job, here);
    render(done.state === 'DONE' ? report(ctx, await api.get(done.result)) : stopped(ctx, done), here);
  } catch (e) {
    render(html`<div class="notice error"><p>${e.message}</p></div>`, here);
  }
}

/** Shows the job's progress until it has ended. */
async function watch(ctx, id, here) {
  const { t, api } = ctx;
  const began = Date.now();
  for (;;) {
    const job = await api.get(`jobs/${id}`);
    if (job.state !== 'RUNNING') {
      return job;
    }
    const left = job.progress > 0.02 ? Math.ceil(((Date.now() - began) / job.progress) * (1 - job.progress) / 1000) : null;
    const text = `${t('brought-share', { percent: Math.round(job.progress * 100) })}${left ? ` · ${t('left', { seconds: left })}` : ''}`;
    render(running(text, job.progress, () => api.delete(`jobs/${id}`), t), here);
    await new Promise((resolve) => { setTimeout(resolve, EVERY); });
  }
}

const running = (text, progress, cancel, t) => html`<div class="notice"><p>${text}</p>
  ${progress === nothing ? html`<progress aria-label=${text}></progress>` : html`<progress aria-label=${text} max="1" .value=${progress}></progress>`}
  ${cancel ? html`<button @click=${cancel}>${t('cancel')}</button>` : nothing}</div>`;

const stopped = ({ t }, job) => html`<div class=${`notice ${job.state === 'FAILED' ? 'error' : 'warn'}`}>
  <p>${job.state === 'FAILED' ? job.problem.detail : t('cancelled')}</p></div>`;

function report(ctx, { accepted, repeated, problemCount, problems }) {
  const { t, lang, params } = ctx;
  return html`<div class=${`notice ${problemCount ? 'warn' : ''}`} data-testid="report">
      <p><strong>${t('accepted', { n: number(accepted, lang) })}</strong>${repeated ? html` · ${t('repeated', { n: number(repeated, lang) })}` : nothing}
      ${problemCount ? html` · ${t('failed', { n: number(problemCount, lang) })}` : nothing}</p></div>
    ${problems.length ? html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t('problems')}><table data-testid="problems">
      <thead><tr><th scope="col" class="number">${t('line')}</th><th scope="col">${t('problem')}</th></tr></thead>
      <tbody>${problems.map((p) => html`<tr><td class="number">${p.line}</td><td>${p.message}
        ${p.problems.length ? html`<ul>${p.problems.map((a) => html`<li><code>${a.path}</code> ${a.message || t(`rule-${a.rule}`)}</li>`)}</ul>` : nothing}</td></tr>`)}</tbody>
    </table></div>` : nothing}
    ${problemCount > problems.length ? html`<p class="soft">${t('more-problems', { n: number(problemCount - problems.length, lang) })}</p>` : nothing}
    <p><a class="button" href=${`#${place(ctx, params.code)}`}>${t('see')}</a></p>`;
}
