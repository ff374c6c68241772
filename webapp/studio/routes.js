// Addresses of the studio: #/studies/{slug}/{room}/{route}?query

/**
 * @param {string} hash location.hash
 * @returns {{parts: string[], query: URLSearchParams}}
 */
export function place(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { parts: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
}

/**
 * The view for these parts: routes are patterns such as 'crosstab/:question'.
 * @param {Record<string, Function>} routes
 * @param {string[]} parts
 */
export function match(routes, parts) {
  for (const [pattern, view] of Object.entries(routes)) {
    const wanted = pattern.split('/').filter(Boolean);
    if (wanted.length === parts.length && wanted.every((w, i) => w.startsWith(':') || w === parts[i])) {
      const params = Object.fromEntries(wanted.flatMap((w, i) => (w.startsWith(':') ? [[w.slice(1), parts[i]]] : [])));
      return { view, params };
    }
  }
  return null;
}
