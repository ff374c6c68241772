// Where somebody is: the phone's own position, with how sure it is.

/**
 * @param {HTMLElement} question a geopoint
 * @param {object} kit
 */
export function place(question, kit) {
  if (!navigator.geolocation) {
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = kit.say('position');
  button.addEventListener('click', () => navigator.geolocation.getCurrentPosition(found => {
    const at = found.coords;
    kit.write(question, [at.latitude, at.longitude, at.altitude || 0, at.accuracy]);
    kit.changed();
  }, () => kit.tell(question, kit.say('positionFailed')), { enableHighAccuracy: true, timeout: 30000 }));
  question.insertBefore(button, question.querySelector('.geo'));
}
