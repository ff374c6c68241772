/** Two questions against each other: the table, and what the tests say, in words. */
import { html, nothing } from 'lit-all';
import { address, call, csv, decimal, download, percent, probability, questionnaires, strength, tried, whole } from './figures.js';
import { filter, retired } from './overview.js';

const SHOWN = ['column', 'row', 'count'];

export async function crosstab(ctx) {
  ctx.setTitle(ctx.t('crosstab'));
  const { list, chosen } = await questionnaires(ctx);
  if (!chosen) {
    return html`<div class="head"><h1>${ctx.t('crosstab')}</h1></div><p class="empty">${ctx.t('no-questionnaire')}</p>`;
  }
  const asked = Object.fromEntries(['rows', 'columns', 'where', 'show'].map((k) => [k, ctx.query.get(k) ?? '']));
  const variables = await ctx.api.get(call(ctx, chosen.code, 'variables', {}));
  const { value, refusal } = asked.rows && asked.columns
    ? await tried(ctx.api.get(call(ctx, chosen.code, 'tabulation', { ...asked, show: '' })))
    : {};
  const fields = html`
    ${chooser(ctx, 'rows', variables, asked.rows)}
    ${chooser(ctx, 'columns', variables, asked.columns)}`;
  const shown = SHOWN.includes(asked.show) ? asked.show : 'column';
  return html`
    <div class="head"><h1>${ctx.t('crosstab')}</h1>
      <a href="#${address(ctx, '', { questionnaire: chosen.code, where: asked.where })}">${ctx.t('back')}</a></div>
    ${filter(ctx, list, chosen, asked.where, { route: 'crosstab', keep: { show: shown }, fields, button: 'cross' })}
    ${refusal ? html`<p class="notice error" role="alert">${refusal}</p>` : nothing}
    ${value ? result(ctx, chosen, asked, value, shown) : nothing}
    ${value || refusal ? nothing : html`<p class="empty">${ctx.t('choose-two')}</p>`}`;
}

/** A question from the list, or an expression typed in. */
function chooser(ctx, name, variables, value) {
  const known = value === '' || variables.some((v) => v.name === value);
  return html`
    <label class="field"><span>${ctx.t(name)}</span>
      <select name=${name} required>
        <option value="">${ctx.t('choose')}</option>
        ${known ? nothing : html`<option value=${value} selected>${value}</option>`}
        ${variables.map((v) => html`<option value=${v.name} ?selected=${v.name === value}>
          ${v.group ? `${v.group} ${v.label}` : v.label}${v.versions ? ` (${retired(ctx, v.versions)})` : ''}</option>`)}
      </select></label>`;
}

