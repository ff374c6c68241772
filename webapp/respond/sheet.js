/**
 * The information sheet without a recording: the phone's own voice reads it, if it has one.
 * @param {string} language the sheet's
 */
export function readAloud(language) {
  const button = document.getElementById('hear');
  const text = document.querySelector('.sheet');
  const speech = window.speechSynthesis;
  if (!button || !speech || !window.SpeechSynthesisUtterance) {
    return;
  }
  button.hidden = false;
  button.addEventListener('click', () => {
    if (speech.speaking) {
      speech.cancel();
      return;
    }
    const words = new SpeechSynthesisUtterance(text.innerText);
    words.lang = language;
    speech.speak(words);
  });
  window.addEventListener('pagehide', () => speech.cancel());
}
