// What the pages beside the questionnaire do with a script: make the text larger, take a code from the part of the address
// that is not sent, share a link, copy it.
import { textSize } from '../form/size.js';
import { make } from '../form/make.js';

const place = document.querySelector('.tools') || document.querySelector('main').insertBefore(make('span', 'tools'), document.querySelector('main').firstChild);
textSize(place, document.body.dataset.size);

const field = document.getElementById('code');
if (field && location.hash.length > 1) {
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname + location.search);
}

/* In the phone's own time and calendar; in numbers where the browser has no words for it. */
document.querySelectorAll('time').forEach(time => {
  const known = Intl.DateTimeFormat.supportedLocalesOf(document.documentElement.lang)[0];
  const words = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' };
  time.textContent = new Date(time.dateTime).toLocaleString(known || 'sv', known ? words : {});
});

document.querySelectorAll('[data-share]').forEach(button => {
  if (navigator.share) {
    button.hidden = false;
    button.addEventListener('click', () => navigator.share({ url: button.dataset.share }).catch(() => {}));
  }
});

document.querySelectorAll('[data-copy]').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', () => {
    const box = document.createElement('textarea');
    box.value = button.dataset.copy;
    document.body.appendChild(box);
    box.select();
    if (document.execCommand('copy')) {
      button.textContent = button.dataset.done;
    }
    document.body.removeChild(box);
    button.focus();
  });
});
