// A study's first room: where it is in the field, how people are reached, who works on it.
import { html, nothing } from 'lit-all';

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
    ${table([t('code'), t('name'), t('target')], sites.map((s) => [s.code, s.name, s.target ?? '']), t('no-sites'), 2)}
    ${manages ? adder(ctx, `${base}/sites`, 'add-site', true) : nothing}
    <h2>${t('channels')}</h2>
    ${table([t('code'), t('name')], channels.map((c) => [c.code, c.name]), t('no-channels'))}
    ${manages ? adder(ctx, `${base}/channels`, 'add-channel', false) : nothing}
    ${manages ? html`<h2>${t('members')}</h2>
      ${table([t('name'), t('email'), t('role')], members.map((m) => [m.name, m.email, t(`role-${m.role}`)]), '')}
      ${memberForm(ctx, base)}` : nothing}`;
}

function table(heads, rows, empty, numberAt = -1) {
  if (!rows.length) {
    return html`<p class="soft">${empty}</p>`;
  }
  const cell = (i) => (i === numberAt ? 'number' : '');
  return html`<div class="table-scroll"><table>
    <thead><tr>${heads.map((h, i) => html`<th class=${cell(i)}>${h}</th>`)}</tr></thead>
    <tbody>${rows.map((r) => html`<tr>${r.map((c, i) => html`<td class=${cell(i)}>${c}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

function adder({ t, api, refresh }, path, label, withTarget) {
  return html`<details><summary>${t(label)}</summary>
    <form @submit=${async (event) => {
      event.preventDefault();
      const form = event.target;
      const f = Object.fromEntries(new FormData(form));
      await api.post(path, { code: f.code, name: f.name, ...(f.target ? { target: Number(f.target) } : {}) });
      form.reset();
      refresh();
    }}>
      <div class="fields">
        <label class="field"><span>${t('code')}</span><input name="code" required pattern="[a-z0-9][a-z0-9_\\-]*"></label>
        <label class="field"><span>${t('name')}</span><input name="name" required maxlength="300"></label>
        ${withTarget ? html`<label class="field"><span>${t('target')}</span><input name="target" inputmode="numeric" pattern="[0-9]*"></label>` : nothing}
      </div>
      <button>${t('add')}</button>
    </form></details>`;
}

const ROLES = ['OWNER', 'RESEARCHER', 'INTERVIEWER', 'ANALYST', 'VIEWER'];

function memberForm({ t, api, refresh }, base) {
  return html`<details><summary>${t('add-member')}</summary>
    <form @submit=${async (event) => {
      event.preventDefault();
      await api.put(`${base}/members`, Object.fromEntries(new FormData(event.target)));
      refresh();
    }}>
      <div class="fields">
        <label class="field"><span>${t('email')}</span><input name="email" type="email" required></label>
        <label class="field"><span>${t('role')}</span><select name="role">${ROLES.map((r) => html`<option value=${r}>${t(`role-${r}`)}</option>`)}</select></label>
      </div>
      <button>${t('add')}</button>
    </form></details>`;
}
