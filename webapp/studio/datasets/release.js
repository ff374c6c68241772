/** One release: its making, then how safe it is, what it cost, and its files. */
import { html, nothing } from 'lit-all';
import { day, groups, home, label, percent, shareOf, size, stateTag, UNITS, whole } from './figures.js';

const EVERY = 700;

export async function release(ctx) {
  const address = `studies/${ctx.study.slug}/releases/${ctx.params.id}`;
  const r = await ctx.api.get(address);
  ctx.setTitle(ctx.t('release-of', { title: r.title }));
  if (r.state === 'running') {
    const job = await ctx.api.get(`jobs/${r.job}`);
    watch(ctx);
    return making(ctx, r, job);
  }
  return html`
    <div class="head"><h1>${ctx.t('release-of', { title: r.title })}</h1>
      ${r.state === 'ready' ? html`<a class="button primary" href=${`/api/${address}.zip`} download>${ctx.t('download', { size: size(r.size, ctx.lang) })}</a>` : nothing}</div>
    <article class="datasets-release">
      <p class="datasets-meta">${stateTag(ctx, r.state)} ${day(r.madeAt, ctx.lang)} · ${ctx.t('version', { version: r.version })}</p>
      ${r.state === 'ready' ? ready(ctx, r) : stopped(ctx, r)}
      <p><a class="button" href="#/${home(ctx)}">${ctx.t('all')}</a></p>
    </article>`;
}

/** Looks again soon, as long as the reader is still here. */
function watch(ctx) {
  const here = location.hash;
  setTimeout(() => location.hash === here && ctx.refresh(), EVERY);
}

const making = (ctx, r, job) => html`
  <div class="head"><h1>${ctx.t('release-of', { title: r.title })}</h1></div>
  <article class="datasets-release" aria-busy="true">
    <p class="datasets-meta">${stateTag(ctx, 'running')} ${day(r.madeAt, ctx.lang)}</p>
    <label class="datasets-progress">${ctx.t('making')}
      <progress max="1" value=${job.progress}></progress></label>
    <p>${ctx.t('making-hint')}</p>
    <p><button @click=${() => cancel(ctx, r)}>${ctx.t('cancel')}</button></p>
  </article>`;

async function cancel(ctx, r) {
  await ctx.api.delete(`jobs/${r.job}`);
  ctx.notify(ctx.t('cancelling'));
}

const stopped = (ctx, r) => html`
  <p class=${`notice ${r.state === 'failed' ? 'error' : 'warn'}`} role="status">${r.state === 'cancelled' ? ctx.t('was-cancelled') : reason(ctx, r.problem)}</p>
  <p><a class="button primary" href="#/${home(ctx)}/new?questionnaire=${encodeURIComponent(r.questionnaire)}">${ctx.t('again')}</a></p>`;

/** Why it failed, in the reader's language where the studio has words for it. */
function reason(ctx, problem) {
  const key = `why-${problem?.type?.split('/').pop()}`;
  const text = ctx.t(key, problem ?? {});
  return text === key ? problem?.detail ?? ctx.t('failed') : text;
}

