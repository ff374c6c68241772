// Reads questions and choices aloud: by the form's own recording, else by the device's voice for the page's language.
import { button, icon } from './make.js';
import { ALOUD, remember, remembered } from './size.js';

const SPEAKER = 'M4 9v6h4l5 4V5L8 9zm12 .2a4 4 0 0 1 0 5.6m2.5-8.300a8 8 0 0 1 0 11';
const speech = window.speechSynthesis;
let buttons = [];
let playing = null;
let voice = null;
let always = false;
let tool = null;

/** The device's voice for a language, none where it has none. */
export function voiceFor(language) {
  const wanted = language.toLowerCase().split('-')[0];
  const fits = one => {
    const tag = one.lang.toLowerCase().replace('_', '-').split('-')[0];
    return tag === wanted || (wanted === 'zh' && tag === 'cmn');
  };
  return speech.getVoices().filter(fits)[0] || null;
}

/** Does something now and when the device has found more voices; nothing where it cannot speak. */
export function withVoices(act) {
  if (speech) {
    act();
    if (speech.addEventListener) {
      speech.addEventListener('voiceschanged', act);
    } else {
      speech.onvoiceschanged = act;
    }
  }
}

function show() {
  buttons.forEach(one => {
    one.hidden = !one.sound && !voice;
    if (one.parentNode) {
      one.parentNode.classList.toggle('heard', !one.hidden);
    }
  });
  if (tool) {
    tool.hidden = !voice && !document.querySelector('.sound');
  }
}

withVoices(() => {
  voice = voiceFor(document.documentElement.lang);
  show();
});

/**
 * Puts a listen button at the end of the question's first line, and one beside each choice.
 * @param {HTMLElement} question
 * @param {object} kit
 */
export function aloud(question, kit) {
  const label = question.querySelector('legend,.label,.text');
  const media = question.querySelector('.media .sound');
  const made = listen(() => wording(question, label), media, kit.say('listen'));
  question.insertBefore(made, label.nextSibling);
  question.classList.toggle('heard', !made.hidden);
  question.querySelectorAll('.rows:not([data-list]) > .row').forEach(row => {
    const sound = row.nextElementSibling && row.nextElementSibling.classList.contains('sound') ? row.nextElementSibling : null;
    beside(row, sound, kit.say('listenTo', row.textContent.trim()));
  });
  question.querySelectorAll('.rank .what').forEach(what => afterwards(what, kit));
}

/** Puts a listen button after the words of a choice, once. */
export function afterwards(what, kit) {
  if (!what.parentNode.querySelector('.listen')) {
    what.parentNode.insertBefore(listen(() => what.textContent, null, kit.say('listenTo', what.textContent.trim())), what.nextSibling);
  }
}

/** A question's words; what belongs to it and has no button of its own is read with them. */
function wording(question, label) {
  const more = Array.from(question.querySelectorAll('.hint,option,.ticks li')).filter(one => one.value !== '' && one.textContent.trim());
  return [label].concat(more).map(one => one.textContent.trim()).join('. ');
}

/** Puts a choice's row and a listen button into one cell. */
export function beside(row, sound, name) {
  const cell = document.createElement('div');
  cell.className = 'cell';
  row.parentNode.insertBefore(cell, row);
  cell.appendChild(row);
  cell.appendChild(listen(() => row.textContent, sound, name));
  cell.classList.toggle('heard', !cell.lastChild.hidden);
}

/** The buttons in there are about to go. */
export function quiet(place) {
  if (playing && place.contains(playing)) {
    hush();
  }
  buttons = buttons.filter(one => !place.contains(one));
}

function listen(words, sound, name) {
  const made = button('listen', '', () => (made === playing ? hush() : play([made])));
  made.appendChild(icon(SPEAKER));
  made.setAttribute('aria-label', name);
  made.words = words;
  if (sound) {
    sound.parentNode.removeChild(sound);
    made.sound = sound;
  }
  made.hidden = !sound && !voice;
  buttons.push(made);
  return made;
}

/** Stops whatever is being read. */
function hush() {
  if (playing) {
    const sound = playing.sound;
    mark(null);
    if (sound) {
      sound.onended = sound.onerror = null;
      sound.pause();
    }
  }
  if (speech) {
    speech.cancel();
  }
}

function mark(made) {
  if (playing) {
    playing.classList.remove('now');
  }
  playing = made;
  if (made) {
    made.classList.add('now');
  }
}

/** Reads these one after the other. */
function play(queue) {
  hush();
  const made = queue[0];
  if (!made) {
    return;
  }
  const next = () => {
    if (playing === made) {
      mark(null);
      play(queue.slice(1));
    }
  };
  mark(made);
  if (made.sound) {
    made.sound.currentTime = 0;
    made.sound.onended = made.sound.onerror = next;
    const begun = made.sound.play();
    if (begun) {
      begun.catch(next);
    }
  } else {
    speak(made.words(), next);
  }
}

function speak(text, next) {
  const words = new SpeechSynthesisUtterance(text);
  words.lang = voice.lang;
  words.voice = voice;
  words.onend = words.onerror = next;
  speech.speak(words);
}

function readScreen(screen) {
  play(Array.from(screen.querySelectorAll('.listen')).filter(one => one.offsetParent && !one.closest('[data-list]')));
}

/**
 * The option that reads each screen by itself.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} tools
 * @param {function(string, ...*): string} say
 */
export function readsAloud(form, tools, say) {
  tool = button('tool', '', () => {
    always = !always;
    remember(ALOUD, always ? '1' : '');
    tool.setAttribute('aria-pressed', String(always));
    if (always) {
      readScreen(form.querySelector('.screen:not([hidden])'));
    } else {
      hush();
    }
  });
  always = remembered(ALOUD) === '1';
  tool.appendChild(icon(SPEAKER));
  tool.setAttribute('aria-label', say('aloud'));
  tool.setAttribute('aria-pressed', String(always));
  tools.appendChild(tool);
  show();
  form.addEventListener('shown', event => {
    hush();
    if (always) {
      readScreen(event.target);
    }
  });
}
