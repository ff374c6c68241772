/** Numbers as people read them, and tables as files. */

/** @param {number} percent 0 to 100 */
export const percent = (percent) => `${percent.toFixed(1)}%`;

/** @param {number} n */
export const whole = (n, lang) => new Intl.NumberFormat(lang).format(n);

/** Three digits that matter, no more. */
export const decimal = (x) =>
  Math.abs(x) >= 100 ? x.toFixed(1) : Math.abs(x) >= 1 ? x.toFixed(2) : x.toFixed(3);

export const probability = (p) => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);

/** Cohen's conventions: 0.1 weak, 0.3 medium, 0.5 strong. */
export function strength(effect) {
  const size = Math.abs(effect);
  return size < 0.1 ? 'hardly' : size < 0.3 ? 'weak' : size < 0.5 ? 'medium' : 'strong';
}

/** RFC 4180 with a byte order mark, which Excel needs; no cell can become a formula. */
export function csv(rows) {
  const cell = (value) => {
    const text = typeof value === 'number' ? String(value) : String(value).replace(/^[=+\-@\t\r]/, "'$&");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return '\ufeff' + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Hands the reader a file. */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** The drawing that the server made, as part of this page. */
export function drawing(svg) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return document.importNode(parsed, true);
}

/** A call whose refusal is said on the page, beside what was asked: a mistyped condition, for one. */
export async function tried(promise) {
  try {
    return { value: await promise };
  } catch (e) {
    if (e.problem?.status === 422) {
      return { refusal: e.message };
    }
    throw e;
  }
}

/** Which questionnaire the page is about: the one asked for, else the first that is published. */
export async function questionnaires(ctx) {
  const list = await ctx.api.get(`studies/${ctx.study.slug}/questionnaires`);
  const code = ctx.query.get('questionnaire');
  const published = (q) => q.versions?.some((v) => v.publishedAt ?? v.published);
  return { list, chosen: list.find((q) => q.code === code) ?? list.find(published) ?? list[0] };
}

/** The address of a page of this room with these parameters; empty ones are left out. */
export function address(ctx, route, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
  const path = `/studies/${ctx.study.slug}/results${route ? `/${route}` : ''}`;
  return `${path}${query.size ? `?${query}` : ''}`;
}

/** The address of a call about a questionnaire's results. */
export function call(ctx, code, what, parameters) {
  const query = new URLSearchParams(Object.entries({ lang: ctx.lang, ...parameters }).filter(([, v]) => v));
  return `studies/${ctx.study.slug}/questionnaires/${encodeURIComponent(code)}/${what}?${query}`;
}
