/** A form's questions with one response's answers, in the reader's language. */
import { html, nothing } from 'lit-all';

const UNSEEN = new Set(['start', 'end', 'today', 'deviceid', 'username', 'email', 'phonenumber', 'audit', 'note']);

/** A text in the reader's language, else in the form's first, else in any; the signs of its markup taken out. */
export function say(ctx, form, texts, fallback = '') {
  const text = texts?.[ctx.lang] ?? texts?.[form.languages[0].tag] ?? Object.values(texts ?? {})[0] ?? fallback;
  return text.replace(/\*\*|__|<[^>]*>/g, '');
}

/** The questions of a form with their answers, one section a group. */
export const answers = (ctx, form, document) => html`<div class="answers" data-testid="answers">${items(ctx, form, form.items, document)}</div>`;

function items(ctx, form, all, document) {
  return runs(all).map((run) => {
    const [item] = run;
    if (item.type === 'group') {
      return html`<div class="group">${item.label ? html`<h3>${say(ctx, form, item.label)}</h3>` : nothing}${items(ctx, form, item.items, document)}</div>`;
    }
    return item.type === 'repeat' ? rounds(ctx, form, item, document)
      : html`<dl>${run.map((one) => question(ctx, form, one, document))}</dl>`;
  });
}

/** Questions that follow one another are one list; a group stands by itself. */
function runs(all) {
  const found = [];
  let open = null;
  for (const item of all) {
    if (item.type === 'group' || item.type === 'repeat') {
      found.push([item]);
      open = null;
    } else if (open) {
      open.push(item);
    } else if (!UNSEEN.has(item.type)) {
      open = [item];
      found.push(open);
    }
  }
  return found;
}

function rounds(ctx, form, item, document) {
  const all = document[item.name] ?? [];
  return all.map((round, i) => html`<div class="group"><h3>${say(ctx, form, item.label, item.name)} ${i + 1}</h3>
    ${items(ctx, form, item.items, round)}</div>`);
}

function question(ctx, form, item, document) {
  if (UNSEEN.has(item.type)) {
    return nothing;
  }
  const value = document[item.name];
  const label = say(ctx, form, item.label, item.name);
  if (item.privacy === 'identifier') {
    return html`<div class="kept"><dt>${label}</dt><dd>${ctx.t('in-vault')}</dd></div>`;
  }
  return value === undefined
    ? html`<div class="skipped"><dt>${label}</dt><dd>${ctx.t('not-answered')}</dd></div>`
    : html`<div><dt>${label}</dt><dd>${shown(ctx, form, item, value)}</dd></div>`;
}

/** A value as people read it: choices by their labels, several as a list. */
function shown(ctx, form, item, value) {
  const list = form.choiceLists?.[item.choiceList] ?? [];
  const name = (v) => {
    const choice = list.find((c) => c.name === v);
    return choice ? say(ctx, form, choice.label, v) : String(v);
  };
  if (Array.isArray(value)) {
    return item.type === 'rank' ? html`<ol>${value.map((v) => html`<li>${name(v)}</li>`)}</ol>` : value.map(name).join(ctx.t('comma'));
  }
  if (value?.attachment) {
    return ctx.t('a-file');
  }
  return item.choiceList ? name(value) : String(value);
}
