// Who signs in here, for administrators: accounts are made, led back in, closed and opened again.
import { html, nothing } from 'lit-all';
import { asked, copying, field, submitted } from '../forms.js';

export async function view(ctx) {
  const { t, api } = ctx;
  ctx.setTitle(t('people'));
  const accounts = await api.get('accounts');
  return html`<link rel="stylesheet" href="/studio/account/account.css">
    <div class="head"><h1>${t('people')}</h1>
      <div class="actions"><button class="primary" @click=${() => document.getElementById('new-account').showModal()}>${t('new-account')}</button></div>
    </div>
    <ul class="accounts">${accounts.map((account) => row(ctx, account))}</ul>
    ${newAccount(ctx)}`;
}

const MARKS = { active: 'good', invited: 'warn', closed: '' };

function row(ctx, account) {
  const { t } = ctx;
  return html`<li data-testid="account">
    <h2>${account.name}</h2>
    <p class="soft">${account.email}</p>
    <p class="tags"><span class=${`tag ${MARKS[account.state]}`}>${t(account.state)}</span>
      ${account.administrator ? html` <span class="tag">${t('administrator')}</span>` : nothing}</p>
    <div class="actions">${acts(ctx, account)}</div>
  </li>`;
}

/** What can be done to it; one's own password is changed elsewhere. */
function acts(ctx, account) {
  const { t } = ctx;
  const act = (name, then) => html`<button aria-label=${t('act-whom', { act: t(name), name: account.name })}
    @click=${() => then(ctx, account, name)}>${t(name)}</button>`;
  if (account.email === ctx.account.email) {
    return html`<span class="soft">${t('yourself')}</span>`;
  }
  return account.state === 'closed' ? act('reopen', change)
    : [act('password-link', link), act(account.administrator ? 'demote' : 'promote', sure), act('close-account', sure)];
}

const ADDRESSES = { 'close-account': 'close' };

async function change({ t, api, notify }, account, act) {
  await api.post(`accounts/${account.id}/${ADDRESSES[act] ?? act}`);
  notify(t(`${act}-done`, { name: account.name }));
}

async function sure(ctx, account, act) {
  if (confirm(ctx.t(`${act}-sure`, { name: account.name }))) {
    await change(ctx, account, act);
  }
}

async function link({ t, lang, api, notify }, account) {
  const { url, until } = await api.post(`accounts/${account.id}/password-link`);
  const time = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(until));
  notify(html`${t('link-once', { name: account.name, time })}<br><code>${url}</code> ${copying(t, url)}`);
}

/** Whoever it is for chooses the password: nobody else ever knows it. */
function newAccount(ctx) {
  const { t, api } = ctx;
  return html`<dialog id="new-account" aria-labelledby="new-account-title">
    <h2 id="new-account-title">${t('new-account')}</h2>
    <p>${t('new-account-why')}</p>
    <form @submit=${submitted(async (f, form) => {
      const account = await api.post('accounts', f);
      form.reset();
      form.closest('dialog').close();
      await link(ctx, account);
    })}>
      ${field(t('name'), html`<input name="name" autocomplete="off" required maxlength="200">`)}
      ${field(t('email'), html`<input name="email" type="email" autocomplete="off" required>`)}
      ${asked(t)}
    </form>
  </dialog>`;
}
