/** A form's rows as a tree, with their texts in every language and their logic as written. */
import { html, nothing } from 'lit-all';
import { languageName } from './parts.js';

/** Columns that hold an expression, in the order in which a respondent meets them. */
const LOGIC = ['relevant', 'count', 'calculation', 'default', 'choiceFilter', 'constraint'];

const isGroup = (item) => item.type === 'group' || item.type === 'repeat';

/** @returns {{identifier: number, quasi: number, sensitive: number, none: number}} */
export function privacyCounts(form) {
  const counts = { identifier: 0, quasi: 0, sensitive: 0, none: 0 };
  const walk = (items) => items.forEach((item) => {
    if (isGroup(item)) {
      walk(item.items);
    } else {
      counts[item.privacy] += 1;
    }
  });
  walk(form.items);
  return counts;
}

export const tree = (ctx, form) =>
  html`<ol class="form" data-testid="tree">${form.items.map((item) => row(ctx, form, item))}</ol>`;

function row(ctx, form, item) {
  return isGroup(item) ? group(ctx, form, item) : question(ctx, form, item);
}

function group(ctx, form, item) {
  return html`<li class="group"><details open>
    <summary>${head(ctx, item)}<span class="texts">${texts(ctx, form, item.label)}</span></summary>
    ${logic(ctx, item)}
    <ol>${item.items.map((inner) => row(ctx, form, inner))}</ol>
  </details></li>`;
}

function question(ctx, form, item) {
  return html`<li class="question">
    ${head(ctx, item)}
    <div class="texts">${texts(ctx, form, item.label)}</div>
    ${item.hint ? html`<div class="texts soft">${texts(ctx, form, item.hint)}</div>` : nothing}
    ${logic(ctx, item)}
    ${message(ctx, form, item)}
    ${choices(ctx, form, item)}
  </li>`;
}

function head({ t }, item) {
  return html`<span class="row-head"><code class="name">${item.name}</code>
    <span class="tag">${t(`type-${item.type}`)}</span>
    ${item.required ? html`<span class="tag">${item.required.text === 'true()' ? t('required') : t('required-if')}</span>` : nothing}
    ${item.readOnly ? html`<span class="tag">${t('read-only')}</span>` : nothing}
    ${item.orOther ? html`<span class="tag">${t('or-other')}</span>` : nothing}
    ${item.privacy && item.privacy !== 'none'
      ? html`<span class="tag privacy-${item.privacy}">${t(`privacy-${item.privacy}`)}</span>` : nothing}</span>`;
}

/** A text in each language; one that is missing is said to be. */
function texts(ctx, form, byTag) {
  if (!byTag) {
    return nothing;
  }
  const several = form.languages.length > 1;
  return form.languages.map(({ tag }) => {
    const lang = tag === 'und' ? nothing : tag;
    return html`<span class="text" lang=${lang} title=${several ? languageName(ctx, tag) : nothing}>${byTag[tag]
      ?? html`<span class="missing" lang=${ctx.lang}>${ctx.t('missing', { language: languageName(ctx, tag) })}</span>`}</span>`;
  });
}

function logic({ t }, item) {
  const lines = LOGIC.filter((column) => item[column]);
  const looks = [...(item.appearance ?? []), ...Object.entries(item.parameters ?? {}).map(([k, v]) => `${k}=${v}`)];
  if (!lines.length && !looks.length) {
    return nothing;
  }
  return html`<dl class="logic">${lines.map((column) => html`<div><dt>${t(`logic-${column}`)}</dt><dd><code>${item[column].text}</code></dd></div>`)}
    ${looks.length ? html`<div><dt>${t('looks')}</dt><dd><code>${looks.join(' ')}</code></dd></div>` : nothing}</dl>`;
}

function message(ctx, form, item) {
  return ['constraintMessage', 'requiredMessage'].filter((key) => item[key]).map((key) =>
    html`<div class="texts soft message">${texts(ctx, form, item[key])}</div>`);
}

function choices(ctx, form, item) {
  if (!item.choiceList) {
    return nothing;
  }
  if (item.choiceList.startsWith('${')) {
    return html`<p class="choices">${ctx.t('choices-answered', { question: item.choiceList })}</p>`;
  }
  const list = form.choiceLists[item.choiceList] ?? [];
  return html`<details class="choices"><summary>${ctx.t('choices', { list: item.choiceList, n: list.length })}</summary>
    <ul>${list.map((c) => html`<li><code>${c.name}</code> <span class="texts">${texts(ctx, form, c.label)}</span></li>`)}</ul>
  </details>`;
}
