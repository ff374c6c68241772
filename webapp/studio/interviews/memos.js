import { html, nothing } from 'lit-all';
import { sentence } from './dialogs.js';

/** The researchers' notes on an interview, and a place for one more. */
export function memoList(ctx, interview, memos) {
  const { t, api, study, lang } = ctx;
  const base = `studies/${study.slug}/memos`;
  const act = async (run) => {
    try {
      await run();
      ctx.refresh();
    } catch (failure) {
      ctx.notify(sentence(failure), 'error');
    }
  };
  const add = (event) => {
    event.preventDefault();
    const form = event.target;
    act(async () => {
      await api.post(base, { interview: interview.id, text: form.elements.text.value });
      form.reset();
    });
  };
  return html`<section class="memos">
    <h2>${t('memos.title')}</h2>
    ${memos.map(
      (memo) => html`<article>
        <p>${memo.text}</p>
        <p class="soft">
          ${memo.author} · ${new Date(memo.at).toLocaleDateString(lang)}
          <button class="quiet" @click=${() => act(() => api.delete(`${base}/${memo.id}`))}>${t('memos.remove')}</button>
        </p>
      </article>`,
    )}
    ${study.rights.includes('CODE')
      ? html`<form @submit=${add}>
          <label class="field"><span>${t('memos.add')}</span><textarea name="text" required maxlength="20000"></textarea></label>
          <button>${t('save')}</button>
        </form>`
      : nothing}
  </section>`;
}
