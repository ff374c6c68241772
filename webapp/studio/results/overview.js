/** Every question as a chart, its table one tap away. */
import { html, nothing } from 'lit-all';
import { address, call, csv, decimal, download, drawing, questionnaires, tried, whole } from './figures.js';

/** Charts are drawn for the width that they will have: a phone's, or half a desktop's. */
const chartWidth = () => Math.round(Math.max(260, Math.min(460, document.documentElement.clientWidth - 64)));

export async function overview(ctx) {
  ctx.setTitle(ctx.t('title'));
  const { list, chosen } = await questionnaires(ctx);
  if (!chosen) {
    return html`<div class="head"><h1>${ctx.t('title')}</h1></div><p class="empty">${ctx.t('no-questionnaire')}</p>`;
  }
  const where = ctx.query.get('where') ?? '';
  const { value, refusal } = await tried(
    ctx.api.get(call(ctx, chosen.code, 'results', { where, width: chartWidth() })));
  return html`
    <div class="head"><h1>${ctx.t('title')}</h1>
      <div class="actions"><a class="button primary" data-testid="compare-two"
        href="#${address(ctx, 'crosstab', { questionnaire: chosen.code, where })}">${ctx.t('compare-two')}</a></div></div>
    ${filter(ctx, list, chosen, where)}
    ${refusal ? html`<p class="notice error" role="alert">${refusal}</p>` : charts(ctx, chosen.code, where, value)}`;
}

function charts(ctx, code, where, results) {
  if (results.responses === 0) {
    return html`<p class="empty">${ctx.t(where ? 'nobody' : 'no-responses')}</p>`;
  }
  return html`
    <p class="soft" data-testid="responses">
      ${ctx.t(where ? 'of-selected' : 'of-all', { n: whole(results.responses, ctx.lang) })}</p>
    <div class="results-grid">${results.entries.map((e) => entry(ctx, code, where, e))}</div>`;
}

/** The choice of a questionnaire and of a part of its responses. */
export function filter(ctx, list, chosen, where, rest = {}) {
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    ctx.go(address(ctx, rest.route ?? '', { ...rest.keep, ...Object.fromEntries(form) }));
  };
  return html`
    <form class="results-filter" @submit=${submit}>
      ${list.length > 1
        ? html`<label class="field"><span>${ctx.t('questionnaire')}</span>
            <select name="questionnaire">
              ${list.map((q) => html`<option value=${q.code} ?selected=${q.code === chosen.code}>${q.title ?? q.code}</option>`)}
            </select></label>`
        : html`<input type="hidden" name="questionnaire" value=${chosen.code}>`}
      ${rest.fields ?? nothing}
      <label class="field results-where"><span>${ctx.t('where')}</span>
        <input name="where" .value=${where} placeholder="$\{is_parent} = 'yes'" spellcheck="false" autocapitalize="off"
          autocomplete="off" dir="ltr">
        <small>${ctx.t('where-hint')}</small></label>
      <button class=${rest.button ? 'primary' : ''} data-testid="show">${ctx.t(rest.button ?? 'show')}</button>
    </form>`;
}

/** Says of a question that the newest version no longer asks which ones did. */
export const retired = (ctx, versions) => ctx.t('retired', { versions: [...versions].reverse().join(ctx.t('comma')) });

function entry(ctx, code, where, item) {
  const table = item.tabulations[0];
  const other = { questionnaire: code, rows: table.question, where };
  return html`
    <section class="results-entry" data-question=${item.name} aria-label=${item.chart.question || item.chart.title}>
      ${item.versions ? html`<p class="soft" data-testid="retired">${retired(ctx, item.versions)}</p>` : nothing}
      <figure class="results-chart">${drawing(item.chart.svg)}</figure>
      <details>
        <summary>${ctx.t('table')}</summary>
        ${item.tabulations.map((t) => tabulation(ctx, t, item.tabulations.length > 1))}
        <div class="actions">
          <button @click=${() => download(`${item.name}.csv`, 'text/csv', csv(rows(ctx, item.tabulations)))}>
            ${ctx.t('csv')}</button>
          <button @click=${() => download(`${item.name}.svg`, 'image/svg+xml', item.chart.svg)}>
            ${ctx.t('svg')}</button>
          <button @click=${() => copy(ctx, item.chart.svg)}>${ctx.t('copy-svg')}</button>
          ${item.tabulations.length === 1
            ? html`<a class="button" href="#${address(ctx, 'crosstab', other)}">${ctx.t('compare')}</a>`
            : nothing}
        </div>
      </details>
    </section>`;
}

async function copy(ctx, text) {
  await navigator.clipboard.writeText(text);
  ctx.notify(ctx.t('copied'));
}

function tabulation(ctx, t, named) {
  return html`
    <div class="table-scroll" tabindex="0" role="region" aria-label=${t.label}>
      <table>
        ${named ? html`<caption>${t.label}</caption>` : nothing}
        <thead><tr>
          <th scope="col">${ctx.t('answer')}</th>
          <th scope="col" class="number">${ctx.t('count')}</th>
          <th scope="col" class="number">%</th>
          <th scope="col" class="number">${ctx.t('interval')}</th>
          ${t.type === 'rank' ? html`<th scope="col" class="number">${ctx.t('mean-place')}</th>` : nothing}
        </tr></thead>
        <tbody>${t.rows.map((row) => line(ctx, t, row))}</tbody>
      </table>
    </div>
    <p class="soft">${ctx.t('base', { n: whole(t.base, ctx.lang), missing: whole(t.missing, ctx.lang) })}
      ${t.summary ? ctx.t('summary', figures(t.summary)) : nothing}</p>`;
}

function line(ctx, t, row) {
  return html`<tr>
    <th scope="row">${row.label}</th>
    <td class="number">${whole(row.count, ctx.lang)}</td>
    <td class="number">${row.percent.toFixed(1)}</td>
    <td class="number">${row.interval.map((x) => x.toFixed(1)).join('–')}</td>
    ${t.type === 'rank' ? html`<td class="number">${row.meanPlace?.toFixed(2) ?? '–'}</td>` : nothing}
  </tr>`;
}

const figures = (summary) =>
  Object.fromEntries(Object.entries(summary).map(([name, value]) => [name, decimal(value).replace(/\.?0+$/, '')]));

function rows(ctx, tabulations) {
  const head = ['question', 'answer', 'count', 'base', 'percent', 'low', 'high'].map((k) => ctx.t(`csv-${k}`));
  const lines = tabulations.flatMap((t) =>
    t.rows.map((r) => [t.label, r.label, r.count, t.base, r.percent, ...r.interval]));
  return [head, ...lines];
}

