/** Taking part: what respondents are told and asked, what is kept of how they answer, whether they may pass it on. */
import { html, nothing } from 'lit-all';
import { home, may, nameOf } from './parts.js';
import { sheets } from './sheets.js';

export const room = { id: 'participation', path: 'participation', order: 15, right: 'VIEW' };
export const routes = { '': settings };

async function settings(ctx) {
  const { t, api, study } = ctx;
  ctx.setTitle(t('room'));
  const [rules, versions] = await Promise.all([
    api.get(`${home(ctx)}/participation`), api.get(`${home(ctx)}/information-sheets`),
  ]);
  return html`<link rel="stylesheet" href="/studio/participation/participation.css">
    <div class="head"><h1>${t('room')}</h1></div>
    ${may(ctx) ? nothing : html`<p class="soft">${t('owners-only')}</p>`}
    <form class="participation" @submit=${(event) => save(event, ctx)}>
      <fieldset ?disabled=${!may(ctx)}>
        ${check(ctx, 'agreementRequired', rules.agreementRequired, !versions.length)}
        ${check(ctx, 'paradata', rules.paradata, false)}
        ${check(ctx, 'origin', rules.origin, false)}
        ${check(ctx, 'resumeByInvitation', rules.resumeByInvitation, false)}
        ${passing(ctx, rules.passingOn)}
        <h2>${t('told')}</h2><p class="soft">${t('told-why')}</p>
        ${study.languages.map((tag) => told(ctx, tag, rules.told[tag] ?? {}))}
        <p role="alert" class="error-text"></p>
        ${may(ctx) ? html`<button class="primary" data-testid="save-participation">${t('save')}</button>` : nothing}
      </fieldset>
    </form>
    ${sheets(ctx, versions)}`;
}

const check = ({ t }, name, on, off) => html`<label class="choice"><input type="checkbox" name=${name} ?checked=${on} ?disabled=${off}>
  <span><strong>${t(name)}</strong><small>${t(off ? `${name}-first` : `${name}-why`)}</small></span></label>`;

const passing = ({ t }, rules) => html`<div class="choice"><input type="checkbox" name="passing" id="passing" ?checked=${!!rules}>
  <span><label for="passing"><strong>${t('passing')}</strong><small>${t('passing-why')}</small></label>
    <span class="fields">
      <label class="field"><span>${t('limit')}</span><input type="number" name="limit" min="1" max="50" value=${rules?.limit ?? 3}></label>
      <label class="field"><span>${t('kind')}</span><select name="kind">${['SINGLE', 'COUNTED'].map((kind) =>
        html`<option value=${kind} ?selected=${rules?.kind === kind}>${t(`kind-${kind}`)}</option>`)}</select></label>
    </span></span></div>`;

const told = ({ t }, tag, texts) => html`<div class="told" lang=${tag}><h3>${nameOf(tag)}</h3>
  <label class="field"><span>${t('contact')}</span><textarea name=${`contact:${tag}`} maxlength="4000" rows="2">${texts.contact ?? ''}</textarea></label>
  <label class="field"><span>${t('use')}</span><textarea name=${`use:${tag}`} maxlength="4000" rows="3">${texts.use ?? ''}</textarea></label></div>`;

/** What the form holds, as the API takes it. */
export function asked(form, languages) {
  const texts = (name) => form.elements[name].value.trim() || undefined;
  return {
    agreementRequired: form.elements.agreementRequired.checked,
    paradata: form.elements.paradata.checked,
    origin: form.elements.origin.checked,
    resumeByInvitation: form.elements.resumeByInvitation.checked,
    passingOn: form.elements.passing.checked
      ? { limit: Number(form.elements.limit.value), kind: form.elements.kind.value } : undefined,
    told: Object.fromEntries(languages.map((tag) => [tag, { contact: texts(`contact:${tag}`), use: texts(`use:${tag}`) }])),
  };
}

async function save(event, ctx) {
  event.preventDefault();
  const form = event.target;
  const error = form.querySelector('[role=alert]');
  error.textContent = '';
  try {
    await ctx.api.put(`${home(ctx)}/participation`, asked(form, ctx.study.languages));
    ctx.notify(ctx.t('saved'));
  } catch (e) {
    error.textContent = e.message;
  }
}
