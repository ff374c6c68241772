// The forms of the blocks that a case study is made of.
import { html, nothing, live } from 'lit-all';
import { condition, conditionParts, valuesOf } from './questions.js';

/** What a new block of each type holds. */
export const fresh = {
  heading: () => ({ type: 'heading', level: 1, text: '' }),
  paragraph: () => ({ type: 'paragraph', text: '' }),
  chart: () => ({ type: 'chart', of: '', title: '' }),
  table: () => ({ type: 'table', rows: '', title: '' }),
  story: () => ({ type: 'story', story: 0 }),
  quote: () => ({ type: 'quote', excerpt: 0 }),
  'page-break': () => ({ type: 'page-break' }),
};

/**
 * The form of one block.
 * @param {object} ed the editor: its words, what is known, and change(block, field, value)
 */
export const blockForm = (ed, block) => forms[block.type](ed, block);

const forms = {
  heading: (ed, b) => html`<div class="inline">
    <label class="field"><span>${ed.t('level')}</span><select .value=${live(String(b.level))}
      @change=${(e) => ed.change(b, 'level', Number(e.target.value))}>
      ${[1, 2, 3].map((n) => html`<option value=${n} ?selected=${n === b.level}>${n}</option>`)}</select></label>
    ${text(ed, b, 'text', 'heading-text')}</div>`,

  paragraph: (ed, b) => html`<label class="field wide"><span>${ed.t('text')}</span>
    <textarea rows=${Math.min(12, 3 + Math.floor(b.text.length / 60))} maxlength="20000" lang=${ed.doc.language}
      .value=${live(b.text)} @input=${(e) => ed.change(b, 'text', e.target.value)}></textarea></label>
    <button type="button" class="quiet" @click=${(e) => ed.insertNumber(b, e.target.closest('li').querySelector('textarea'))}>＋ ${ed.t('insert-number')}</button>`,

  chart: (ed, b) => html`
    ${choice(ed, b, 'of', 'chart-of', ed.known.charts)}
    ${text(ed, b, 'title', 'finding', 'finding-hint')}
    ${who(ed, b)}`,

  table: (ed, b) => html`
    ${choice(ed, b, 'rows', 'table-rows', ed.known.questions)}
    ${choice(ed, b, 'columns', 'table-columns', ed.known.questions, 'no-columns')}
    ${text(ed, b, 'title', 'finding', 'finding-hint')}
    ${who(ed, b)}`,

  story: (ed, b) => ed.stories.length
    ? number(ed, b, 'story', 'story-choose', ed.stories.map((s) => ({ id: s.id, label: `${s.pseudonym} · ${s.title} (${s.language})` })))
    : html`<p class="soft">${ed.t('no-stories')}</p>`,

  quote: (ed, b) => ed.excerpts.length
    ? number(ed, b, 'excerpt', 'quote-choose', ed.excerpts.map((x) => ({ id: x.id, label: x.quote })))
    : html`<p class="soft">${ed.t('no-quotes')}</p>`,

  'page-break': () => nothing,
};

const text = (ed, b, field, label, hint) => html`<label class="field wide"><span>${ed.t(label)}</span>
  <input maxlength="300" lang=${ed.doc.language} .value=${live(b[field] ?? '')}
    @input=${(e) => ed.change(b, field, e.target.value)}>
  ${hint ? html`<small>${ed.t(hint)}</small>` : nothing}</label>`;

/** A question or group by its wording; one that the data doesn't know stays as it is written. */
const choice = (ed, b, field, label, all, noneLabel) => html`<label class="field wide"><span>${ed.t(label)}</span>
  <select @change=${(e) => ed.change(b, field, e.target.value)}>
    <option value="">${ed.t(noneLabel ?? 'choose')}</option>
    ${b[field] && !all.some((q) => q.name === b[field]) ? html`<option value=${b[field]} selected>${b[field]}</option>` : nothing}
    ${all.map((q) => html`<option value=${q.name} ?selected=${q.name === b[field]}>${q.label}</option>`)}
  </select></label>`;

const number = (ed, b, field, label, all) => html`<label class="field wide"><span>${ed.t(label)}</span>
  <select @change=${(e) => ed.change(b, field, Number(e.target.value))}>
    <option value="0">${ed.t('choose')}</option>
    ${b[field] && !all.some((s) => s.id === b[field]) ? html`<option value=${b[field]} selected>#${b[field]}</option>` : nothing}
    ${all.map((s) => html`<option value=${s.id} ?selected=${s.id === b[field]}>${s.label}</option>`)}
  </select></label>`;

/** Who is counted: everyone, or those who gave one answer; a condition written by hand stays. */
function who(ed, b) {
  const parts = conditionParts(b.where);
  if (!parts) {
    return html`<label class="field wide"><span>${ed.t('only')}</span>
      <input .value=${live(b.where)} @input=${(e) => ed.change(b, 'where', e.target.value)} spellcheck="false"></label>`;
  }
  return onlyThose(ed, parts, (question, value) => ed.change(b, 'where', condition(question, value)));
}

/**
 * Two choosers for a question and one of its answers.
 * @param {{question: string, value: string}} parts what is chosen now
 * @param {(question: string, value: string) => void} changed
 */
export function onlyThose(ed, parts, changed) {
  const values = valuesOf(ed.known, parts.question);
  return html`<div class="inline">
    <label class="field"><span>${ed.t('only')}</span>
      <select @change=${(e) => changed(e.target.value, valuesOf(ed.known, e.target.value)[0]?.value ?? '')}>
        <option value="">${ed.t('everyone')}</option>
        ${ed.known.questions.filter((q) => q.type === 'one').map((q) => html`<option value=${q.name} ?selected=${q.name === parts.question}>${q.label}</option>`)}
      </select></label>
    ${parts.question ? html`<label class="field"><span>${ed.t('answered')}</span>
      <select @change=${(e) => changed(parts.question, e.target.value)}>
        ${values.map((v) => html`<option value=${v.value} ?selected=${v.value === parts.value}>${v.label}</option>`)}
      </select></label>` : nothing}</div>`;
}
