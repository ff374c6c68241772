// Issuing: the dialog that says what it means, the editions, and the address for everyone.
import { html, nothing } from 'lit-all';
import { day, file } from './common.js';

/** The dialog before an edition is made. */
export const issueDialog = (ed) => html`<dialog id="issue" aria-labelledby="issue-title">
  <h2 id="issue-title">${ed.t('issue-title', { n: ed.saved.editions.length + 1 })}</h2>
  <p>${ed.t('issue-what')}</p>
  <p>${ed.t('issue-after')}</p>
  <p role="alert" class="error-text">${ed.failure}</p>
  <div class="actions"><button class="primary" data-testid="issue-now" @click=${() => ed.issue()}>${ed.t('issue-do')}</button>
    <button @click=${(e) => e.target.closest('dialog').close()}>${ed.t('cancel')}</button></div>
</dialog>`;

/** The editions, the latest first, each with what has happened since. */
export function editions(ed) {
  const { t, saved, ctx } = ed;
  if (!saved?.editions.length) {
    return nothing;
  }
  return html`<section class="editions"><h2>${t('editions')}</h2>
    <ul class="papers">${saved.editions.map((e) => html`<li>
      <strong>${t('edition', { n: e.number })}</strong> · ${day(e.issuedAt, ctx.lang)} · n = ${e.responses}
      · <a href=${file(ctx, saved.id, 'pdf', `?edition=${e.number}`)} target="_blank">PDF</a>
      · <a href=${file(ctx, saved.id, 'html', `?edition=${e.number}`)} target="_blank">${t('page')}</a>
      ${e.stale ? html`<span class="tag">${t('edition-stale')}</span>` : nothing}
      ${e.affected.map((why) => html`<div class="notice error"><p><strong>${t('edition-affected')}</strong> ${why}</p></div>`)}
    </li>`)}</ul>
    ${address(ed)}</section>`;
}

function address(ed) {
  const { t, saved } = ed;
  if (!saved.publicUrl) {
    return html`<p><button data-testid="open-address" @click=${() => ed.openAddress()}>${t('open-address')}</button>
      <small>${t('open-address-hint')}</small></p>`;
  }
  const whole = new URL(saved.publicUrl, location.origin).href;
  return html`<div class="field wide"><label for="public-address">${t('public-address')}</label>
    <div class="inline"><input id="public-address" readonly .value=${whole} @focus=${(e) => e.target.select()}>
      <a class="button" href=${whole} target="_blank">${t('look')}</a>
      <button class="danger" @click=${() => ed.closeAddress()}>${t('close-address')}</button></div>
    <small>${t('close-address-hint')}</small></div>`;
}
