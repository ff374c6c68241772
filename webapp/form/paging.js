// One screen at a time. Forward checks the screen, back never does; the phone's own back button goes a screen back.

/**
 * @param {HTMLFormElement} form
 * @param {object} filled what {@link fillIn} gave
 * @param {function(string, ...*): string} say
 * @param {{moved: function(number): void, finished: function(): void, alone: boolean}} tell `alone`: leaves no history
 */
export function paging(form, filled, say, tell) {
  const screens = Array.from(form.querySelectorAll('.screen'));
  const bar = form.querySelector('.progress');
  const next = form.querySelector('.primary');
  const back = form.querySelector('.back');
  let at = 0;

  const asked = index => filled.isAsked(screens[index]);
  const following = (from, step) => {
    let i = from + step;
    while (i >= 0 && i < screens.length && !asked(i)) {
      i += step;
    }
    return i;
  };

  function label() {
    const last = filled.isComplete(screens[at]) && following(at, 1) >= screens.length;
    next.textContent = say(last ? 'send' : 'next');
  }

  function show(index) {
    at = index;
    filled.prepare(screens[at]);
    screens.forEach((screen, i) => { screen.hidden = i !== at; });
    back.hidden = following(at, -1) < 0;
    bar.value = at;
    bar.setAttribute('aria-valuetext', say('progress', Math.round(100 * at / screens.length)));
    label();
    tell.moved(at);
  }

  function turn(index) {
    show(index);
    window.scrollTo(0, 0);
    screens[at].focus();
  }

  function forward() {
    if (filled.check(screens[at]).length) {
      return;
    }
    const to = following(at, 1);
    if (to >= screens.length) {
      tell.finished();
    } else {
      turn(to);
      if (!tell.alone) {
        history.pushState({ screen: at, inner: true }, '');
      }
    }
  }

  function backward() {
    const to = following(at, -1);
    if (history.state && history.state.inner) {
      history.back();
    } else if (to >= 0) {
      turn(to);
    }
  }

  window.addEventListener('popstate', event => {
    if (event.state && event.state.screen !== undefined && screens[event.state.screen] && !form.hidden) {
      turn(asked(event.state.screen) ? event.state.screen : Math.max(following(event.state.screen, -1), 0));
    }
  });
  if (window.history.scrollRestoration) {
    history.scrollRestoration = 'manual';
  }
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
      event.preventDefault();
      forward();
    }
  });
  next.addEventListener('click', event => {
    event.preventDefault();
    forward();
  });
  back.addEventListener('click', event => {
    event.preventDefault();
    backward();
  });

  return {
    changed: label,
    /** Begins, or goes on where the respondent was. */
    start(index) {
      const first = screens[index] && asked(index) ? index : following(-1, 1);
      show(Math.min(first, screens.length - 1));
      history.replaceState({ screen: at }, '');
    },
    /** Shows the screen of a question that the server has sent back. */
    open(question) {
      turn(screens.indexOf(question.closest('.screen')));
    }
  };
}
