// The information sheet before the first question. Refusing is a plain post: nothing of it stays on the phone.

/**
 * Calls `begin` at once where nothing has to be agreed to, or the draft's owner has agreed to this version before.
 * @param {{sheet: number, sheetLanguage: string}} page
 * @param {object} draft keeps the agreement
 * @param {function(): void} begin
 */
export function agreement(page, draft, begin) {
  const form = document.getElementById('agree');
  const done = () => {
    if (form) {
      form.hidden = true;
    }
    begin();
  };
  if (!form || draft.agreement && draft.agreement.sheet === page.sheet) {
    done();
    return;
  }
  form.querySelector('.primary').addEventListener('click', event => {
    event.preventDefault();
    draft.agreement = { sheet: page.sheet, language: page.sheetLanguage, at: new Date().toISOString() };
    window.scrollTo(0, 0);
    done();
  });
}
