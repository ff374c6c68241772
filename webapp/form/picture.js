// Pictures: made smaller on the phone before they travel, or drawn on it.
import { button, make } from './make.js';

const LARGE = 300 * 1024;
const MOST_PIXELS = 1600;
const INK = '#1b2623';

/** Old browsers would turn a photo on its side while they draw it smaller; they send it as it is. */
function turnsPhotos() {
  return Boolean(window.CSS && CSS.supports && CSS.supports('image-orientation', 'from-image'));
}

/**
 * @param {Blob} blob
 * @param {number} most pixels of the longer side, 0 where the form does not say
 * @returns {Promise<Blob>} a smaller picture, or the same where that can't be or isn't worth it
 */
export function smaller(blob, most) {
  const plain = /^image\/(jpeg|png|webp)$/.test(blob.type);
  if (!plain || !turnsPhotos() || (!most && blob.size < LARGE)) {
    return Promise.resolve(blob);
  }
  return new Promise(resolve => {
    const image = new Image();
    const address = URL.createObjectURL(blob);
    const end = result => {
      URL.revokeObjectURL(address);
      resolve(result && (result.size < blob.size || most) ? result : blob);
    };
    image.onerror = () => end(null);
    image.onload = () => {
      const scale = Math.min(1, (most || MOST_PIXELS) / Math.max(image.naturalWidth, image.naturalHeight));
      if (scale === 1 && most && blob.size < LARGE) {
        end(null);
        return;
      }
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.naturalWidth * scale);
      canvas.height = Math.round(image.naturalHeight * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(end, blob.type === 'image/png' ? 'image/png' : 'image/jpeg', 0.85);
    };
    image.src = address;
  });
}

/**
 * A pad to sign or draw on with a finger, a pen or a mouse.
 * @param {HTMLElement} question
 * @param {object} kit
 * @param {function(Blob): void} send
 * @param {function(): void} clear
 */
export function pad(question, kit, send, clear) {
  const box = question.querySelector('.file');
  const canvas = make('canvas', 'pad');
  const wipe = button('quiet', kit.say('clear'), () => {
    empty();
    clear();
  });
  const keep = button('quiet', kit.say('keepDrawing'), () => canvas.toBlob(send, 'image/png'));
  let pen = null;
  let last = null;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', kit.say('drawHere'));
  const empty = () => {
    const wide = canvas.clientWidth || 300;
    const dense = window.devicePixelRatio || 1;
    canvas.width = wide * dense;
    canvas.height = wide * 0.6 * dense;
    pen = canvas.getContext('2d');
    pen.scale(dense, dense);
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, wide, wide * 0.6);
    Object.assign(pen, { strokeStyle: INK, lineWidth: 2.5, lineCap: 'round', lineJoin: 'round' });
    keep.disabled = true;
  };
  const at = event => {
    const point = event.touches ? event.touches[0] : event;
    const frame = canvas.getBoundingClientRect();
    return [point.clientX - frame.left, point.clientY - frame.top];
  };
  const down = event => {
    event.preventDefault();
    if (!pen) {
      empty();
    }
    last = at(event);
  };
  const move = event => {
    if (last) {
      const to = at(event);
      pen.beginPath();
      pen.moveTo(last[0], last[1]);
      pen.lineTo(to[0], to[1]);
      pen.stroke();
      last = to;
      keep.disabled = false;
    }
  };
  const up = () => { last = null; };
  const kinds = window.PointerEvent ? ['pointerdown', 'pointermove', 'pointerup'] : ['touchstart', 'touchmove', 'touchend'];
  canvas.addEventListener(kinds[0], down);
  canvas.addEventListener(kinds[1], move);
  window.addEventListener(kinds[2], up);
  keep.disabled = true;
  [canvas, keep, wipe].forEach(part => box.insertBefore(part, box.querySelector('.state')));
}
