// Case studies: documents of words, live numbers, charts and stories, issued with their numbers frozen.
import { editor } from './editor.js';
import { list } from './list.js';

export const room = { id: 'case-studies', folder: 'casestudies', path: 'case-studies', order: 60, right: 'PUBLISH' };

export const routes = { '': list, new: editor, ':id': editor };
