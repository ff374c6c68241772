// What one sees before a study: signing in, the first administrator, a password to be chosen, the list of studies.
import { html, nothing } from 'lit-all';
import { asked, failure, field, submitted } from './forms.js';

export function signIn({ t, api }, done) {
  return html`<main class="door" data-testid="sign-in-page">
    <h1>Fieldvoice</h1>
    <form @submit=${submitted(async (fields) => { await api.post('session', fields); await done(); })}>
      ${field(t('email'), html`<input name="email" type="email" autocomplete="username" required autofocus data-testid="email">`)}
      ${field(t('password'), html`<input name="password" type="password" autocomplete="current-password" required data-testid="password">`)}
      ${failure}
      <button class="primary" data-testid="sign-in">${t('sign-in')}</button>
      <p class="soft">${t('forgotten')}</p>
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
      ${failure}
      <button class="primary">${t('make')}</button>
    </form>
  </main>`;
}

/** A password is chosen, by a link that an administrator has passed on. */
export function choosePassword({ t, api, secret }, done) {
  return html`<main class="door">
    <h1>${t('choose-password')}</h1>
    <p>${t('choose-password-why')}</p>
    <form @submit=${submitted(async ({ next }) => {
      await api.post('session/password', { secret, next });
      await done();
    })}>
      ${field(t('password'), html`<input name="next" type="password" autocomplete="new-password" minlength="10" required>`, t('password-hint'))}
      ${failure}
      <button class="primary">${t('choose-password-act')}</button>
    </form>
  </main>`;
}

export async function studies(ctx) {
  const { t, api, account } = ctx;
  const all = await api.get('studies');
  ctx.setTitle(t('studies'));
  return html`
    <div class="head"><h1>${t('studies')}</h1>
      <div class="actions">
        <a class="button" href="#/account">${t('account')}</a>
        ${account.administrator ? html`<a class="button" href="#/people">${t('people')}</a>
        <button class="primary" @click=${() => document.getElementById('new-study').showModal()}>${t('new-study')}</button>` : nothing}</div>
    </div>
    ${all.length ? html`<ul class="studies">${all.map((s) => html`<li><a href=${`#/studies/${s.slug}`}>${s.title}</a>
        <small>${s.slug} · ${s.languages.join(' ')}</small></li>`)}</ul>` : html`<div class="empty"><h2>${t('no-studies')}</h2><p>${t('no-studies-why')}</p></div>`}
    ${account.administrator && !all.some((s) => s.slug === 'wesupport') ? sample(ctx) : nothing}
    ${account.administrator ? newStudy(ctx) : nothing}`;
}

function sample({ t, api, go }) {
  return html`<form class="sample" @submit=${submitted(async (_, form) => {
    const loading = form.querySelector('[role=status]');
    loading.textContent = t('loading-sample');
    try {
      await api.post('sample');
      go('/studies/wesupport');
    } finally {
      loading.textContent = '';
    }
  })}><button data-testid="load-sample">${t('load-sample')}</button>
    <p class="soft">${t('load-sample-why')}</p><p role="status"></p>${failure}</form>`;
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
      ${asked(t)}
    </form>
  </dialog>`;
}
