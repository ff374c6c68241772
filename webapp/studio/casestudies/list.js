// The study's case studies, the one changed last first.
import { html, nothing } from 'lit-all';
import { base, day, home, style } from './common.js';

export async function list(ctx) {
  const { t } = ctx;
  ctx.setTitle(t('room'));
  const all = await ctx.api.get(base(ctx));
  return html`${style}
    <div class="head"><h1>${t('room')}</h1>
      <div class="actions"><a class="button primary" href="${home(ctx)}/new" data-testid="new">${t('new')}</a></div></div>
    ${all.length ? html`<ul class="papers">${all.map((c) => row(ctx, c))}</ul>`
      : html`<div class="empty"><p>${t('none')}</p></div>`}`;
}

function row(ctx, c) {
  const { t, lang } = ctx;
  const affected = c.editions.some((e) => e.affected.length > 0);
  return html`<li>
    <a href="${home(ctx)}/${c.id}" lang=${c.language}>${c.title}</a>
    ${c.subtitle ? html`<p class="soft" lang=${c.language}>${c.subtitle}</p>` : nothing}
    <p class="signs"><span class="tag ${c.state === 'issued' ? 'good' : ''}">${t(`state-${c.state}`)}</span>
      ${c.problems.length ? html`<span class="tag bad">⚠ ${t('sign-invalid')}</span>` : nothing}
      ${affected ? html`<span class="tag bad">⚠ ${t('sign-affected')}</span>` : nothing}
      ${c.stale ? html`<span class="tag warn">${t('sign-stale')}</span>` : nothing}
      <small>${t('changed', { day: day(c.changedAt, lang) })}</small></p>
  </li>`;
}
