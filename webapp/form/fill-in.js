// Ties the questions on the page to the engine that knows the form's logic: what is typed goes in, what follows from it
// (who is asked what, which choices there are, the words in the labels) comes out. Draws nothing that the server has not
// drawn.
import { read, write } from './controls.js';
import { each, rounds as repeats } from './rounds.js';

const ALL = '[data-q],[data-g],[data-r]';

/**
 * @param {HTMLElement} root holds the screens
 * @param {object} engine the filling, by paths as the controls' names have them
 * @param {{say: function(string, ...*): string, upload: function(Blob, function(number): void): Promise<{id: string,
 *   sent: Promise<boolean>=}>, changed: function(): void, lists: object}} page what it says; keeps a file, which gets an id
 *   by which an answer means it, and sends it; called after each change; the address of each list that is fetched
 */
export function fillIn(root, engine, page) {
  const say = page.say;
  const changed = page.changed;
  const rounds = repeats(root, engine, dress, repeat => {
    sync(repeat.closest('.screen'));
    fill(repeat);
    sync(repeat.closest('.screen'));
    changed();
  });
  let outfit = null;
  let bare = [];

  function take(question) {
    const found = read(question);
    question.wrong = found.wrong;
    engine.set(question.dataset.q, found.answer);
    if (!question.querySelector('.error').hidden && !problem(question)) {
      tell(question, '');
    }
    sync(question.closest('.screen'));
    changed();
  }

  /** A file that is chosen before what comes later is there. */
  function keep(question) {
    const input = question.querySelector('[type=file]');
    const chosen = input && input.files[0];
    question.pending = chosen && page.upload(chosen).then(file => {
      if (!question.choice) {
        question.dataset.file = file.id;
        take(question);
      }
    });
  }

  /** Resolves to all questions when the phone keeps every file that was chosen. */
  function kept() {
    const all = Array.from(root.querySelectorAll('[data-q]'));
    return Promise.all(all.map(question => question.pending)).then(() => all);
  }

  function dress(question) {
    if (question.dataset.t !== 'note') {
      question.addEventListener(question.querySelector('.rows,select') ? 'change' : 'input', () => {
        keep(question);
        take(question);
      });
      keep(question);
    }
    equip(question);
  }

  function kit(question) {
    return Object.assign({}, page, {
      engine: engine, tell: tell, write: write, changed: () => take(question),
      sync: () => each(root, '.screen:not([hidden])', sync)
    });
  }

  /** What comes later gives a question more than its plain controls; until it is there they serve. */
  function equip(question) {
    if (outfit) {
      outfit(question, kit(question));
    } else {
      bare.push(question);
    }
  }

  /** What is wrong with a question's answer, in the form's words; empty when nothing is. */
  function problem(question) {
    const path = question.dataset.q;
    const bar = question.querySelector('.slider');
    question.tongue = '';
    const kind = engine.problem(path);
    const wrong = question.wrong || kind === 'range' && 'outOfRange';
    if (question.lost || wrong) {
      return question.lost || say(wrong, bar && bar.min, bar && (bar.dataset.to || bar.max));
    }
    const data = question.dataset;
    question.tongue = (kind === 'required' ? data.ml : data.cl) || document.documentElement.lang;
    return !kind ? '' : kind === 'required' ? data.m || say('required') : piped(data.c || say('invalid'), path);
  }

  function piped(text, path) {
    return text.replace(/\$\{\s*([^}\s]+)\s*\}/g, (all, name) => engine.refer(name, path));
  }

  function tell(question, text, tongue) {
    const error = question.querySelector('.error');
    error.textContent = text;
    error.hidden = !text;
    error.lang = tongue || say('tongue');
    error.dir = 'auto';
    each(question, 'input,select,textarea', control => {
      if (text) {
        control.setAttribute('aria-invalid', 'true');
      } else {
        control.removeAttribute('aria-invalid');
      }
    });
  }

  /** Shows what the answers so far make of everything within the element. */
  function sync(within) {
    each(within, '[data-r]', rounds);
    each(within, ALL, item => {
      const data = item.dataset;
      item.hidden = !(data.r ? engine.repeats(data.r) : engine.relevant(data.q || data.g));
      if (data.q && !item.hidden && item.querySelector('[value],[data-v],[data-list]')) {
        offer(item);
      }
    });
    each(within, '[data-ref]', words => {
      const item = words.closest(ALL + ',[data-round]');
      const data = item ? item.dataset : {};
      words.textContent = engine.refer(words.dataset.ref, data.q || data.g || data.r || data.round || '');
    });
  }

  /** Leaves the choices that the choice filter lets through. */
  function offer(question) {
    const names = engine.choices(question.dataset.q);
    if (question.sift) {
      question.sift(names);
    }
    if (!names || question.querySelector('[data-list]')) {
      return;
    }
    const menu = question.querySelector('select');
    if (menu) {
      question.options = question.options || Array.from(menu.options);
      const value = menu.value;
      question.options.forEach(option => {
        if (!option.value || names.indexOf(option.value) >= 0) {
          menu.appendChild(option);
        } else if (option.parentNode) {
          menu.removeChild(option);
        }
      });
      menu.value = names.indexOf(value) >= 0 ? value : '';
    }
    each(question, '.row input', input => {
      input.parentNode.hidden = names.indexOf(input.value) < 0;
      input.checked = input.checked && !input.parentNode.hidden;
    });
    each(question, '.rank li', row => { row.hidden = names.indexOf(row.dataset.v) < 0; });
    const left = read(question).answer;
    if (JSON.stringify(left) !== JSON.stringify(engine.get(question.dataset.q))) {
      engine.set(question.dataset.q, left);
    }
  }

  /** Writes the engine's answers into the controls. */
  function fill(within) {
    each(within, '[data-q]', question => {
      if (question.dataset.t !== 'note') {
        question.wrong = undefined;
        write(question, engine.get(question.dataset.q));
        tell(question, '');
        if (question.redraw) {
          question.redraw();
        }
      }
    });
  }

  function shown(within) {
    const all = within.dataset.q ? [within] : Array.from(within.querySelectorAll('[data-q]'));
    return all.filter(q => q.dataset.t !== 'note' && !q.closest('[hidden]:not(.screen)'));
  }

  /** Screens are made ready when they are first shown: a slow phone has its first question at once. */
  function prepare(screen) {
    if (!screen.ready) {
      screen.ready = true;
      each(screen, '[data-src]', image => { image.src = image.dataset.src; });
      each(screen, '[data-q]', dress);
      sync(screen);
      fill(screen);
    }
    sync(screen);
  }

  /** Whether somebody has touched it since it was drawn. */
  const isTouched = control => control.checked !== control.defaultChecked || control.value !== control.defaultValue;

  /** What was answered before the script was there. */
  function adopt(screen) {
    each(screen, '[data-q]', question => {
      if (question.dataset.t !== 'rank' && Array.from(question.querySelectorAll('input:not([type=file]),textarea')).some(isTouched)) {
        engine.set(question.dataset.q, read(question).answer);
      }
    });
  }

  return {
    prepare: prepare,
    adopt: adopt,
    /** Takes in what dresses questions, and dresses those that stand bare. */
    equip(dressing) {
      outfit = dressing;
      bare.forEach(equip);
      bare = [];
    },
    /** Everything asked within that needs another look, told to the respondent. */
    check(screen) {
      return shown(screen).filter(question => {
        const text = problem(question);
        tell(question, text, question.tongue);
        question.lost = '';
        return text;
      });
    },
    /** Moves to what a question is answered by, and shows its title and what is wrong beside it where all fit. */
    focus(question) {
      const first = kind => Array.from(question.querySelectorAll(kind))
        .filter(one => one.offsetParent && !one.disabled && !one.closest('details:not([open])'))[0];
      const target = first('input,select,textarea') || first('button:not(.listen)') || question;
      target.focus();
      each(question, 'legend,.label,.error,:focus', part => part.scrollIntoView({ block: 'nearest' }));
    },
    kit: () => kit(null),
    /** Says something of ours about one question. */
    tell: tell,
    isComplete: screen => shown(screen).every(question => !problem(question)),
    /** Whether anything on the screen is asked or shown now. */
    isAsked(screen) {
      screen.items = screen.items || Array.from(screen.querySelectorAll('[data-q],[data-r]')).filter(item => !item.parentNode.closest('[data-r]'));
      return screen.items.some(item => (item.dataset.r ? engine.repeats(item.dataset.r) : engine.relevant(item.dataset.q)));
    },
    kept: kept,
    /**
     * As kept(): to the question of one that is lost and what to say of it.
     * That is said once; who goes on then goes without.
     */
    uploads() {
      return kept().then(all => {
        const question = all.filter(one => one.lost && shown(one).length)[0];
        const found = question && { question: question, text: question.lost };
        if (question) {
          question.lost = '';
        }
        return found;
      });
    }
  };
}
