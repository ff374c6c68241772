// A long list of choices gets a box to search it by.

/**
 * @param {HTMLElement} question a question with a list of rows
 * @param {object} kit
 */
export function search(question, kit) {
  const say = kit.say;
  const rows = question.querySelector('.rows');
  const box = document.createElement('input');
  const none = document.createElement('p');
  box.type = 'search';
  box.className = 'find-box';
  box.placeholder = say('search');
  box.setAttribute('aria-label', say('search'));
  none.className = 'hint';
  none.textContent = say('noneFound');
  none.setAttribute('role', 'status');
  none.hidden = true;
  rows.parentNode.insertBefore(box, rows);
  rows.parentNode.insertBefore(none, rows.nextSibling);
  const sift = () => {
    const wanted = box.value.trim().toLowerCase();
    let found = 0;
    rows.querySelectorAll('.row').forEach(row => {
      const fits = row.textContent.toLowerCase().indexOf(wanted) >= 0 || row.querySelector('input').checked;
      row.classList.toggle('sifted', !fits);
      found += fits ? 1 : 0;
    });
    none.hidden = found > 0;
  };
  box.addEventListener('input', event => {
    event.stopPropagation();
    sift();
  });
}
