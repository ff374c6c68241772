// One's own account: its password, and the tokens by which scripts work with its rights.
import { html } from 'lit-all';
import { copying, failure, field, submitted } from '../forms.js';

const ALL = '*';

export async function view(ctx) {
  const { t, api, account } = ctx;
  ctx.setTitle(t('own'));
  const [tokens, scopes] = await Promise.all([api.get('tokens'), api.get('tokens/scopes')]);
  return html`<link rel="stylesheet" href="/studio/account/account.css">
    <div class="head"><h1>${t('own')}</h1></div>
    <p>${account.name}<br><span class="soft">${account.email}</span></p>
    <h2>${t('password')}</h2>
    ${passwordForm(ctx)}
    <h2>${t('tokens')}</h2>
    <p class="soft">${t('tokens-why')}</p>
    ${tokens.length ? html`<ul class="accounts">${tokens.map((token) => row(ctx, token))}</ul>` : html`<p class="soft">${t('no-tokens')}</p>`}
    ${tokenForm(ctx, scopes)}`;
}

function passwordForm({ t, api, account, notify }) {
  return html`<details data-testid="change-password"><summary>${t('change-password')}</summary>
    <form @submit=${submitted(async (f, form) => {
      await api.put('session/password', { current: f.current, next: f.next });
      form.reset();
      form.closest('details').open = false;
      notify(t('password-changed'));
    })}>
      <p class="soft">${t('change-password-why')}</p>
      <input name="email" type="hidden" autocomplete="username" value=${account.email}>
      ${field(t('password-now'), html`<input name="current" type="password" autocomplete="current-password" required>`)}
      ${field(t('password-next'), html`<input name="next" type="password" autocomplete="new-password" minlength="10" required>`, t('password-hint'))}
      ${failure}
      <button>${t('change')}</button>
    </form></details>`;
}

const scopeName = (t, scope) => t(`scope-${scope}`);

function row(ctx, token) {
  const { t, lang } = ctx;
  const made = new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(new Date(token.createdAt));
  return html`<li data-testid="token">
    <h3>${token.name}</h3>
    <p class="soft">${t('token-made', { made })} · ${token.scopes.map((s) => scopeName(t, s)).join(t('comma'))}</p>
    <div class="actions"><button class="quiet" aria-label=${t('revoke-which', { name: token.name })}
      @click=${() => revoke(ctx, token)}>${t('revoke')}</button></div>
  </li>`;
}

async function revoke({ t, api, notify }, token) {
  if (confirm(t('revoke-sure', { name: token.name }))) {
    await api.delete(`tokens/${token.id}`);
    notify(t('revoked', { name: token.name }));
  }
}

/** Reaches everything unless something is chosen. */
function tokenForm({ t, api, notify }, scopes) {
  return html`<details data-testid="new-token"><summary>${t('new-token')}</summary>
    <form @submit=${submitted(async (f, form) => {
      const chosen = new FormData(form).getAll('scope');
      const { token } = await api.post('tokens', { name: f.name, scopes: chosen.length ? chosen : [ALL] });
      form.reset();
      form.closest('details').open = false;
      notify(html`${t('token-once')}<br><code>${token}</code> ${copying(t, token)}`);
    })}>
      ${field(t('token-name'), html`<input name="name" required maxlength="200">`, t('token-name-hint'))}
      <fieldset class="scopes"><legend>${t('reach')}</legend>
        <p class="soft">${t('reach-why')}</p>
        ${scopes.map((scope) => html`<label><input type="checkbox" name="scope" value=${scope}> ${scopeName(t, scope)} <code>${scope}</code></label>`)}
      </fieldset>
      ${failure}
      <button>${t('make')}</button>
    </form></details>`;
}
