/** The releases of a study, the newest first. */
import { html } from 'lit-all';
import { home, moment, shareOf, stateTag, whole } from './figures.js';

export async function list(ctx) {
  ctx.setTitle(ctx.t('title'));
  const releases = await ctx.api.get(`studies/${ctx.study.slug}/releases`);
  if (releases.length === 0) {
    return html`${head(ctx)}<div class="empty"><p>${ctx.t('none')}</p></div>`;
  }
  return html`
    ${head(ctx)}
    <p class="datasets-lead">${ctx.t('lead')}</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label=${ctx.t('title')}>
      <table>
        <thead><tr>
          <th scope="col">${ctx.t('made')}</th>
          <th scope="col" class="number">k</th>
          <th scope="col" class="number">${ctx.t('rows')}</th>
          <th scope="col" class="number">${ctx.t('suppressed')}</th>
        </tr></thead>
        <tbody>${releases.map((r) => row(ctx, r))}</tbody>
      </table>
    </div>`;
}

const head = (ctx) => html`<div class="head"><h1>${ctx.t('title')}</h1>
  <a class="button primary" href="#/${home(ctx)}/new">${ctx.t('new')}</a></div>`;

function row(ctx, r) {
  const ready = r.state === 'ready';
  return html`<tr>
    <th scope="row" class="datasets-made"><a href="#/${home(ctx)}/${r.id}">${moment(r.madeAt, ctx.lang)}</a> <small>${r.title}</small>
      ${stateTag(ctx, r.state)}</th>
    <td class="number">${ready ? r.kReached : r.k}</td>
    <td class="number">${ready ? whole(r.rows, ctx.lang) : '–'}</td>
    <td class="number">${ready ? shareOf(r.suppressed, r.rows + r.suppressed) : '–'}</td>
  </tr>`;
}
