// What the studio uses of lit-html, under one name.
export { html, svg, nothing, render } from 'lit-html';
export { keyed } from 'lit-html/directives/keyed.js';
export { repeat } from 'lit-html/directives/repeat.js';
export { classMap } from 'lit-html/directives/class-map.js';
export { live } from 'lit-html/directives/live.js';
export { ref, createRef } from 'lit-html/directives/ref.js';
export { ifDefined } from 'lit-html/directives/if-defined.js';
export { unsafeSVG } from 'lit-html/directives/unsafe-svg.js';
