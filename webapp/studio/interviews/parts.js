import { html, nothing } from 'lit-all';

/** The room's part of the address. */
export const address = 'interviews';

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = new URL('./interviews.css', import.meta.url).href;
document.head.append(style);

/**
 * What this is and the one main action.
 *
 * @param {{label: string, run: () => void, testid?: string} | null} action
 */
export function head(ctx, title, action = null, above = nothing) {
  ctx.setTitle(title);
  return html`<div class="head">
    <div>${above}<h1>${title}</h1></div>
    ${action
      ? html`<div class="actions">
          <button class="primary" data-testid=${action.testid ?? nothing} @click=${action.run}>${action.label}</button>
        </div>`
      : nothing}
  </div>`;
}

/** In words: where an interview's transcript stands. */
export function talkState({ t }, interview) {
  if (interview.revision === 0) return t('talks.unwritten');
  const redaction = interview.reviewed ? 'reviewed' : interview.redacted ? 'redacted' : 'unredacted';
  return `${t(`revision.${redaction}`)} · ${t('talks.excerpts', { n: interview.excerpts })}`;
}

/** The address of a page of this room. */
export function link({ study }, path) {
  return `#/studies/${study.slug}/${address}${path ? `/${path}` : ''}`;
}

/** The room's three parts. */
export function tabs(ctx, here) {
  return html`<nav class="tabs" aria-label=${ctx.t('title')}>
    ${['', 'codes', 'stories'].map(
      (path) =>
        html`<a href=${link(ctx, path)} aria-current=${path === here ? 'page' : nothing}>
          ${ctx.t(`tabs.${path || 'people'}`)}
        </a>`,
    )}
  </nav>`;
}
