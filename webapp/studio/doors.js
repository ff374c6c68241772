// What one sees before a study: signing in, the first administrator, the list of studies.
import { html, nothing } from 'lit-all';

/** Handles a form: its fields as an object, and a failure said in place. */
function submitted(act) {
  return async (event) => {
    event.preventDefault();
    const form = event.target;
    const error = form.querySelector('[role=alert]');
    const button = form.querySelector('button.primary');
    button.disabled = true;
    error.textContent = '';
    try {
      await act(Object.fromEntries(new FormData(form)));
    } catch (e) {
      error.textContent = e.message;
    } finally {
      button.disabled = false;
    }
  };
}

const field = (label, input, hint) => html`<label class="field"><span>${label}</span>${input}${hint ? html`<small>${hint}</small>` : nothing}</label>`;

export function signIn({ t, api }, done) {
  return html`<main class="door" data-testid="sign-in-page">
    <h1>Fieldvoice</h1>
    <form @submit=${submitted(async (fields) => { await api.post('session', fields); await done(); })}>
      ${field(t('email'), html`<input name="email" type="email" autocomplete="username" required autofocus data-testid="email">`)}
      ${field(t('password'), html`<input name="password" type="password" autocomplete="current-password" required data-testid="password">`)}
      <p role="alert" class="error-text"></p>
      <button class="primary" data-testid="sign-in">${t('sign-in')}</button>
    </form>
  </main>`;
}

export function setup({ t, api, secret }, done) {
  return html`<main class="door">
    <h1>${t('setup')}</h1>
    <p>${t('setup-why')}</p>
    <form @submit=${submitted(async (fields) => {
      await api.post('setup', { ...fields, secret });
      await api.post('session', { email: fields.email, password: fields.password });
      await done();
    })}>
      ${field(t('name'), html`<input name="name" autocomplete="name" required>`)}
      ${field(t('email'), html`<input name="email" type="email" autocomplete="username" required>`)}
      ${field(t('password'), html`<input name="password" type="password" autocomplete="new-password" minlength="10" required>`, t('password-hint'))}
      <p role="alert" class="error-text"></p>
      <button class="primary">${t('make')}</button>
    </form>
  </main>`;
}

export async function studies(ctx) {
  const { t, api, account } = ctx;
  const all = await api.get('studies');
  ctx.setTitle(t('studies'));
  return html`
    <div class="head"><h1>${t('studies')}</h1>
      ${account.administrator ? html`<div class="actions">
        <button class="primary" @click=${() => document.getElementById('new-study').showModal()}>${t('new-study')}</button></div>` : nothing}
    </div>
    ${all.length ? html`<ul class="studies">${all.map((s) => html`<li><a href=${`#/studies/${s.slug}`}>${s.title}</a>
        <small>${s.slug} · ${s.languages.join(' ')}</small></li>`)}</ul>` : html`<div class="empty"><h3>${t('no-studies')}</h3><p>${t('no-studies-why')}</p></div>`}
    ${account.administrator && !all.some((s) => s.slug === 'wesupport') ? sample(ctx) : nothing}
    ${newStudy(ctx)}`;
}

function sample({ t, api, go, notify }) {
  return html`<section class="sample"><button data-testid="load-sample" @click=${async (event) => {
    event.target.disabled = true;
    event.target.textContent = t('loading-sample');
    try {
      await api.post('sample');
      go('/studies/wesupport');
    } catch (e) {
      notify(e.message, 'error');
    }
  }}>${t('load-sample')}</button><p class="soft">${t('load-sample-why')}</p></section>`;
}

function newStudy({ t, api, go }) {
  return html`<dialog id="new-study" aria-labelledby="new-study-title">
    <h2 id="new-study-title">${t('new-study')}</h2>
    <form @submit=${submitted(async (f) => {
      await api.post('studies', { ...f, languages: f.languages.trim().split(/[\s,]+/) });
      document.getElementById('new-study').close();
      go(`/studies/${f.slug}`);
    })}>
      ${field(t('title'), html`<input name="title" required maxlength="300">`)}
      ${field(t('slug'), html`<input name="slug" required pattern="[a-z0-9][a-z0-9_\\-]*">`, t('slug-hint'))}
      ${field(t('languages'), html`<input name="languages" required value="zh en">`, t('languages-hint'))}
      <p role="alert" class="error-text"></p>
      <div class="actions"><button class="primary">${t('make')}</button>
        <button type="button" @click=${(e) => e.target.closest('dialog').close()}>${t('cancel')}</button></div>
    </form>
  </dialog>`;
}
