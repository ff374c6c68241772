// What the pages beside the questionnaire do with a script: take a code from the part of the address that is not sent,
// share a link, copy it.

const field = document.getElementById('code');
if (field && location.hash.length > 1) {
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname + location.search);
}

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
