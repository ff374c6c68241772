/** Results: what was answered, question by question, and two questions against each other. */
import { overview } from './overview.js';
import { crosstab } from './crosstab.js';

const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = new URL('results.css', import.meta.url).href;
document.head.append(sheet);

export const room = { id: 'results', path: 'results', order: 40, right: 'ANALYSE' };

export const routes = { '': overview, crosstab };
