import { html, nothing } from 'lit-all';
import { openForm, sentence } from './dialogs.js';
import { pickCodes } from './picker.js';

/**
 * The excerpts of an interview beside its text.
 *
 * @param {{ctx: object, excerpts: object[], tree: object[]}} content
 * @param {(id: number) => void} show brings an excerpt's words into view
 */
export function excerptList({ ctx, excerpts, tree }, show) {
  const { t } = ctx;
  return html`<aside class="excerpts" aria-label=${t('excerpts.title')}>
    <h2>${t('excerpts.title')} <span class="soft">${excerpts.length}</span></h2>
    ${excerpts.length === 0 ? html`<p class="soft">${t('excerpts.none')}</p>` : nothing}
    <ol>
      ${excerpts.map((excerpt) => item(ctx, excerpt, tree, show))}
    </ol>
  </aside>`;
}

function item(ctx, excerpt, tree, show) {
  const { t, study } = ctx;
  const may = study.rights.includes('CODE');
  const act = (run) => async () => {
    try {
      await run();
      ctx.refresh();
    } catch (failure) {
      ctx.notify(sentence(failure), 'error');
    }
  };
  const base = `studies/${study.slug}/excerpts/${excerpt.id}`;
  const code = () =>
    pickCodes(ctx, {
      quote: excerpt.quote ?? '',
      tree,
      save: async (codes) => {
        await ctx.api.post(`${base}/codings`, { codes });
        ctx.refresh();
      },
    });
  return html`<li data-excerpt=${excerpt.id} tabindex="-1">
    <button class="quiet quoted" @click=${() => show(excerpt.id)}><q>${excerpt.quote ?? '…'}</q></button>
    <div class="codes">
      ${excerpt.codes.map(
        (c) => html`<span class="tag" title=${c.path}
          >${c.name}${c.coders > 1 ? ` ×${c.coders}` : ''}${c.mine && may
            ? html`<button class="quiet off" aria-label=${t('code.off', { code: c.name })} @click=${act(() => ctx.api.delete(`${base}/codings/${c.id}`))}>×</button>`
            : nothing}</span
        >`,
      )}
      ${may ? html`<button class="quiet" @click=${code}>${t('code.add')}</button>` : nothing}
      ${may && !excerpt.needsReview
        ? html`<button class="quiet soft" @click=${() => remove(ctx, excerpt, base)}>${t('excerpt.removeShort')}</button>`
        : nothing}
    </div>
    ${excerpt.needsReview ? review(ctx, excerpt, base, act) : nothing}
  </li>`;
}

/** Its words changed with a new revision: somebody has to look. */
function review(ctx, excerpt, base, act) {
  const { t } = ctx;
  const gone = excerpt.start === excerpt.end;
  return html`<div class="notice warn">
    <p>${t(gone ? 'excerpt.gone' : 'excerpt.changed')}</p>
    <div class="actions">
      ${gone ? nothing : html`<button @click=${act(() => ctx.api.post(`${base}/review`, {}))}>${t('excerpt.keep')}</button>`}
      <button @click=${() => remove(ctx, excerpt, base)}>${t('excerpt.remove')}</button>
    </div>
  </div>`;
}

function remove(ctx, excerpt, base) {
  openForm(ctx, {
    title: ctx.t('excerpt.remove'),
    action: ctx.t('excerpt.remove'),
    danger: true,
    body: html`<p>${ctx.t('excerpt.remove.says', { n: excerpt.codes.length })}</p>
      <blockquote class="quote">${excerpt.quote ?? ''}</blockquote>`,
    save: async () => {
      await ctx.api.delete(base);
      ctx.refresh();
    },
  });
}
