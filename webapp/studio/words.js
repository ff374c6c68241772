// The studio's texts: words.json here and in each feature's folder, {"en": {...}, "zh": {...}}.

const LANGUAGES = ['en', 'zh'];
const STORED = 'fieldvoice.language';

/** The user's language: chosen before, else the browser's, else English. */
export function chosenLanguage() {
  const stored = localStorage.getItem(STORED);
  const wanted = stored ? [stored] : navigator.languages;
  return wanted.map((l) => l.slice(0, 2)).find((l) => LANGUAGES.includes(l)) ?? 'en';
}

/** @param {string} lang */
export function chooseLanguage(lang) {
  localStorage.setItem(STORED, lang);
}

const loaded = new Map();

/**
 * The texts of a folder as a function of key and variables: t('responses', {n: 3}).
 * @param {string} folder its address, such as /studio/results
 * @param {string} lang
 * @returns {Promise<(key: string, vars?: Record<string, unknown>) => string>}
 */
export async function words(folder, lang) {
  if (!loaded.has(folder)) {
    loaded.set(folder, fetch(`${folder}/words.json`).then((r) => r.json()));
  }
  const all = await loaded.get(folder);
  return (key, vars = {}) => {
    const text = all[lang]?.[key] ?? all.en[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => vars[name] ?? whole);
  };
}
