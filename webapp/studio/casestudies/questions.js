// What can be asked of the data: the questions with their answers, and the groups that make one chart.

/**
 * @typedef {{name: string, label: string, type: string, values: {value: string, label: string}[]}} Asked
 * @typedef {{questions: Asked[], charts: {name: string, label: string}[]}} Questions
 */

/** Nothing yet: what choosers show until the data has been read. */
export const none = { questions: [], charts: [] };

/**
 * Reads them, in a language.
 * @returns {Promise<Questions>}
 */
export async function questions(ctx, code, language) {
  if (!code) {
    return none;
  }
  const path = `studies/${encodeURIComponent(ctx.study.slug)}/questionnaires/${encodeURIComponent(code)}/results`;
  const all = await ctx.api.get(`${path}?lang=${encodeURIComponent(language)}&width=240`);
  return {
    questions: all.entries.flatMap((e) => e.tabulations).map((table) => ({
      name: table.question,
      label: table.label,
      type: table.type,
      values: table.rows.map((r) => ({ value: r.value, label: r.label })),
    })),
    charts: all.entries.map((e) => ({ name: e.name, label: e.chart.question || e.name })),
  };
}

/** A question's answers; none where it is not known. */
export const valuesOf = (known, name) => known.questions.find((q) => q.name === name)?.values ?? [];

/** The condition that a question was answered so. */
export function condition(question, value) {
  return question && value ? `\${${question}} = '${value}'` : '';
}

const SIMPLE = /^\$\{([^}]+)\} = '([^']*)'$/;

/** The question and value of a condition that this studio made; null for one written by hand. */
export function conditionParts(where) {
  if (!where) {
    return { question: '', value: '' };
  }
  const found = SIMPLE.exec(where);
  return found ? { question: found[1], value: found[2] } : null;
}
