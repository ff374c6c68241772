// Fetches what the first question can do without: style and behaviour, at an address that never changes.

/**
 * Tries again until it comes. A browser may remember of a module that it didn't come, and not ask again for that
 * address: it gets another end each time.
 * @param {{style: string, script: string}} files
 * @param {function(object, object): void} then gets what form/later.js exports, and its words
 */
export function later(files, then) {
  const head = document.head;
  let wait = 2000;
  window.fieldvoice = then;
  const add = (name, values) => {
    const element = Object.assign(document.createElement(name), values);
    element.onerror = () => {
      head.removeChild(element);
      if (values.src) {
        values.src += '#';
      }
      setTimeout(() => add(name, values), wait);
      wait = Math.min(wait * 2, 60000);
    };
    head.appendChild(element);
  };
  add('link', { rel: 'stylesheet', href: files.style });
  add('script', { type: 'module', src: files.script });
}
