/** How far the field is, and the responses themselves with filters, a page at a time. */
import { html, nothing } from 'lit-all';
import { flagTags, home, may, number, path, place, stateTag, styles, time } from './parts.js';

const FILTERS = ['site', 'channel', 'state', 'flag', 'from', 'to'];
const FLAGS = ['fast', 'clock', 'conflict'];
const PAGE = 50;

export async function list(ctx) {
  const { t, api, params, query } = ctx;
  ctx.setTitle(t('room'));
  const all = (await api.get(`${home(ctx)}/questionnaires`)).filter((q) => q.versions.some((v) => v.publishedAt));
  const chosen = all.find((q) => q.code === params.code) ?? all[0];
  if (!chosen) {
    return html`${styles}<div class="head"><h1>${t('room')}</h1></div><div class="empty"><p>${t('none-published')}</p></div>`;
  }
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  const [progress, page, channels] = await Promise.all([
    api.get(`${path(ctx, chosen.code)}/progress?since=${encodeURIComponent(midnight.toISOString())}`),
    api.get(`${path(ctx, chosen.code)}?${selection(query, { limit: PAGE, after: query.get('after') })}`),
    api.get(`${home(ctx)}/channels`),
  ]);
  const names = new Map(progress.filter((s) => s.site).map((s) => [s.site, s.name]));
  return html`${styles}
    <div class="head"><h1>${t('room')}</h1>${actions(ctx, chosen)}</div>
    ${all.length > 1 ? questionnaires(ctx, all, chosen) : html`<p class="soft">${chosen.title}</p>`}
    ${bySite(ctx, progress)}
    ${filters(ctx, chosen, names, channels)}
    ${table(ctx, chosen, page, names)}`;
}

/** The filters of the address as a query, with more. Days are the reader's, to the end of the last one. */
function selection(query, more = {}) {
  const selected = new URLSearchParams();
  for (const name of FILTERS) {
    const value = query.get(name);
    if (value) {
      selected.set(name, name === 'from' || name === 'to' ? midnightOf(value, name === 'to' ? 1 : 0) : value);
    }
  }
  Object.entries(more).filter(([, value]) => value).forEach(([name, value]) => selected.set(name, value));
  return selected;
}

function midnightOf(day, later) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function actions(ctx, chosen) {
  const { t, query } = ctx;
  const file = (format) => `/api/${path(ctx, chosen.code)}.${format}?${selection(query)}`;
  return html`<div class="actions">
    ${may(ctx, 'RESPONSES_RAW') ? html`<span class="exports"><span class="soft">${t('export')}</span>
      ${['csv', 'xlsx', 'ndjson'].map((format) => html`<a class="button" download href=${file(format)}>${format.toUpperCase()}</a>`)}
      <a class="button" download href=${`${file('csv')}&paradata=true`}>${t('csv-course')}</a></span>` : nothing}
    ${may(ctx, 'COLLECT') ? html`<a class="button primary" href=${`#${place(ctx, chosen.code, '/bring-in')}`}>${t('bring-in')}</a>` : nothing}
  </div>`;
}

const questionnaires = (ctx, all, chosen) => html`<label class="field"><span>${ctx.t('questionnaire')}</span>
  <select @change=${(e) => ctx.go(place(ctx, e.target.value))}>
    ${all.map((q) => html`<option value=${q.code} ?selected=${q === chosen}>${q.title}</option>`)}</select></label>`;

