/** What changed since a version before, in a researcher's words, and what that does to the answers so far. */
import { html, nothing } from 'lit-all';
import { home, languageName } from './parts.js';

/**
 * The version that answers so far were given to, of those below a number: the newest that was published, or else the
 * one right before; 0 where there is none.
 */
export function answeredBefore({ versions }, below) {
  const earlier = versions.filter((v) => v.version < below);
  return (earlier.find((v) => v.publishedAt) ?? earlier[0])?.version ?? 0;
}

/**
 * @param {number} from the version to compare with; 0 of a first version
 * @param {number | string} to a version's number, or `drafts/` and a draft's
 * @returns {Promise<{responses: number, changes: object[]}>}
 */
export async function changesSince(ctx, from, to) {
  const code = encodeURIComponent(ctx.params.code);
  return from ? ctx.api.get(`${home(ctx)}/${code}/changes/${from}/${to}`) : { responses: 0, changes: [] };
}

export function changes(ctx, { responses, changes: all }, from) {
  const { t } = ctx;
  if (!from) {
    return nothing;
  }
  if (!all.length) {
    return html`<p class="soft">${t('no-changes', { n: from })}</p>`;
  }
  return html`<details class="changes" data-testid="changes"><summary>${t('changes', { n: from, count: all.length })}</summary>
    <table class="findings">
      <thead><tr><th scope="col">${t('place')}</th><th scope="col">${t('before')}</th><th scope="col">${t('after')}</th>
        ${responses ? html`<th scope="col">${t('so-far', { n: responses })}</th>` : nothing}</tr></thead>
      <tbody>${all.map((c) => row(ctx, c, responses))}</tbody>
    </table></details>`;
}

function row(ctx, { change: c, effect, responses: touched }, responses) {
  const { t } = ctx;
  return html`<tr>
    <td class="place"><span class="soft">${t(`topic-${c.topic}`)}</span> <code>${c.place || t('whole-form')}</code>
      <span class="column">${what(ctx, c)}</span>
      ${c.label && c.place ? html`<span class="soft wording">${c.label}</span>` : nothing}
      ${c.breaks ? html`<span class="tag warn">${t('breaks')}</span>` : nothing}</td>
    <td>${c.before ? html`<del>${c.before}</del>` : html`<span class="soft">${t('nothing')}</span>`}</td>
    <td>${c.after ? html`<ins>${c.after}</ins>` : html`<span class="soft">${t('nothing')}</span>`}</td>
    ${responses ? html`<td class=${effect === 'NONE' ? 'soft' : ''}>${t(`effect-${effect}`, { n: touched })}</td>` : nothing}
  </tr>`;
}

/** The aspect in words: label.zh is the label in Chinese, relevant the condition, and so on. */
function what(ctx, { kind, aspect }) {
  if (kind !== 'CHANGED') {
    return ctx.t(`change-${kind}`);
  }
  const [name, ...rest] = aspect.split('.');
  const known = ctx.t(`aspect-${name}`);
  const word = known === `aspect-${name}` ? name : known;
  return rest.length ? `${word} (${rest.length === 1 ? languageName(ctx, rest[0]) : rest.join(' ')})` : word;
}
