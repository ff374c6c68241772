// Files: sent as soon as they are chosen. A voice is recorded in the page where the browser can.

import { clock, size } from './measure.js';
import { make } from './make.js';
import { pad, smaller } from './picture.js';

const MOST = 20;

/** What the server would refuse is not even kept. */
function check(blob, say) {
  const told = blob.size > MOST * 1024 * 1024 ? say('tooLarge', MOST) + ' ' + size(blob.size) : '';
  return blob.size && !told ? blob : Promise.reject({ told: told });
}

/**
 * @param {HTMLElement} question a question of a file type
 * @param {object} kit
 */
export function files(question, kit) {
  const say = kit.say;
  const input = question.querySelector('input[type=file]');
  const state = question.querySelector('.state');
  const most = Number(question.querySelector('.file').dataset.most) || 0;
  /** The answer names a file as soon as the phone keeps it; another choice meanwhile takes its place. */
  const send = chosen => {
    const choice = question.choice = {};
    const mine = act => value => (question.choice === choice ? act(value) : 0);
    const tell = mine(text => { state.textContent = text; });
    const name = mine(id => {
      question.dataset.file = id;
      kit.changed();
    });
    const lose = mine(error => {
      question.lost = error && error.told || say('uploadFailed');
      name('');
      tell('');
      question.querySelector('.error').setAttribute('role', 'alert');
      kit.tell(question, question.lost);
    });
    tell(say('uploading'));
    question.lost = '';
    const sized = smaller(chosen, most).then(blob => check(blob, say));
    const kept = sized.then(blob => kit.upload(blob, part => tell(say('uploading') + ' ' + size(blob.size) + ' ' + Math.round(part * 100) + ' %')));
    question.pending = kept.then(file => name(file.id), lose);
    return Promise.all([sized, kept.then(file => file.sent)])
      .then(([blob, there]) => tell(say(there ? 'uploaded' : 'fileKept') + ' ' + size(blob.size)), lose);
  };
  input.addEventListener('change', event => {
    event.stopPropagation();
    if (input.files[0]) {
      send(input.files[0]);
    }
  });
  input.addEventListener('input', event => event.stopPropagation());
  if (input.files[0]) {
    send(input.files[0]);
  }
  const clear = () => {
    question.choice = question.pending = null;
    question.lost = '';
    question.dataset.file = '';
    input.value = '';
    state.textContent = '';
    kit.changed();
  };
  if (question.querySelector('[data-draw]')) {
    pad(question, kit, send, clear);
  }
  if (question.dataset.t === 'audio' && !canRecord()) {
    input.setAttribute('capture', '');
  }
  const audio = question.dataset.t === 'audio' && canRecord() ? recorder(question, say, send, clear) : null;
  question.redraw = () => {
    if (question.dataset.file && !state.textContent) {
      state.textContent = say('uploaded');
    }
    if (audio) {
      audio();
    }
  };
  question.redraw();
}

function canRecord() {
  return Boolean(window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
}

function recorder(question, say, send, clear) {
  const box = question.querySelector('.file');
  const input = box.querySelector('input');
  const state = box.querySelector('.state');
  const start = make('button', 'record', say('record'));
  const stop = make('button', 'stop', say('stop'));
  const remove = make('button', 'delete', say('delete'));
  const live = make('p', 'live', '');
  const sound = document.createElement('audio');
  sound.controls = true;
  [start, live, stop, sound, remove].forEach(e => box.insertBefore(e, state));
  input.hidden = true;
  question.querySelector('.label').removeAttribute('for');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', question.querySelector('.label').textContent);
  start.setAttribute('aria-describedby', question.id + '-e');
  let machine = null;

  const draw = () => {
    const running = Boolean(machine);
    start.hidden = running;
    stop.hidden = live.hidden = !running;
    sound.hidden = running || !sound.src;
    remove.hidden = running || !(question.dataset.file || sound.src);
    start.textContent = say(remove.hidden ? 'record' : 'recordAgain');
  };
  start.addEventListener('click', () => {
    navigator.mediaDevices.getUserMedia({ audio: true }).then(stream => {
      machine = new MediaRecorder(stream);
      const parts = [];
      const began = Date.now();
      const tick = setInterval(() => { live.textContent = '● ' + clock(Date.now() - began); }, 500);
      live.textContent = '● ' + say('recording');
      machine.addEventListener('dataavailable', event => parts.push(event.data));
      machine.addEventListener('stop', () => {
        clearInterval(tick);
        stream.getTracks().forEach(track => track.stop());
        const blob = new Blob(parts, { type: (machine.mimeType || 'audio/webm').split(';')[0] });
        const held = document.activeElement === stop;
        machine = null;
        sound.src = URL.createObjectURL(blob);
        draw();
        if (held) {
          start.focus();
        }
        send(blob).then(draw);
      });
      machine.start();
      draw();
      stop.focus();
    }).catch(() => {
      state.textContent = say('recordRefused');
      input.hidden = false;
      start.hidden = true;
      input.setAttribute('aria-label', question.querySelector('.label').textContent);
      input.focus();
    });
  });
  stop.addEventListener('click', () => machine.stop());
  remove.addEventListener('click', () => {
    sound.removeAttribute('src');
    clear();
    draw();
    start.focus();
  });
  return draw;
}
