/** Questionnaires: workbooks come in, are looked at, published, and go out again. */
import { list } from './list.js';
import { version } from './version.js';
import { draft } from './draft.js';

export const room = { id: 'questionnaires', path: 'questionnaires', order: 10, right: 'DESIGN' };

export const routes = { '': list, ':code/:number': version, ':code/drafts/:id': draft };
