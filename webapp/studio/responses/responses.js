/** Responses: what has come in, one by one, what goes out, and what is brought in. */
import { list } from './list.js';
import { one } from './one.js';
import { bringIn } from './bring-in.js';

export const room = { id: 'responses', path: 'responses', order: 25, right: 'RESPONSES' };

export const routes = { '': list, ':code': list, ':code/bring-in': bringIn, ':code/:instance': one };
