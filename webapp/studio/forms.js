// A form of the studio: its fields with their labels, and a failure said where one looks.
import { html, nothing } from 'lit-all';

/** Handles a form: its fields as an object, and a failure said in place. */
export function submitted(act) {
  return async (event) => {
    event.preventDefault();
    const form = event.target;
    const error = form.querySelector('[role=alert]');
    const button = form.querySelector('button');
    button.disabled = true;
    error.textContent = '';
    try {
      await act(Object.fromEntries(new FormData(form)), form);
    } catch (e) {
      error.textContent = e.message;
    } finally {
      button.disabled = false;
    }
  };
}

export const field = (label, input, hint) => html`<label class="field"><span>${label}</span>${input}${hint ? html`<small>${hint}</small>` : nothing}</label>`;

/** Where a failure is said. */
export const failure = html`<p role="alert" class="error-text"></p>`;

/** The end of a dialog's form. */
export const asked = (t, act = t('make')) => html`${failure}<div class="actions"><button class="primary">${act}</button>
  <button type="button" @click=${(e) => e.target.closest('dialog').close()}>${t('cancel')}</button></div>`;

/** What takes a text along. */
export const copying = (t, text) => html`<button type="button" @click=${async ({ currentTarget }) => {
  await navigator.clipboard.writeText(text);
  currentTarget.textContent = t('copied');
}}>${t('copy')}</button>`;
