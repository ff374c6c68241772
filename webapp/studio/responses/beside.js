/** What is kept beside a response's answers: the agreement, how it was answered, from where it came. */
import { html, nothing } from 'lit-all';
import { may, time } from './parts.js';

const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

export const agreed = ({ t, lang }, agreement) => (agreement
  ? fact(t('agreed'), t('agreed-to', { n: agreement.sheet, language: agreement.language, time: time(agreement.at, lang) }))
  : nothing);

const COUNTS = ['turns', 'languages', 'interruptions', 'away'];

export function course({ t }, paradata) {
  if (!paradata) {
    return nothing;
  }
  const screens = Object.entries(paradata.screens ?? {}).sort(([a], [b]) => a - b);
  const longest = Math.max(1, ...screens.map(([, [seconds]]) => seconds));
  return html`<details class="course" data-testid="course"><summary>${t('course')}</summary>
    <p class="soft">${t(paradata.script ? 'course-script' : 'course-noscript')}</p>
    <dl class="facts">${COUNTS.filter((name) => paradata[name] !== undefined).map((name) => fact(t(name), paradata[name]))}</dl>
    ${screens.length ? html`<div class="table-scroll"><table><thead><tr><th class="number">#</th><th>${t('seconds')}</th><th class="number">${t('changes')}</th></tr></thead>
      <tbody>${screens.map(([number, [seconds, changes]]) => html`<tr><td class="number">${number}</td>
        <td><meter min="0" max=${longest} value=${seconds}></meter> <span class="number">${seconds}</span></td><td class="number">${changes}</td></tr>`)}</tbody></table></div>` : nothing}
  </details>`;
}

/** Stays shut until somebody with the right says why; the look is noted. */
export function origin(ctx, here) {
  const { t } = ctx;
  if (!may(ctx, 'ORIGIN')) {
    return nothing;
  }
  return html`<section class="who-answered"><h2>${t('origin')}</h2><p class="soft">${t('origin-why')}</p>
    <form @submit=${(event) => look(event, ctx, here)}>
      <label class="field"><span>${t('reason')}</span><input name="reason" required maxlength="1000"></label>
      <button>${t('look')}</button>
    </form><p class="found" hidden></p></section>`;
}

async function look(event, ctx, here) {
  event.preventDefault();
  const form = event.target;
  const found = await ctx.api.post(`${here}/origin`, Object.fromEntries(new FormData(form)));
  const text = form.parentElement.querySelector('.found');
  text.textContent = `${ctx.t('network')}: ${found.network} · ${ctx.t('browser')}: ${found.browser}`;
  text.hidden = false;
  form.hidden = true;
}
