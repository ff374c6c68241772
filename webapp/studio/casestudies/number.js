// The dialog that puts a live number into a paragraph: chosen, not typed.
import { html, nothing, render } from 'lit-all';
import { onlyThose } from './blocks.js';
import { condition, valuesOf } from './questions.js';

/** What each kind of number asks for. */
const KINDS = {
  percent: { questions: 1, value: true, types: ['one', 'many', 'rank', 'truth'] },
  n: { questions: 1, value: true, types: ['one', 'many', 'rank', 'truth'] },
  base: { questions: 1 },
  mean: { questions: 1, types: ['number'] },
  median: { questions: 1, types: ['number'] },
  test: { questions: 2 },
  p: { questions: 2 },
  responses: { questions: 0 },
  interviews: { questions: 0, whole: true },
};

/**
 * Opens the dialog.
 * @param {object} ed the editor
 * @param {(syntax: string) => void} chosen is given the number as the paragraph holds it
 */
export function askForNumber(ed, chosen) {
  const dialog = document.createElement('dialog');
  const state = { kind: 'percent', first: '', second: '', value: '', only: { question: '', value: '' }, shows: '', turn: 0 };
  const draw = () => render(form(ed, state, set, close, take), dialog);
  const set = (changes) => {
    Object.assign(state, changes);
    settle(ed, state);
    state.shows = '';
    draw();
    tryOut(ed, state).then(draw);
  };
  const close = () => dialog.close();
  const take = () => { chosen(syntax(state)); close(); };
  dialog.addEventListener('close', () => dialog.remove());
  dialog.setAttribute('aria-labelledby', 'number-title');
  document.body.append(dialog);
  draw();
  dialog.showModal();
  ed.learning.then(() => set({}));
}

const usable = (ed, state) => ed.known.questions.filter((q) => (KINDS[state.kind].types ?? [q.type]).includes(q.type));

/** Fills in the first possible answer wherever a choice is still open. */
function settle(ed, state) {
  const kind = KINDS[state.kind];
  const all = usable(ed, state);
  if (kind.questions > 0 && !all.some((q) => q.name === state.first)) {
    state.first = all[0]?.name ?? '';
  }
  if (kind.questions > 1 && (!all.some((q) => q.name === state.second) || state.second === state.first)) {
    state.second = all.find((q) => q.name !== state.first)?.name ?? '';
  }
  const values = valuesOf(ed.known, state.first);
  if (kind.value && !values.some((v) => v.value === state.value)) {
    state.value = values[0]?.value ?? '';
  }
}

/** The number as it stands between the braces of a paragraph. */
export function syntax({ kind, first, second, value, only }) {
  const quoted = /^[^\s'{}]+$/.test(value) ? value : `'${value}'`;
  const asked = {
    percent: `percent ${first}=${quoted}`,
    n: `n ${first}=${quoted}`,
    base: `n ${first}`,
    mean: `mean ${first}`,
    median: `median ${first}`,
    test: `test ${first} x ${second}`,
    p: `p ${first} x ${second}`,
    responses: 'n',
    interviews: 'interviews',
  }[kind];
  const where = KINDS[kind].whole ? '' : condition(only.question, only.value);
  return `{{${asked}${where ? ` where ${where}` : ''}}}`;
}

/** Asks the server what the number is now. */
async function tryOut(ed, state) {
  const turn = ++state.turn;
  const block = { type: 'paragraph', text: syntax(state) };
  try {
    const seen = await ed.ctx.api.post(`${ed.base}/preview`, { ...ed.body(), blocks: [block] });
    if (turn === state.turn) {
      const page = new DOMParser().parseFromString(seen.html, 'text/html');
      state.shows = seen.problems[0]?.message ?? page.querySelector('data')?.textContent ?? '';
    }
  } catch (e) {
    state.shows = e.message;
  }
}

const chooser = (label, all, now, changed) => html`<label class="field wide"><span>${label}</span>
  <select @change=${(e) => changed(e.target.value)}>
    ${all.map((q) => html`<option value=${q.name ?? q.value} ?selected=${(q.name ?? q.value) === now}>${q.label}</option>`)}
  </select></label>`;

function form(ed, state, set, close, take) {
  const { t } = ed;
  const kind = KINDS[state.kind];
  const all = usable(ed, state);
  return html`<h2 id="number-title">${t('insert-number')}</h2>
    ${chooser(t('number-kind'), Object.keys(KINDS).map((k) => ({ value: k, label: t(`number-${k}`) })), state.kind, (v) => set({ kind: v }))}
    ${kind.questions > 0 ? chooser(t('question'), all, state.first, (v) => set({ first: v, value: '' })) : nothing}
    ${kind.questions > 1 ? chooser(t('against'), all.filter((q) => q.name !== state.first), state.second, (v) => set({ second: v })) : nothing}
    ${kind.value ? chooser(t('answer'), valuesOf(ed.known, state.first), state.value, (v) => set({ value: v })) : nothing}
    ${kind.whole ? nothing : onlyThose(ed, state.only, (question, value) => set({ only: { question, value } }))}
    <p class="notice" role="status"><small>${t('number-now')}</small> <strong data-testid="number-now">${state.shows || '…'}</strong></p>
    <div class="actions"><button class="primary" data-testid="number-take" @click=${take}>${t('insert')}</button>
      <button @click=${close}>${t('cancel')}</button></div>`;
}