function bySite(ctx, sites) {
  const { t, lang } = ctx;
  const sum = (key) => sites.reduce((total, s) => total + (s[key] ?? 0), 0);
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t('progress')}>
    <table class="progress" data-testid="progress">
      <thead><tr><th scope="col">${t('site')}</th><th scope="col" class="number">${t('today')}</th>
        <th scope="col" class="number">${t('total')}</th><th scope="col" class="number">${t('target')}</th><td class="bar-head"></td></tr></thead>
      <tbody>${sites.map((s) => html`<tr>
        <th scope="row">${s.name ?? s.site ?? t('no-site')}</th>
        <td class="number">${number(s.today, lang)}</td>
        <td class="number"><strong>${number(s.total, lang)}</strong></td>
        <td class="number soft">${s.target ? number(s.target, lang) : '–'}</td>
        <td class="bar-cell">${s.target ? html`<span class="share" style=${`--share: ${Math.min(100, (100 * s.total) / s.target)}%`}
          role="img" aria-label=${t('share', { percent: Math.round((100 * s.total) / s.target) })}></span>` : nothing}</td>
      </tr>`)}</tbody>
      <tfoot><tr><th scope="row">${t('all-sites')}</th><td class="number">${number(sum('today'), lang)}</td>
        <td class="number"><strong>${number(sum('total'), lang)}</strong></td><td class="number soft">${sum('target') ? number(sum('target'), lang) : '–'}</td>
        <td class="soft">${sum('excluded') ? t('excluded-too', { n: number(sum('excluded'), lang) }) : ''}</td></tr></tfoot>
    </table></div>`;
}

function filters(ctx, chosen, names, channels) {
  const { t, query } = ctx;
  const apply = (event) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].filter(([, value]) => value);
    ctx.go(`${place(ctx, chosen.code)}?${new URLSearchParams(fields)}`);
  };
  const choice = (name, options) => html`<label class="field"><span>${t(name)}</span>
    <select name=${name}><option value="">${t('any')}</option>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${query.get(name) === value}>${text}</option>`)}</select></label>`;
  const some = FILTERS.some((name) => query.get(name));
  return html`<details class="filters" ?open=${some}><summary>${t('filters')}</summary>
    <form class="fields" @submit=${apply}>
      ${choice('site', [...names])}
      ${choice('channel', channels.map((c) => [c.code, c.name]))}
      ${choice('state', ['submitted', 'approved', 'excluded'].map((s) => [s, t(`state-${s}`)]))}
      ${choice('flag', FLAGS.map((f) => [f, t(`flag-${f}`)]))}
      <label class="field"><span>${t('from')}</span><input type="date" name="from" .value=${query.get('from') ?? ''}></label>
      <label class="field"><span>${t('to')}</span><input type="date" name="to" .value=${query.get('to') ?? ''}></label>
      <div class="actions"><button class="primary">${t('show')}</button>
        ${some ? html`<a class="button" href=${`#${place(ctx, chosen.code)}`}>${t('show-all')}</a>` : nothing}</div>
    </form></details>`;
}

function table(ctx, chosen, page, names) {
  const { t, lang, query } = ctx;
  if (!page.responses.length) {
    return html`<div class="empty" data-testid="no-responses"><h2>${t('none')}</h2>
      <p>${FILTERS.some((name) => query.get(name)) ? t('none-selected') : t('none-why')}</p></div>`;
  }
  const older = new URLSearchParams(query);
  older.set('after', page.next);
  const newest = new URLSearchParams(query);
  newest.delete('after');
  return html`
    ${page.total === undefined ? nothing : html`<p class="soft" data-testid="total">${t('n-responses', { n: number(page.total, lang) })}</p>`}
    <div class="table-scroll" tabindex="0" role="region" aria-label=${t('room')}>
      <table class="responses" data-testid="responses">
        <thead><tr>${['submitted', 'site', 'language', 'mode', 'state', 'flags'].map((key) => html`<th scope="col">${t(`column-${key}`)}</th>`)}</tr></thead>
        <tbody>${page.responses.map((r) => html`<tr>
          <th scope="row"><a href=${`#${place(ctx, chosen.code, `/${r.instanceId}`)}`}>${time(r.submittedAt, lang)}</a></th>
          <td>${names.get(r.site) ?? r.site ?? '–'}</td>
          <td>${r.language}</td>
          <td>${t(`mode-${r.mode}`)}</td>
          <td>${stateTag(ctx, r.state)}</td>
          <td>${flagTags(ctx, r.flags)}</td>
        </tr>`)}</tbody>
      </table></div>
    <div class="actions">
      ${query.get('after') ? html`<a class="button" href=${`#${place(ctx, chosen.code)}?${newest}`}>${t('newest')}</a>` : nothing}
      ${page.next ? html`<a class="button" data-testid="older" href=${`#${place(ctx, chosen.code)}?${older}`}>${t('older')}</a>` : nothing}
    </div>`;
}
