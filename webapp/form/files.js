// Files: sent as soon as they are chosen. A voice is recorded in the page where the browser can.

import { clock, size } from './measure.js';
import { make } from './make.js';
import { pad, smaller } from './picture.js';

const MOST = 20;

/**
 * @param {HTMLElement} question a question of a file type
 * @param {object} kit
 */
export function files(question, kit) {
  const say = kit.say;
  const input = question.querySelector('input[type=file]');
  const state = question.querySelector('.state');
  const most = Number(question.querySelector('.file').dataset.most) || 0;
  const send = chosen => smaller(chosen, most).then(deliver);
  const deliver = blob => {
    if (blob.size > MOST * 1024 * 1024) {
      state.textContent = say('tooLarge', MOST) + ' ' + size(blob.size);
      return Promise.resolve();
    }
    state.textContent = say('uploading');
    question.pending = () => deliver(blob);
    return kit.upload(blob, part => { state.textContent = say('uploading') + ' ' + Math.round(part * 100) + ' %'; })
      .then(id => {
        question.pending = null;
        question.dataset.file = id;
        state.textContent = say('uploaded') + ' ' + size(blob.size);
        kit.changed();
      }, () => { state.textContent = say('uploadFailed'); });
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
    question.pending = null;
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
        machine = null;
        sound.src = URL.createObjectURL(blob);
        draw();
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
    });
  });
  stop.addEventListener('click', () => machine.stop());
  remove.addEventListener('click', () => {
    sound.removeAttribute('src');
    clear();
    draw();
  });
  return draw;
}
