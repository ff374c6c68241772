// What a page brings after its first question stands: the controls that few first questions have.
import { rank } from './rank.js';
import { slider } from './slider.js';
import { search } from './search.js';
import { files } from './files.js';
import { place } from './place.js';

const BY_TYPE = { rank: rank, range: slider, geopoint: place };

/**
 * Gives a question the behaviour that its type and its markup ask for.
 * @param {HTMLElement} question
 * @param {object} kit what fill-in.js gives: say, upload, changed, tell, write
 */
export function dress(question, kit) {
  const type = question.dataset.t;
  if (BY_TYPE[type]) {
    BY_TYPE[type](question, kit);
  } else if (question.querySelector('.file')) {
    files(question, kit);
  } else if (question.querySelector('.find')) {
    search(question, kit);
  }
}
