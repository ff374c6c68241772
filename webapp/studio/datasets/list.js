/** The releases of a study, the newest first. */
import { html } from 'lit-all';
import { day, home, shareOf, stateTag, whole } from './figures.js';

export async function list(ctx) {
  ctx.setTitle(ctx.t('title'), { label: ctx.t('new'), path: `${home(ctx)}/new` });
  const releases = await ctx.api.get(`studies/${ctx.study.slug}/releases`);
  if (releases.length === 0) {
    return html`<p class="empty">${ctx.t('none')}</p>
      <p><a class="button primary" href="#/${home(ctx)}/new">${ctx.t('new')}</a></p>`;
  }
  return html`
    <p class="datasets-lead">${ctx.t('lead')}</p>
    <div class="datasets-scroll" tabindex="0" role="region" aria-label=${ctx.t('title')}>
      <table class="table">
        <thead><tr>
          <th scope="col">${ctx.t('made')}</th>
          <th scope="col">${ctx.t('questionnaire')}</th>
          <th scope="col">${ctx.t('state')}</th>
          <th scope="col" class="number">k</th>
          <th scope="col" class="number">${ctx.t('rows')}</th>
          <th scope="col" class="number">${ctx.t('suppressed')}</th>
        </tr></thead>
        <tbody>${releases.map((r) => row(ctx, r))}</tbody>
      </table>
    </div>`;
}

function row(ctx, r) {
  const ready = r.state === 'ready';
  return html`<tr>
    <th scope="row"><a href="#/${home(ctx)}/${r.id}">${day(r.madeAt, ctx.lang)}</a></th>
    <td>${r.title}</td>
    <td>${stateTag(ctx, r.state)}</td>
    <td class="number">${ready ? r.kReached : r.k}</td>
    <td class="number">${ready ? whole(r.rows, ctx.lang) : '–'}</td>
    <td class="number">${ready ? shareOf(r.suppressed, r.rows + r.suppressed) : '–'}</td>
  </tr>`;
}
