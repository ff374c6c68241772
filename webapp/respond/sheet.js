import { voiceFor, withVoices } from '../form/aloud.js';

/**
 * The information sheet without a recording: the phone's own voice reads it, if it has one for its language. Paragraph by
 * paragraph, since some voices stop in the middle of a long text.
 * @param {string} language the sheet's
 */
export function readAloud(language) {
  const button = document.getElementById('hear');
  const speech = window.speechSynthesis;
  if (!button || !window.SpeechSynthesisUtterance) {
    return;
  }
  withVoices(() => { button.hidden = !voiceFor(language); });
  button.addEventListener('click', () => {
    if (speech.speaking) {
      speech.cancel();
      return;
    }
    Array.from(document.querySelector('.sheet').children).forEach(part => {
      const words = new SpeechSynthesisUtterance(part.innerText);
      words.lang = language;
      words.voice = voiceFor(language);
      speech.speak(words);
    });
  });
  window.addEventListener('pagehide', () => speech && speech.cancel());
}
