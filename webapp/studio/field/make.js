/** The dialog that makes links. */
import { html } from 'lit-all';

const home = (ctx) => `studies/${ctx.study.slug}`;

export function dialog(ctx, { sites, channels, questionnaires }) {
  const { t } = ctx;
  return html`<dialog id="new-link" aria-labelledby="new-link-title">
    <h2 id="new-link-title">${t('new')}</h2>
    <form @submit=${(e) => make(e, ctx)}>
      ${choice(t('questionnaire'), 'questionnaire', questionnaires.map((q) => [q.code, q.title]))}
      <div class="fields">
        ${choice(t('site'), 'site', [['', t('any-site')], ...sites.map((s) => [s.code, s.name])])}
        ${choice(t('channel'), 'channel', [['', t('no-channel')], ...channels.map((c) => [c.code, c.name])])}
      </div>
      <fieldset class="modes"><legend>${t('who')}</legend>
        ${['self', 'interviewer', 'kiosk'].map((mode, i) => html`<label><input type="radio" name="mode" value=${mode} ?checked=${i === 0}>
          <span><strong>${t(`mode-${mode}`)}</strong><br><small>${t(`mode-${mode}-why`)}</small></span></label>`)}
      </fieldset>
      <div class="fields kiosk-fields">
        <label class="field"><span>${t('pin')}</span><input name="pin" inputmode="numeric" pattern="[0-9]{4,8}" autocomplete="off"><small>${t('pin-hint')}</small></label>
        <label class="field"><span>${t('idle')}</span><input type="number" name="idleSeconds" min="15" max="3600" placeholder="90"><small>${t('idle-hint')}</small></label>
      </div>
      <details><summary>${t('limits')}</summary>
        <div class="fields">
          <label class="field"><span>${t('opens-at')}</span><input type="datetime-local" name="opensAt"></label>
          <label class="field"><span>${t('closes-at')}</span><input type="datetime-local" name="closesAt"></label>
          <label class="field"><span>${t('most')}</span><input type="number" name="maxResponses" min="1" max="1000000"><small>${t('most-hint')}</small></label>
          <label class="field"><span>${t('how-many')}</span><input type="number" name="count" min="1" max="1000" value="1"><small>${t('how-many-hint')}</small></label>
        </div>
      </details>
      <p role="alert" class="error-text"></p>
      <div class="actions"><button class="primary" data-testid="make-link">${t('make')}</button>
        <button type="button" @click=${(e) => e.target.closest('dialog').close()}>${t('cancel')}</button></div>
    </form>
  </dialog>`;
}

const choice = (label, name, options) => html`<label class="field"><span>${label}</span>
  <select name=${name}>${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}</select></label>`;

/** What the form holds as the API takes it: empty fields left out, local times with their offset. */
export function asked(fields) {
  const form = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  for (const name of ['opensAt', 'closesAt']) {
    if (form[name]) {
      form[name] = new Date(form[name]).toISOString();
    }
  }
  for (const name of ['maxResponses', 'count', 'idleSeconds']) {
    if (form[name]) {
      form[name] = Number(form[name]);
    }
  }
  const { pin, idleSeconds, ...rest } = form;
  return rest.mode === 'kiosk' ? { ...rest, kiosk: { pin, idleSeconds } } : rest;
}

async function make(event, ctx) {
  event.preventDefault();
  const form = event.target;
  const error = form.querySelector('[role=alert]');
  error.textContent = '';
  try {
    const made = await ctx.api.post(`${home(ctx)}/links`, asked(Object.fromEntries(new FormData(form))));
    form.reset();
    form.closest('dialog').close();
    ctx.notify(ctx.t('made-now', { n: made.length }));
  } catch (e) {
    error.textContent = e.message;
  }
}
