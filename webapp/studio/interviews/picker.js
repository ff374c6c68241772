import { html, nothing } from 'lit-all';
import { openForm } from './dialogs.js';

const RECENT = 5;
const recent = [];

/**
 * Lets somebody choose codes for a quote: search, the tree, the last ones used; a name that is not there yet can be
 * made on the spot. Gives the chosen ids to `save`.
 *
 * @param {object} ctx
 * @param {{quote: string, tree: object[], chosen?: number[], save: (ids: number[]) => Promise<void>}} what
 */
export function pickCodes(ctx, { quote, tree, chosen = [], save }) {
  const { t, api, study } = ctx;
  let codes = flat(tree);
  const picked = new Set(chosen);
  let query = '';
  let redraw = () => {};
  const toggle = (id, on) => {
    if (on) picked.add(id);
    else picked.delete(id);
    redraw();
  };
  const search = (event) => {
    query = event.target.value;
    redraw();
  };
  const found = () => codes.filter((c) => c.path.toLowerCase().includes(query.trim().toLowerCase()));
  const make = async () => {
    const tree = await api.post(`studies/${study.slug}/codes`, { code: query.trim() });
    codes = flat(tree);
    picked.add(codes.find((c) => c.path === query.trim()).id);
    query = '';
    redraw();
  };
  const keys = (event) => {
    if (event.key !== 'Enter' || !query.trim()) return;
    event.preventDefault();
    const best = found()[0];
    if (best) toggle(best.id, !picked.has(best.id));
  };
  const option = (code, withPath) => html`<label class="code-option" style="--depth:${withPath ? 0 : code.depth}">
    <input
      type="checkbox"
      .checked=${picked.has(code.id)}
      @change=${(event) => toggle(code.id, event.target.checked)}
    />
    <span>${withPath ? code.path : code.name}${code.memo ? html`<small>${code.memo}</small>` : nothing}</span>
  </label>`;
  openForm(ctx, {
    title: t('code.pick'),
    action: t('code.keep'),
    body: (draw) => {
      redraw = draw;
      const matches = found();
      const known = codes.some((c) => c.name === query.trim());
      const last = query ? [] : recent.map((id) => codes.find((c) => c.id === id)).filter(Boolean);
      return html`<blockquote class="quote">${quote}</blockquote>
        <label class="field"
          ><span>${t('code.search')}</span
          ><input type="search" data-testid="code-search" autofocus .value=${query} @input=${search} @keydown=${keys}
        /></label>
        ${last.length ? html`<p class="soft">${t('code.recent')}</p><div>${last.map((c) => option(c, true))}</div><hr />` : nothing}
        <div class="code-options" role="group" aria-label=${t('codes.title')}>
          ${matches.map((c) => option(c, Boolean(query)))}
        </div>
        ${matches.length === 0 && !query ? html`<p class="soft">${t('codes.none')}</p>` : nothing}
        ${query.trim() && !known
          ? html`<button type="button" class="quiet" @click=${make}>${t('code.make', { name: query.trim() })}</button>`
          : nothing}`;
    },
    save: async () => {
      await save([...picked]);
      remember([...picked]);
    },
  });
}

function remember(ids) {
  for (const id of ids) {
    const at = recent.indexOf(id);
    if (at >= 0) recent.splice(at, 1);
    recent.unshift(id);
  }
  recent.length = Math.min(recent.length, RECENT);
}

/** The tree as a list, each code with its depth. */
export function flat(tree, depth = 0) {
  return tree.flatMap((code) => [{ ...code, depth }, ...flat(code.children, depth + 1)]);
}
