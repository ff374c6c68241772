/** A new release: for which questionnaire, how safe, and what happens to each variable. */
import { html, nothing } from 'lit-all';
import { groups, home, label, UNITS } from './figures.js';

export async function make(ctx) {
  ctx.setTitle(ctx.t('new'));
  const base = `studies/${ctx.study.slug}/questionnaires`;
  const list = (await ctx.api.get(base)).filter((q) => q.versions.some((v) => v.publishedAt));
  if (list.length === 0) {
    return html`<div class="head"><h1>${ctx.t('new')}</h1></div><div class="empty"><p>${ctx.t('no-questionnaire')}</p></div>`;
  }
  const chosen = list.find((q) => q.code === ctx.query.get('questionnaire')) ?? list[0];
  const [policy, variables] = await Promise.all([
    ctx.api.get(`${base}/${chosen.code}/policy`),
    ctx.api.get(`${base}/${chosen.code}/policy/variables`),
  ]);
  return html`
    <div class="head"><h1>${ctx.t('new')}</h1></div>
    <form class="datasets-new" @submit=${(event) => start(event, ctx, chosen, policy, variables)}>
      <p class="datasets-lead">${ctx.t('new-lead')}</p>
      ${list.length > 1 ? questionnaire(ctx, list, chosen) : html`<p><strong>${chosen.title ?? chosen.code}</strong></p>`}
      <div class="datasets-goal">
        <label class="field"><span>${ctx.t('k')}</span>
          <input name="k" type="number" min="2" max="1000" required .value=${String(policy.k)} aria-describedby="k-hint">
          <small id="k-hint">${ctx.t('k-hint')}</small></label>
        <label class="field"><span>${ctx.t('limit')}</span>
          <input name="suppression" type="number" min="0" max="50" step="0.5" required
            .value=${String(+(policy.suppression * 100).toFixed(2))} aria-describedby="limit-hint">
          <small id="limit-hint">${ctx.t('limit-hint')}</small></label>
        <label class="field"><span>${ctx.t('dates')}</span>
          <select name="dates">
            ${UNITS.map((u) => html`<option value=${u} ?selected=${u === policy.dates}>${ctx.t(u)}</option>`)}
          </select></label>
      </div>
      ${Object.entries(policy.only).map(([key, values]) =>
        html`<p class="notice">${ctx.t('only', { question: named(ctx, variables, key), values: values.join(', ') })}</p>`)}
      <h2>${ctx.t('variables')}</h2>
      ${table(ctx, policy, variables.filter((v) => v.standing !== 'never'))}
      ${never(ctx, variables.filter((v) => v.standing === 'never'))}
      <p><label><input type="checkbox" name="keep"> ${ctx.t('keep-settings')}</label></p>
      <p class="actions"><button class="primary">${ctx.t('start')}</button>
        <a class="button" href="#/${home(ctx)}">${ctx.t('back')}</a></p>
    </form>`;
}

const named = (ctx, variables, key) => {
  const found = variables.find((v) => v.name === key);
  return found ? label(ctx, found.labels, key) : key;
};

const questionnaire = (ctx, list, chosen) => html`
  <label class="field"><span>${ctx.t('questionnaire')}</span>
    <select @change=${(event) => ctx.go(`${home(ctx)}/new?questionnaire=${encodeURIComponent(event.target.value)}`)}>
      ${list.map((q) => html`<option value=${q.code} ?selected=${q.code === chosen.code}>${q.title ?? q.code}</option>`)}
    </select></label>`;

const table = (ctx, policy, variables) => html`
  <table class="datasets-variables">
    <thead><tr>
      <th scope="col">${ctx.t('variable')}</th>
      <th scope="col">${ctx.t('class')}</th>
      <th scope="col">${ctx.t('happens')}</th>
    </tr></thead>
    <tbody>${variables.map((v) => line(ctx, policy.variables[v.name] ?? { action: 'drop' }, v))}</tbody>
  </table>`;

const line = (ctx, rule, v) => html`<tr>
  <th scope="row">${label(ctx, v.labels, v.name)}<code>${v.name}</code>
    ${v.versions.length ? html`<small data-testid="retired">${ctx.t('retired', { versions: [...v.versions].reverse().join(ctx.t('comma')) })}</small>` : nothing}</th>
  <td><span class=${`tag ${v.standing === 'harmless' ? '' : 'warn'}`}>${ctx.t(`standing-${v.standing}`)}</span>
    ${v.reason !== 'none' && v.reason !== 'retired' && v.reason !== v.standing ? html`<small>${ctx.t(`reason-${v.reason}`)}</small>` : nothing}</td>
  <td><select name=${`do:${v.name}`} aria-label=${ctx.t('what-happens', { variable: label(ctx, v.labels, v.name) })}>
      ${v.actions.map((a) => html`<option value=${a} ?selected=${a === rule.action}>${ctx.t(`do-${a}`)}</option>`)}
    </select>
    ${steps(ctx, rule)}</td>
</tr>`;

/** In words, the steps by which a rule makes a variable coarser. */
function steps(ctx, rule) {
  if (rule.action !== 'generalise') {
    return nothing;
  }
  if (rule.bands) {
    return html`<small>${ctx.t('steps-bands', { widths: rule.bands.join(' → ') })}</small>`;
  }
  if (rule.cuts) {
    return html`<small>${ctx.t('steps-cuts', { cuts: rule.cuts.map((c) => c.join(', ')).join(' → ') })}</small>`;
  }
  const levels = (rule.levels ?? []).map((_, level) => groups(ctx, rule, level));
  return levels.length === 0 ? nothing : html`<small>${ctx.t('steps-groups', { groups: levels.join(' → ') })}</small>`;
}

const never = (ctx, variables) => variables.length === 0 ? nothing : html`
  <details class="datasets-never">
    <summary>${ctx.t('never', { n: variables.length })}</summary>
    <ul>${variables.map((v) => html`<li>${label(ctx, v.labels, v.name)} <code>${v.name}</code>
      <small>${ctx.t(`reason-${v.reason}`)}</small></li>`)}</ul>
  </details>`;

async function start(event, ctx, chosen, policy, variables) {
  event.preventDefault();
  const button = event.target.querySelector('button.primary');
  const form = new FormData(event.target);
  const rules = {};
  for (const v of variables.filter((x) => x.standing !== 'never')) {
    const action = form.get(`do:${v.name}`);
    const known = policy.variables[v.name] ?? {};
    rules[v.name] = action === 'generalise' ? { ...known, action } : { action };
  }
  const wish = {
    ...policy,
    k: Number(form.get('k')),
    suppression: Number(form.get('suppression')) / 100,
    dates: form.get('dates'),
    variables: rules,
  };
  button.disabled = true;
  try {
    if (form.has('keep')) {
      await ctx.api.put(`studies/${ctx.study.slug}/questionnaires/${chosen.code}/policy`, wish);
    }
    const made = await ctx.api.post(`studies/${ctx.study.slug}/releases`, { questionnaire: chosen.code, policy: wish });
    ctx.go(`${home(ctx)}/${made.release}`);
  } finally {
    button.disabled = false;
  }
}
