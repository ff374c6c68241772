/** One response: what was answered, where it came from, what reviewers made of it. */
import { html, nothing } from 'lit-all';
import { answers, say } from './answers.js';
import { agreed, course, origin } from './beside.js';
import { flagTags, home, may, path, place, stateTag, styles, time } from './parts.js';

export async function one(ctx) {
  const { t, api, params, lang } = ctx;
  const here = `${path(ctx, params.code)}/${params.instance}`;
  const detail = await api.get(here);
  const { response } = detail;
  const form = await api.get(`${home(ctx)}/questionnaires/${encodeURIComponent(params.code)}/versions/${response.version}.json`);
  ctx.setTitle(detail.receipt);
  return html`${styles}
    <p><a href=${`#${place(ctx, params.code)}`}>← ${t('room')}</a></p>
    <div class="head"><h1>${t('response')} <span class="number">${detail.receipt}</span></h1>
      <div class="actions">${reviews(ctx, response)}</div></div>
    <p class="tags">${stateTag(ctx, response.state)} ${flagTags(ctx, response.flags)}
      ${detail.conflicts ? html`<span class="tag warn">${t('conflicts', { n: detail.conflicts })}</span>` : nothing}</p>
    <dl class="facts">
      ${fact(t('column-submitted'), time(response.submittedAt, lang))}
      ${fact(t('received'), time(response.receivedAt, lang))}
      ${fact(t('site'), response.site ?? '–')}
      ${fact(t('channel'), response.channel ?? '–')}
      ${fact(t('column-language'), response.language)}
      ${fact(t('column-mode'), t(`mode-${response.mode}`))}
      ${fact(t('version'), response.version)}
      ${agreed(ctx, detail.agreement)}
      ${fact(t('instance'), html`<code>${response.instanceId}</code>`)}
    </dl>
    ${detail.hasIdentity || detail.conflicts ? identity(ctx, form, detail, here) : nothing}
    ${detail.hasOrigin ? origin(ctx, here) : nothing}
    <h2>${t('answers')}</h2>
    ${answers(ctx, form, response.answers)}
    ${course(ctx, detail.paradata)}
    ${revisions(ctx, detail.revisions)}
    ${reviewDialog(ctx, here)}`;
}

const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function reviews({ t }, response) {
  const ask = (state) => () => {
    const dialog = document.getElementById('review');
    dialog.querySelector('[name=state]').value = state;
    dialog.querySelector('h2').textContent = t(`review-${state}`);
    dialog.querySelector('.why').textContent = t(`review-${state}-why`);
    dialog.showModal();
  };
  const offered = { submitted: ['approved', 'excluded'], approved: ['excluded', 'submitted'], excluded: ['submitted'] };
  return offered[response.state].map((state, i) =>
    html`<button class=${i === 0 && state === 'approved' ? 'primary' : ''} data-testid=${`review-${state}`} @click=${ask(state)}>${t(`review-${state}`)}</button>`);
}

function reviewDialog(ctx, here) {
  const { t, api } = ctx;
  return html`<dialog id="review" aria-labelledby="review-title"><h2 id="review-title"></h2><p class="why"></p>
    <form @submit=${async (event) => {
      event.preventDefault();
      const form = event.target;
      try {
        await api.post(`${here}/review`, Object.fromEntries(new FormData(form)));
        form.reset();
        form.closest('dialog').close();
        ctx.refresh();
      } catch (e) {
        form.querySelector('[role=alert]').textContent = e.message;
      }
    }}>
      <input type="hidden" name="state">
      <label class="field"><span>${t('reason')}</span><textarea name="reason" required maxlength="1000"></textarea></label>
      <p role="alert" class="error-text"></p>
      <div class="actions"><button class="primary">${t('save')}</button>
        <button type="button" @click=${(e) => e.target.closest('dialog').close()}>${t('cancel')}</button></div>
    </form></dialog>`;
}

/** Who answered stays shut until somebody with the right says why; the look is noted. */
function identity(ctx, form, detail, here) {
  const { t } = ctx;
  if (!may(ctx, 'IDENTITY')) {
    return html`<p class="soft">${t('identity-no-right')}</p>`;
  }
  return html`<section class="who-answered"><h2>${t('identity')}</h2><p class="soft">${t('identity-why')}</p>
    <form @submit=${(event) => look(event, ctx, form, here)}>
      <label class="field"><span>${t('reason')}</span><input name="reason" required maxlength="1000"></label>
      <button data-testid="look">${t('look')}</button>
    </form>
    <dl class="facts" id="identity" hidden></dl></section>`;
}

async function look(event, ctx, form, here) {
  event.preventDefault();
  const asked = event.target;
  const found = await ctx.api.post(`${here}/identity`, Object.fromEntries(new FormData(asked)));
  const list = document.getElementById('identity');
  list.replaceChildren(...Object.entries(found.answers ?? {}).map(([name, value]) => entry(ctx, form, here, name, value)),
    ...found.conflicts.map((c) => line(ctx.t('conflict'), JSON.stringify(c.answers))));
  list.hidden = false;
  asked.hidden = true;
}

function entry(ctx, form, here, name, value) {
  const label = say(ctx, form, find(form.items, name)?.label, name);
  if (value?.attachment) {
    const link = document.createElement('a');
    link.href = `/api/${here}/attachments/${value.attachment}`;
    link.textContent = ctx.t('a-file');
    return line(label, link);
  }
  return line(label, typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function line(label, value) {
  const row = document.createElement('div');
  const [dt, dd] = [document.createElement('dt'), document.createElement('dd')];
  dt.textContent = label;
  dd.append(value);
  row.append(dt, dd);
  return row;
}

function find(items, name) {
  for (const item of items) {
    const found = item.items ? find(item.items, name) : item.name === name && item;
    if (found) {
      return found;
    }
  }
  return null;
}

function revisions(ctx, all) {
  const { t, lang } = ctx;
  if (!all.length) {
    return nothing;
  }
  return html`<h2>${t('revisions')}</h2><ol class="revisions" data-testid="revisions">${all.map((r) => html`<li>
    <p><strong>${t(`state-${r.state}`)} → ${t(`state-${r.became}`)}</strong> <span class="soft">${r.author ?? ''} · ${time(r.madeAt, lang)}</span></p>
    <p>${r.reason}</p></li>`)}</ol>`;
}
