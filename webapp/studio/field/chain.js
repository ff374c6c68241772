/** Who came through whom: codes and counts, nobody's name. */
import { html, nothing } from 'lit-all';
import { tabs } from './tabs.js';
import { number } from './list.js';

export async function chain(ctx) {
  const { t, api, lang, study } = ctx;
  ctx.setTitle(t('chain'));
  const { waves, people, listed } = await api.get(`studies/${study.slug}/chain`);
  return html`<link rel="stylesheet" href="/studio/field/field.css">
    <div class="head"><h1>${t('chain')}</h1></div>
    ${tabs(ctx, 'chain')}
    ${people ? html`<h2>${t('waves')}</h2>
      <div class="table-scroll"><table><thead><tr><th class="number">${t('wave')}</th><th class="number">${t('links-given')}</th><th class="number">${t('came')}</th></tr></thead>
        <tbody>${waves.map((w) => html`<tr><td class="number">${w.wave}</td><td class="number">${number(w.links, lang)}</td><td class="number">${number(w.came, lang)}</td></tr>`)}</tbody></table></div>
      <h2>${t('who-passed', { n: number(people, lang) })}</h2>
      ${listed.length < people ? html`<p class="soft">${t('first-only', { n: number(listed.length, lang) })}</p>` : nothing}
      <div class="table-scroll"><table data-testid="chain"><thead><tr><th>${t('code')}</th><th class="number">${t('wave')}</th><th class="number">${t('links-given')}</th><th class="number">${t('came')}</th></tr></thead>
        <tbody>${tree(listed).map(({ person, depth }) => row(ctx, person, depth))}</tbody></table></div>`
    : html`<div class="empty"><h2>${t('no-chain')}</h2><p>${t('no-chain-why')}</p></div>`}`;
}

/** The people with those that came through them below each, and how deep. */
export function tree(people) {
  const below = new Map();
  const known = new Set(people.map((p) => p.code));
  for (const person of people) {
    const above = known.has(person.by) ? person.by : '';
    below.set(above, [...(below.get(above) ?? []), person]);
  }
  const rows = [];
  const open = (below.get('') ?? []).map((person) => ({ person, depth: 0 })).reverse();
  while (open.length) {
    const next = open.pop();
    rows.push(next);
    const inner = below.get(next.person.code) ?? [];
    open.push(...inner.map((person) => ({ person, depth: next.depth + 1 })).reverse());
  }
  return rows;
}

const row = ({ t, lang }, person, depth) => html`<tr><td><span class="depth" style=${`--depth:${Math.min(depth, 8)}`}></span><code>${person.code}</code>
    ${person.withdrawn ? html`<span class="tag">${t('has-withdrawn')}</span>` : nothing}</td>
  <td class="number">${person.wave}</td><td class="number">${number(person.links, lang)}</td><td class="number">${number(person.came, lang)}</td></tr>`;
