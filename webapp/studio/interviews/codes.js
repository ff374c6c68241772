import { html, nothing } from 'lit-all';
import { field, openForm, sentence, values } from './dialogs.js';
import { head, tabs } from './parts.js';
import { flat } from './picker.js';

/** The study's codebook: the tree, what each code means, and how often it is used. */
export async function codesView(ctx) {
  const { t, api, study } = ctx;
  const tree = await api.get(`studies/${study.slug}/codes`);
  const may = study.rights.includes('CODE');
  const add = may ? { label: t('codes.add'), run: () => codeDialog(ctx, tree) } : null;
  return html`${head(ctx, t('codes.title'), add)} ${tabs(ctx, 'codes')}
    ${tree.length === 0 ? html`<div class="empty"><p>${t('codes.none')}</p></div>` : codeTable(ctx, tree, may)}
    ${may ? html`<p>${importButton(ctx)} <span class="soft">${t('codes.import.hint')}</span></p>` : nothing}`;
}

function codeTable(ctx, tree, may) {
  const { t } = ctx;
  return html`<div class="table-scroll">
    <table class="code-table">
      <thead>
        <tr>
          <th>${t('codes.code')}</th>
          <th>${t('codes.memo')}</th>
          <th class="number">${t('codes.uses')}</th>
        </tr>
      </thead>
      <tbody>
        ${flat(tree).map(
          (code) => html`<tr>
            <td style="padding-inline-start:calc(${code.depth} * var(--s5))">
              ${may ? html`<button class="quiet" @click=${() => codeDialog(ctx, tree, code)}>${code.name}</button>` : code.name}
            </td>
            <td>${code.memo}</td>
            <td class="number">${code.uses}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function codeDialog(ctx, tree, code = null) {
  const { t, api, study } = ctx;
  const base = `studies/${study.slug}/codes`;
  openForm(ctx, {
    title: code ? code.path : t('codes.add'),
    action: t('save'),
    body: html`
      ${field(t('codes.name'), html`<input name="code" required maxlength="200" .value=${code?.name ?? ''} />`)}
      ${field(t('codes.memo'), html`<textarea name="memo" .value=${code?.memo ?? ''}></textarea>`, t('codes.memo.hint'))}
      ${code
        ? nothing
        : field(
            t('codes.below'),
            html`<select name="parent">
              <option value="">${t('codes.top')}</option>
              ${flat(tree).map((c) => html`<option value=${c.id}>${c.path}</option>`)}
            </select>`,
          )}
    `,
    save: async (form) => {
      const given = values(form);
      if (code) await api.put(`${base}/${code.id}`, { name: given.code, memo: given.memo ?? '' });
      else {
        const { parent, ...rest } = given;
        await api.post(base, parent ? { ...rest, parent: Number(parent) } : rest);
      }
      ctx.refresh();
    },
  });
}

function importButton(ctx) {
  const { t, api, study } = ctx;
  const bring = async (event) => {
    try {
      await api.upload(`studies/${study.slug}/codes`, event.target.files[0], 'application/json');
      ctx.refresh();
    } catch (failure) {
      ctx.notify(sentence(failure), 'error');
    }
  };
  return html`<label class="button"
    >${t('codes.import')}<input class="visually-hidden" type="file" accept=".json,application/json" @change=${bring}
  /></label>`;
}
