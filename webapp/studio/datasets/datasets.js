/** Data sets: anonymised releases, how safe each is and what it cost. */
import { list } from './list.js';
import { make } from './make.js';
import { release } from './release.js';

export const room = { id: 'datasets', path: 'datasets', order: 50, right: 'RELEASE' };

export const routes = { '': list, new: make, ':id': release };
