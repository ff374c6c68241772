/** Field: the links through which people answer, their posters, and how many came through each. */
import { list } from './list.js';
import { chain } from './chain.js';
import { invitations } from './invitations.js';

export const room = { id: 'field', path: 'field', order: 20, right: 'COLLECT' };

export const routes = { '': list, chain, invitations };
