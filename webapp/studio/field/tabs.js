/** The pages of the room. */
import { html, nothing } from 'lit-all';

export function tabs({ t, study }, here) {
  const pages = [['', 'links'], ['invitations', 'invitations'], ...(study.rights.includes('RESPONSES') ? [['chain', 'chain']] : [])];
  return html`<nav class="tabs" aria-label=${t('room')}>${pages.map(([path, name]) =>
    html`<a href=${`#/studies/${study.slug}/field${path ? `/${path}` : ''}`} aria-current=${path === here ? 'page' : nothing}>${t(name)}</a>`)}</nav>`;
}
