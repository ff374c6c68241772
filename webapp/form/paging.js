// One screen at a time. Forward checks the screen, back never does; the phone's own back button goes a screen back.
// A repeat is gone through question by question, round by round; its last stop lists the rounds.
import { stops } from './stops.js';

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
  const parts = [];
  let at = 0;
  let stop = 0;

  const asked = index => filled.isAsked(screens[index]);
  const following = (from, step) => {
    let i = from + step;
    while (i >= 0 && i < screens.length && !asked(i)) {
      i += step;
    }
    return i;
  };
  const within = () => stops(screens[at], say);

  function label() {
    const here = within();
    const last = stop >= here.length - 1 && filled.isComplete(screens[at]) && following(at, 1) >= screens.length;
    next.textContent = say(last ? 'send' : 'next');
  }

  /**
   * The done part grows by what this screen is of all that is left: it never goes back on the way forward. What is not
   * asked so far may be yet: it counts half. Without a script the server counts alike.
   */
  function progress(from) {
    const left = screens.reduce((sum, screen, i) => sum + (i < at ? 0 : asked(i) ? 1 : 0.5), 0);
    const start = from === undefined ? 1 : parts[from];
    if (at > from) {
      parts[at] = start + (1 - start) / (left + 1);
    } else if (parts[at] === undefined) {
      const before = screens.filter((screen, i) => i < at && asked(i)).length;
      parts[at] = Math.min(start, before / Math.max(before + left, 1));
    }
    bar.value = bar.max * parts[at];
    bar.setAttribute('aria-valuetext', say('progress', Math.round(100 * parts[at])));
  }

  function show(index, to, from) {
    at = index;
    filled.prepare(screens[at]);
    screens.forEach((screen, i) => { screen.hidden = i !== at; });
    const here = within();
    stop = Math.min(to < 0 ? here.length - 1 : to, here.length - 1);
    here.show(stop);
    back.hidden = stop === 0 && following(at, -1) < 0;
    if (from !== at) {
      progress(from);
    }
    label();
    tell.moved(at);
    setTimeout(ahead, 200, at);
  }

  /** The next screen is made ready while this one is read: its pictures and lists are on their way. */
  function ahead(from) {
    const to = following(at, 1);
    if (from === at && to < screens.length) {
      filled.prepare(screens[to]);
    }
  }

  function turn(index, to) {
    show(index, to, at);
    const here = within();
    (here[stop] === screens[at] ? screens[at] : here.focusable(stop)).focus();
    window.scrollTo(0, 0);
    screens[at].dispatchEvent(new CustomEvent('shown', { bubbles: true }));
  }

  /** The last stop is remembered as such: a round more or less would change its number. */
  function place() {
    return stop === within().length - 1 ? -1 : stop;
  }

  function push() {
    if (!tell.alone) {
      history.pushState({ screen: at, stop: place(), inner: true }, '');
    }
  }

  function forward() {
    const here = within();
    const wrong = filled.check(here[stop]);
    if (wrong.length) {
      const home = here.indexOfQuestion(wrong[0]);
      if (home >= 0 && home !== stop) {
        turn(at, home);
      }
      filled.focus(wrong[0]);
      return;
    }
    const to = following(at, 1);
    if (stop < here.length - 1) {
      turn(at, stop + 1);
      push();
    } else if (to >= screens.length) {
      tell.finished();
    } else {
      turn(to, 0);
      push();
    }
  }

  function backward() {
    const to = following(at, -1);
    if (history.state && history.state.inner) {
      history.back();
    } else if (stop > 0) {
      turn(at, stop - 1);
    } else if (to >= 0) {
      turn(to, -1);
    }
  }

  window.addEventListener('popstate', event => {
    if (event.state && event.state.screen !== undefined && screens[event.state.screen] && !form.hidden) {
      const wanted = event.state.screen;
      turn(asked(wanted) ? wanted : Math.max(following(wanted, -1), 0), event.state.stop || 0);
    }
  });
  if (window.history.scrollRestoration) {
    history.scrollRestoration = 'manual';
  }
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.tagName === 'INPUT' && event.target.type !== 'file') {
      event.preventDefault();
      if (event.target.type !== 'search') {
        forward();
      }
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
  /* A tap on a row of a quick question goes on; arrow keys, which choose as well, do not. */
  form.addEventListener('click', event => {
    if (event.target.closest('.quick .row') && event.target.tagName !== 'INPUT') {
      setTimeout(forward, 250);
    }
  });
  /* A new round, or one to be changed. */
  form.addEventListener('turned', event => {
    const to = within().indexOfRound(event.target);
    if (to >= 0) {
      event.preventDefault();
      turn(at, to);
      push();
    }
  });
  /* One round less. */
  form.addEventListener('fewer', () => turn(at, -1));

  return {
    changed: label,
    /** Begins, or goes on where the respondent was. */
    start(index) {
      const first = screens[index] && asked(index) ? index : following(-1, 1);
      show(Math.min(first, screens.length - 1), 0);
      history.replaceState({ screen: at, stop: place() }, '');
    },
    /** Shows the screen of a question that the server has sent back. */
    open(question) {
      const to = screens.indexOf(question.closest('.screen'));
      turn(to, Math.max(stops(screens[to], say).indexOfQuestion(question), 0));
    }
  };
}