function ready(ctx, r) {
  const { k, rows, classes, risk, utility } = r.report;
  return html`
    <dl class="datasets-sums">
      <div><dt>${ctx.t('k-reached')}</dt><dd>${k.reached}</dd></div>
      <div><dt>${ctx.t('rows')}</dt><dd>${whole(rows.released, ctx.lang)}</dd></div>
      <div><dt>${ctx.t('suppressed')}</dt><dd>${rows.suppressed} <small>${shareOf(rows.suppressed, rows.wanted)}</small></dd></div>
      <div><dt>${ctx.t('greatest-risk')}</dt><dd>${percent(risk.prosecutor.max)}</dd></div>
    </dl>
    <h2>${ctx.t('safety')}</h2>
    <ul>
      <li>${ctx.t('says-k', { k: k.reached, asked: k.asked })}</li>
      <li>${ctx.t('says-risk', { max: percent(risk.prosecutor.max), mean: percent(risk.prosecutor.mean) })}</li>
      <li>${ctx.t('says-unique', { before: percent(risk.unique.before) })}</li>
      ${r.report.conditions.map((c) => html`<li>${ctx.t('says-condition', { variables: c.variables.join(', ') })}</li>`)}
      ${r.report.sensitive.map((s) => html`<li>${ctx.t('says-sensitive', { variable: s.variable, n: s.leastValuesInAClass })}</li>`)}
    </ul>
    <div class="table-scroll datasets-table" tabindex="0" role="region" aria-label=${ctx.t('group-sizes')}>
      <table>
        <caption>${ctx.t('group-sizes')}</caption>
        <thead><tr><th scope="col">${ctx.t('group-size')}</th><th scope="col" class="number">${ctx.t('groups')}</th>
          <th scope="col" class="number">${ctx.t('rows')}</th></tr></thead>
        <tbody>${classes.sizes.map((s) => html`<tr><th scope="row">${s.from}–${s.to}</th>
          <td class="number">${whole(s.classes, ctx.lang)}</td><td class="number">${whole(s.rows, ctx.lang)}</td></tr>`)}</tbody>
      </table>
    </div>
    <h2>${ctx.t('cost')}</h2>
    <ul>
      <li>${ctx.t('says-rows', { read: whole(rows.read, ctx.lang), wanted: whole(rows.wanted, ctx.lang), released: whole(rows.released, ctx.lang) })}</li>
      <li>${ctx.t('says-suppressed', { n: rows.suppressed, share: shareOf(rows.suppressed, rows.wanted) })}</li>
      <li>${ctx.t('says-loss', { loss: percent(utility.loss) })} ${ctx.t(utility.optimum ? 'optimum' : 'descent')}</li>
    </ul>
    ${precision(ctx, r, utility)}
    ${files(ctx, r)}`;
}

const precision = (ctx, r, utility) => html`
  <div class="table-scroll datasets-table" tabindex="0" role="region" aria-label=${ctx.t('precision')}>
    <table>
      <caption>${ctx.t('precision')}</caption>
      <thead><tr><th scope="col">${ctx.t('variable')}</th><th scope="col">${ctx.t('shown-as')}</th>
        <th scope="col" class="number">${ctx.t('lost')}</th></tr></thead>
      <tbody>${utility.variables.map((v) => precisionLine(ctx, r, v))}</tbody>
    </table>
  </div>`;

function precisionLine(ctx, r, v) {
  const known = r.variables.find((x) => x.name === v.variable);
  return html`<tr><th scope="row">${label(ctx, known?.labels ?? {}, v.variable)}</th>
    <td>${shown(ctx, r, { ...v, kind: known?.kind })}</td><td class="number">${percent(v.loss)}</td></tr>`;
}

/** What the data show of a variable, in words: "bands of 20", the groups' names, "by month". */
function shown(ctx, r, v) {
  const rule = r.policy.variables[v.variable] ?? {};
  if (v.last > 0 && v.level === v.last) {
    return ctx.t('left-out');
  }
  if (v.last > 0 && rule.bands) {
    return ctx.t('in-bands', { width: rule.bands[v.level] });
  }
  if (v.last > 0 && rule.cuts) {
    return ctx.t('in-cuts', { cuts: rule.cuts[v.level].join(', ') });
  }
  if (v.last > 0 && v.kind === 'day') {
    return ctx.t(UNITS[UNITS.indexOf(r.policy.dates) + v.level]);
  }
  return v.level === 0 ? ctx.t('as-answered') : groups(ctx, rule, v.level - 1);
}

const files = (ctx, r) => r.files.length === 0 ? nothing : html`
  <h2>${ctx.t('files')}</h2>
  <div class="table-scroll datasets-table" tabindex="0" role="region" aria-label=${ctx.t('files')}>
    <table>
      <thead><tr><th scope="col">${ctx.t('file')}</th><th scope="col" class="number">${ctx.t('bytes')}</th>
        <th scope="col">SHA-256</th></tr></thead>
      <tbody>${r.files.map((f) => html`<tr><th scope="row">${f.name}</th>
        <td class="number">${whole(f.bytes, ctx.lang)}</td><td><code class="datasets-hash" title=${f.sha256}>${f.sha256}</code></td></tr>`)}</tbody>
    </table>
  </div>`;
