// The documented API, as the studio calls it. Paths are relative to /api/.

/** A failed call, with the RFC 9457 problem document that says why. */
export class ApiProblem extends Error {
  /** @param {{type: string, detail?: string, status?: number, problems?: object[]}} problem */
  constructor(problem) {
    super(problem.detail ?? problem.type);
    this.problem = problem;
  }
}

let language = 'en';

/** @param {string} lang the language in which problems are told */
export function speak(lang) {
  language = lang;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {BodyInit=} body
 * @param {string=} type the body's content type
 * @param {Record<string, string>=} more headers
 */
async function call(method, path, body, type, more = {}) {
  const headers = { 'Accept-Language': language, ...more };
  if (type) {
    headers['Content-Type'] = type;
  }
  let response;
  try {
    response = await fetch(`/api/${path}`, { method, headers, body });
  } catch {
    throw new ApiProblem({ type: 'offline', status: 0 });
  }
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  if (!response.ok) {
    throw new ApiProblem(isJson ? JSON.parse(text) : { type: 'unexpected', status: response.status });
  }
  if (!text) {
    return null;
  }
  return isJson ? JSON.parse(text) : text;
}

const JSON_TYPE = 'application/json';

export const api = {
  get: (path) => call('GET', path),
  post: (path, body, headers) => call('POST', path, JSON.stringify(body ?? {}), JSON_TYPE, headers),
  put: (path, body) => call('PUT', path, JSON.stringify(body), JSON_TYPE),
  delete: (path) => call('DELETE', path),
  putFile: (path, body, type) => call('PUT', path, body, type),
  upload: (path, body, type) => call('POST', path, body, type),
};