function result(ctx, chosen, asked, table, shown) {
  const parameters = { questionnaire: chosen.code, ...asked };
  return html`
    <h2>${ctx.t('by', { rows: table.row, columns: table.column })}</h2>
    ${table.base === 0 ? html`<p class="empty">${ctx.t('nobody-both')}</p>` : html`
      <nav class="results-shown" aria-label=${ctx.t('cells-show')}>
        ${SHOWN.map((s) => html`
          <a class="tag" aria-current=${s === shown ? 'true' : nothing}
            href="#${address(ctx, 'crosstab', { ...parameters, show: s })}">${ctx.t(`show-${s}`)}</a>`)}
      </nav>
      ${grid(ctx, table, shown)}
      <p class="soft">${ctx.t('base', { n: whole(table.base, ctx.lang), missing: whole(table.missing, ctx.lang) })}
        ${small(ctx, table)}</p>
      ${groups(ctx, table)}
      ${tests(ctx, table)}
      <div class="actions">
        <button @click=${() => download(`${asked.rows}-${asked.columns}.csv`, 'text/csv', csv(lines(table)))}>
          ${ctx.t('csv')}</button>
        <a class="button" href="#${address(ctx, 'crosstab', { ...parameters, rows: asked.columns, columns: asked.rows })}">
          ${ctx.t('turn')}</a>
      </div>`}`;
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const columnTotals = (table) => table.columns.map((_, c) => sum(table.counts.map((row) => row[c])));

function grid(ctx, table, shown) {
  const totals = columnTotals(table);
  const all = sum(totals);
  const share = (n, of) => (of === 0 ? '–' : percent((100 * n) / of));
  const cell = (n, rowTotal, columnTotal) =>
    shown === 'count' ? whole(n, ctx.lang) : share(n, shown === 'row' ? rowTotal : columnTotal);
  return html`
    <div class="table-scroll" tabindex="0" role="region" aria-label=${ctx.t('crosstab')}>
      <table class="results-cross" data-testid="cross">
        <thead><tr><td></td>
          ${table.columns.map((label) => html`<th scope="col" class="number">${label}</th>`)}
          <th scope="col" class="number">${ctx.t('all')}</th></tr></thead>
        <tbody>
          ${table.counts.map((row, r) => html`<tr>
            <th scope="row">${table.rows[r]}</th>
            ${row.map((n, c) => html`<td class="number">${cell(n, sum(row), totals[c])}</td>`)}
            <td class="number">${cell(sum(row), sum(row), all)}</td></tr>`)}
        </tbody>
        <tfoot><tr><th scope="row">n</th>
          ${totals.map((n) => html`<td class="number">${whole(n, ctx.lang)}</td>`)}
          <td class="number">${whole(all, ctx.lang)}</td></tr></tfoot>
      </table>
    </div>`;
}

/** Analysts see small groups; whoever publishes must know that they may not be shown. */
function small(ctx, table) {
  const limit = ctx.study.smallestGroup ?? 5;
  const few = table.columns.filter((_, c) => columnTotals(table)[c] > 0 && columnTotals(table)[c] < limit);
  return few.length ? html`<br>${ctx.t('small', { limit, groups: few.join(ctx.t('comma')) })}` : nothing;
}

function groups(ctx, table) {
  return table.groups
    ? html`<ul class="results-groups">${table.groups.map((g) => html`<li>${ctx.t('group', {
        label: g.label, n: whole(g.n, ctx.lang), mean: g.mean.toFixed(2), sd: g.sd.toFixed(2) })}</li>`)}</ul>`
    : nothing;
}

function tests(ctx, table) {
  return html`
    <h3>${ctx.t('tests')}</h3>
    ${table.note ? html`<p class="notice">${table.note}</p>` : nothing}
    ${table.tests.length === 0 && !table.note ? html`<p>${ctx.t('no-tests')}</p>` : nothing}
    <dl class="results-tests" data-testid="tests">${table.tests.map((t) => html`
      <dt>${ctx.t(`test-${key(t)}`)}</dt>
      <dd>${ctx.t(`words-${key(t)}`, words(ctx, t))} ${verdict(ctx, t)}
        ${t.note ? html`<br><small>${t.note}</small>` : nothing}</dd>`)}</dl>
    <p class="soft">${ctx.t('tests-hint')}</p>`;
}

const KEYS = {
  'chi-square': 'chi-square',
  "Fisher's exact": 'fisher',
  Spearman: 'spearman',
  "Welch's t": 'welch',
  'Mann–Whitney U': 'mann-whitney',
};

const key = (test) => KEYS[test.name] ?? 'other';

function words(ctx, test) {
  const [first, second] = test.groups ?? [];
  return {
    name: test.name,
    statistic: test.statistic === undefined || test.statistic === null ? '–' : decimal(test.statistic),
    df: test.df === undefined || test.df === null ? '' : decimal(test.df).replace(/\.?0+$/, ''),
    p: probability(test.p),
    effect: test.effect ? decimal(test.effect.value).replace(/^(-?)1\.00$/, '$11') : '',
    chance: test.effect ? percent(100 * test.effect.value) : '',
    first: first?.label ?? '',
    second: second?.label ?? '',
  };
}

/** Careful: a test never proves, and a small p is no strong effect. */
function verdict(ctx, test) {
  if (test.p >= 0.05) {
    return ctx.t('unclear');
  }
  return ['chi-square', 'spearman'].includes(key(test))
    ? ctx.t(`association-${strength(test.effect.value)}`)
    : ctx.t('difference');
}

function lines(table) {
  const totals = columnTotals(table);
  return [
    [table.row, ...table.columns, 'n'],
    ...table.counts.map((row, r) => [table.rows[r], ...row, sum(row)]),
    ['n', ...totals, sum(totals)],
  ];
}
