// Reads a code by the camera where the browser can; elsewhere it is typed.
import { button, make } from './make.js';

const EVERY = 250;

/**
 * @param {HTMLElement} question
 * @param {object} kit
 */
export function barcode(question, kit) {
  if (!window.BarcodeDetector || !navigator.mediaDevices) {
    return;
  }
  const field = question.querySelector('input');
  const video = make('video', 'pic');
  let stream = null;
  let timer = 0;
  video.muted = true;
  video.setAttribute('playsinline', '');
  video.hidden = true;
  const stop = () => {
    clearTimeout(timer);
    if (stream) {
      stream.getTracks().forEach(track => track.stop());
      stream = null;
    }
    video.hidden = true;
    scan.textContent = kit.say('scan');
  };
  const look = detector => detector.detect(video).then(found => {
    if (found.length && stream) {
      field.value = found[0].rawValue;
      stop();
      kit.changed();
      field.focus();
    }
  }, () => {}).then(() => {
    if (stream && video.offsetParent) {
      timer = setTimeout(look, EVERY, detector);
    } else {
      stop();
    }
  });
  const scan = button('quiet', kit.say('scan'), () => {
    if (stream) {
      stop();
      return;
    }
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(opened => {
      stream = opened;
      video.srcObject = opened;
      video.hidden = false;
      scan.textContent = kit.say('stop');
      return video.play().then(() => look(new window.BarcodeDetector()));
    }).catch(() => {
      stop();
      kit.tell(question, kit.say('scanFailed'));
    });
  });
  field.parentNode.insertBefore(scan, field.nextSibling);
  field.parentNode.insertBefore(video, scan.nextSibling);
}
