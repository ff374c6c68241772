// How the questionnaire was answered, in numbers: seconds and changes by screen, interruptions, switches of language.
// Never what was typed, nor where a finger was.

/**
 * @param {HTMLFormElement} form
 * @param {object} draft keeps the numbers
 * @param {boolean} wanted false where the study records nothing of this
 * @returns {{moved: function(number): void, sum: function(): object|undefined}}
 */
export function course(form, draft, wanted) {
  if (!wanted) {
    return { moved() {}, sum() {} };
  }
  const now = () => Date.now() / 1000;
  const c = draft.course = Object.assign({ script: true, turns: 0, languages: 0, interruptions: 0, away: 0, screens: {} }, draft.course);
  const language = document.documentElement.lang;
  const answered = {};
  let at = 0;
  let since = now();
  const here = () => c.screens[at] = c.screens[at] || [0, 0];
  const tenth = seconds => Math.round(seconds * 10) / 10;
  const spend = () => {
    if (at) {
      here()[0] = tenth(here()[0] + now() - since);
    }
    since = now();
  };
  c.languages += draft.language && draft.language !== language ? 1 : 0;
  draft.language = language;
  form.addEventListener('change', event => {
    const question = event.target.closest('[data-q]');
    if (question && at) {
      const name = question.getAttribute('data-q');
      here()[1] += (event.target.type === 'checkbox' ? !event.target.checked : answered[name]) ? 1 : 0;
      answered[name] = true;
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      spend();
      c.interruptions++;
    } else {
      c.away = tenth(c.away + now() - since);
      since = now();
    }
  });
  return {
    moved(screen) {
      spend();
      c.turns += screen === at ? 0 : 1;
      at = screen;
    },
    sum() {
      spend();
      return c;
    }
  };
}
