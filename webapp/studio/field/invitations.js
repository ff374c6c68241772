/** Invitations: a link for each person, for a letter or a message; used once. */
import { html, nothing } from 'lit-all';
import { tabs } from './tabs.js';
import { number } from './list.js';

const home = (ctx) => `studies/${ctx.study.slug}`;

export async function invitations(ctx) {
  const { t, api } = ctx;
  ctx.setTitle(t('invitations'));
  const [batches, sites, channels, questionnaires] = await Promise.all([
    api.get(`${home(ctx)}/invitations`), api.get(`${home(ctx)}/sites`), api.get(`${home(ctx)}/channels`), api.get(`${home(ctx)}/questionnaires`),
  ]);
  const asked = questionnaires.filter((q) => q.versions.some((v) => v.publishedAt));
  return html`<link rel="stylesheet" href="/studio/field/field.css">
    <div class="head"><h1>${t('invitations')}</h1></div>
    ${tabs(ctx, 'invitations')}
    <p class="soft">${t('invitations-why')}</p>
    ${batches.length ? table(ctx, batches) : html`<p class="soft">${t('no-invitations')}</p>`}
    ${asked.length ? form(ctx, asked, sites, channels) : html`<p class="soft">${t('none-published')}</p>`}`;
}

function table(ctx, batches) {
  const { t, lang } = ctx;
  const opens = ctx.study.rights.includes('IDENTITY');
  return html`<div class="table-scroll"><table data-testid="batches"><thead><tr><th>${t('made-at')}</th><th>${t('questionnaire')}</th>
      <th class="number">${t('invited')}</th><th class="number">${t('used')}</th><td></td></tr></thead>
    <tbody>${batches.map((b) => html`<tr>
      <td>${new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(b.madeAt))}</td>
      <td>${b.questionnaire}</td><td class="number">${number(b.invited, lang)}</td><td class="number">${number(b.used, lang)}</td>
      <td>${opens ? html`<a class="button" download href=${`/api/${home(ctx)}/invitations/${b.id}.csv`}>${t('for-letters')}</a>` : nothing}</td></tr>`)}</tbody></table></div>`;
}

const choice = (label, name, options) => html`<label class="field"><span>${label}</span>
  <select name=${name}>${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}</select></label>`;

function form(ctx, asked, sites, channels) {
  const { t } = ctx;
  return html`<h2>${t('make-invitations')}</h2><form class="invite" @submit=${(event) => make(event, ctx)}>
    ${choice(t('questionnaire'), 'questionnaire', asked.map((q) => [q.code, q.title]))}
    <div class="fields">
      ${choice(t('site'), 'site', [['', t('any-site')], ...sites.map((s) => [s.code, s.name])])}
      ${choice(t('channel'), 'channel', [['', t('no-channel')], ...channels.map((c) => [c.code, c.name])])}
    </div>
    <label class="field"><span>${t('references')}</span><input type="file" name="references" accept=".csv,.txt,text/csv,text/plain"><small>${t('references-hint')}</small></label>
    <label class="field"><span>${t('or-count')}</span><input type="number" name="count" min="1" max="2000"></label>
    <p role="alert" class="error-text"></p>
    <button class="primary" data-testid="make-invitations">${t('make-invitations')}</button>
  </form>`;
}

/** The first column of a CSV file, without empty lines; a first line that only names the column is left out. */
export function references(text) {
  const cells = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => {
    const quoted = line.match(/^\s*"((?:[^"]|"")*)"/);
    return (quoted ? quoted[1].replaceAll('""', '"') : line.split(/[,;\t]/)[0]).trim();
  }).filter(Boolean);
  return /^(reference|ref|id|编号|参与者)$/i.test(cells[0] ?? '') ? cells.slice(1) : cells;
}

async function make(event, ctx) {
  event.preventDefault();
  const { t, api } = ctx;
  const form = event.target;
  const error = form.querySelector('[role=alert]');
  error.textContent = '';
  const file = form.elements.references.files[0];
  const given = Object.fromEntries(['questionnaire', 'site', 'channel'].map((name) => [name, form.elements[name].value || undefined]));
  const count = Number(form.elements.count.value) || undefined;
  try {
    const made = await api.post(`${home(ctx)}/invitations`, file ? { ...given, references: references(await file.text()) } : { ...given, count });
    save(made, t);
    form.reset();
    ctx.notify(t('invitations-made', { n: made.invitations.length }));
  } catch (e) {
    error.textContent = e.message;
  }
}

/** The letters' data as a file, this once: whoever has no right to identities gets it only now. */
function save(made, t) {
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = [['number', 'reference', 'address'], ...made.invitations.map((i) => [String(i.number), i.reference ?? '', i.url])];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\uFEFF${lines.map((l) => l.map(cell).join(',')).join('\r\n')}\r\n`], { type: 'text/csv' }));
  link.download = `${t('file')}-${made.batch}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
