import { html, nothing, render } from 'lit-all';

/**
 * Opens a form in a dialog. It closes when `save` went well; a problem is said in the dialog, so that nothing typed is
 * lost.
 *
 * @param {object} ctx the view's context
 * @param {{title: string, action: string, danger?: boolean, body: unknown, wide?: boolean,
 *   save: (form: HTMLFormElement) => Promise<void>}} content
 */
export function openForm(ctx, { title, action, danger = false, wide = false, body, save }) {
  const dialog = document.createElement('dialog');
  dialog.className = wide ? 'interviews-dialog wide' : 'interviews-dialog';
  dialog.setAttribute('aria-label', title);
  const state = { problem: '', busy: false };
  const submit = async (event) => {
    event.preventDefault();
    state.busy = true;
    state.problem = '';
    draw();
    try {
      await save(event.target);
      dialog.close();
    } catch (failure) {
      state.problem = sentence(failure);
      state.busy = false;
      draw();
    }
  };
  const draw = () =>
    render(
      html`<form method="dialog" @submit=${submit}>
        <h2>${title}</h2>
        ${typeof body === 'function' ? body(draw) : body}
        ${state.problem ? html`<p class="notice error" role="alert">${state.problem}</p>` : nothing}
        <div class="actions">
          <button type="button" @click=${() => dialog.close()}>${ctx.t('cancel')}</button>
          <button data-testid="do" class="${danger ? 'danger' : 'primary'}" ?disabled=${state.busy}>${action}</button>
        </div>
      </form>`,
      dialog,
    );
  const leave = () => dialog.close();
  window.addEventListener('hashchange', leave);
  dialog.addEventListener('close', () => {
    window.removeEventListener('hashchange', leave);
    dialog.remove();
  });
  draw();
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** What went wrong, in the server's words; anything that is no problem document goes on to the shell. */
export function sentence(failure) {
  if (failure?.problem?.detail) return failure.problem.detail;
  throw failure;
}

/** A labelled field. */
export function field(label, control, hint = '') {
  return html`<label class="field"
    ><span>${label}</span>${control}${hint ? html`<small>${hint}</small>` : nothing}</label
  >`;
}

/** The form's values that were filled in. */
export function values(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string' && value.trim()));
}

/** The study's sites as options. */
export function siteOptions(sites, chosen = '') {
  return html`<option value=""></option>
    ${sites.map((s) => html`<option value=${s.code} ?selected=${s.code === chosen}>${s.name} (${s.code})</option>`)}`;
}
