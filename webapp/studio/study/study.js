// A study's first room: where it is in the field, how people are reached, who works on it.
import { html, nothing } from 'lit-all';
import { failure, field, submitted } from '../forms.js';

export const room = { id: 'study', path: '', order: 0, right: 'VIEW' };
export const routes = { '': overview };

async function overview(ctx) {
  const { t, api, study } = ctx;
  const base = `studies/${study.slug}`;
  const manages = study.rights.includes('MANAGE');
  const [sites, channels, members] = await Promise.all([
    api.get(`${base}/sites`), api.get(`${base}/channels`), manages ? api.get(`${base}/members`) : [],
  ]);
  return html`
    <div class="head"><h1>${study.title}</h1></div>
    <p class="soft">${t('smallest', { n: study.smallestGroup })}</p>
    <h2>${t('sites')}</h2>
    ${table(t('sites'), [t('code'), t('name'), t('target')], sites.map((s) => [s.code, s.name, s.target ?? '']), t('no-sites'), 2)}
    ${manages ? place(ctx, `${base}/sites`, 'add-site', field(t('target'), html`<input name="target" inputmode="numeric" pattern="[0-9]*">`)) : nothing}
    <h2>${t('channels')}</h2>
    ${table(t('channels'), [t('code'), t('name')], channels.map((c) => [c.code, c.name]), t('no-channels'))}
    ${manages ? place(ctx, `${base}/channels`, 'add-channel') : nothing}
    ${manages ? html`<h2>${t('members')}</h2>
      ${table(t('members'), [t('name'), t('role'), html`<span class="visually-hidden">${t('remove')}</span>`],
    members.map((m) => [html`${m.name}<br><small>${m.email}</small>`, t(`role-${m.role}`), removal(ctx, base, m)]), '')}
      ${memberForm(ctx, base)}` : nothing}`;
}

function table(label, heads, rows, empty, numberAt = -1) {
  if (!rows.length) {
    return html`<p class="soft">${empty}</p>`;
  }
  const cell = (i) => (i === numberAt ? 'number' : '');
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${label}><table>
    <thead><tr>${heads.map((h, i) => html`<th scope="col" class=${cell(i)}>${h}</th>`)}</tr></thead>
    <tbody>${rows.map((r) => html`<tr>${r.map((c, i) => html`<td class=${cell(i)}>${c}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** A form below its heading: what was filled in is gone once it is taken, and stays where it is refused. */
function adder({ t, refresh }, label, fields, add) {
  return html`<details data-testid=${label}><summary>${t(label)}</summary>
    <form @submit=${submitted(async (f, form) => {
      await add(f);
      form.reset();
      await refresh();
    })}>
      <div class="fields">${fields}</div>
      ${failure}
      <button>${t('add')}</button>
    </form></details>`;
}

function place(ctx, path, label, target = nothing) {
  const { t, api } = ctx;
  return adder(ctx, label, html`
    ${field(t('code'), html`<input name="code" required pattern="[a-z0-9][a-z0-9_\\-]*">`, t('code-hint'))}
    ${field(t('name'), html`<input name="name" required maxlength="300">`)}
    ${target}`,
  ({ code, name, target: wanted }) => api.post(path, { code, name, ...(wanted ? { target: Number(wanted) } : {}) }));
}

/** What takes a member out of the study; what they have done in it stays. */
function removal({ t, api, refresh }, base, member) {
  const remove = async () => {
    if (confirm(t('remove-sure', { name: member.name }))) {
      await api.delete(`${base}/members/${encodeURIComponent(member.email)}`);
      await refresh();
    }
  };
  return html`<button class="quiet" aria-label=${t('remove-whom', { name: member.name })} @click=${remove}>${t('remove')}</button>`;
}

const ROLES = ['OWNER', 'RESEARCHER', 'INTERVIEWER', 'ANALYST', 'VIEWER'];

function memberForm(ctx, base) {
  const { t, api } = ctx;
  return adder(ctx, 'add-member', html`
    ${field(t('email'), html`<input name="email" type="email" required>`)}
    ${field(t('role'), html`<select name="role">${ROLES.map((r) => html`<option value=${r}>${t(`role-${r}`)}</option>`)}</select>`)}`,
  (member) => api.put(`${base}/members`, member));
}
