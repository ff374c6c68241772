/** The pictures, sounds and videos that a form names: which are there, where they are shown, and in a draft how they come and go. */
import { html, nothing } from 'lit-all';
import { intoDraft, languageName } from './parts.js';

const SIGNS = { image: '▧', audio: '♪', video: '▶' };
const ACCEPTED = 'image/*,audio/*,video/*';
const MEGABYTE = 1024 * 1024;

/** How many files a form names and has not got. */
export const missingFiles = (files) => files.filter((f) => !f.there).length;

/** Those of a version, which change in a draft only. */
export function versionMedia(ctx, base, { files, drafts, number }) {
  if (!files.length) {
    return nothing;
  }
  return html`<section class="media" data-testid="media"><h2>${ctx.t('media')}</h2>
    ${counts(ctx, files)}
    ${list(ctx, `${base}/media`, files, () => nothing)}
    <p class="actions">${intoDraft(ctx, drafts, number, 'change-media')}</p></section>`;
}

/** Those of a draft, which can be sent, replaced and taken out. */
export function draftMedia(ctx, path, files) {
  const { t } = ctx;
  return html`<section class="media" data-testid="media"><h2>${t('media')}</h2>
    ${files.length ? counts(ctx, files) : html`<p class="soft">${t('media-none')}</p>`}
    ${list(ctx, path, files, (file) => acts(ctx, path, file))}
    <p class="actions"><label class="button">${t('add-files')}
      <input class="visually-hidden" type="file" multiple accept=${ACCEPTED} data-testid="files"
        @change=${(e) => take(ctx, path, files, [...e.target.files])}></label>
      <span class="soft">${t('add-files-hint')}</span></p>
    <p id="sending" role="status" aria-live="polite"></p></section>`;
}

function counts({ t }, files) {
  const named = files.filter((f) => f.used);
  const missing = missingFiles(files);
  return html`<p>${missing
    ? html`<span class="tag warn"><span aria-hidden="true">!</span> ${t('files-missing', { n: missing })}</span>`
    : html`<span class="tag good"><span aria-hidden="true">✓</span> ${t('files-complete')}</span>`}
    <span class="soft">${t('files-there', { n: named.length - missing, all: named.length })}</span></p>`;
}

const list = (ctx, path, files, actsOf) => html`<ul>${files.map((file) => html`<li data-file=${file.name}>
    ${shown(path, file)}
    <div class="about"><strong>${file.name}</strong> ${state(ctx, file)}
      ${uses(ctx, file)}
      ${played(path, file)}</div>
    ${actsOf(file)}</li>`)}</ul>`;

const kind = (file) => (file.mediaType.split('/')[0] in SIGNS
  ? file.mediaType.split('/')[0] : file.uses[0]?.kind.replace('big-', '') ?? '');

/** Its address; with its hash, so that a browser asks for what took its place. */
const address = (path, file) => `/api/${path}/${encodeURIComponent(file.name)}?sha256=${file.sha256}`;

function shown(path, file) {
  return file.there && kind(file) === 'image'
    ? html`<img class="thumb" loading="lazy" alt="" src=${address(path, file)}>`
    : html`<span class="thumb ${file.there ? '' : 'none'}" aria-hidden="true">${SIGNS[kind(file)] ?? '·'}</span>`;
}

function played(path, file) {
  if (!file.there) {
    return nothing;
  }
  if (kind(file) === 'audio') {
    return html`<audio controls preload="none" src=${address(path, file)} aria-label=${file.name}></audio>`;
  }
  return kind(file) === 'video'
    ? html`<video controls preload="none" src=${address(path, file)} aria-label=${file.name}></video>` : nothing;
}

function state({ t, lang }, file) {
  const size = () => (file.size < MEGABYTE / 10
    ? t('kilobytes', { n: Math.max(1, Math.round(file.size / 1024)) })
    : t('megabytes', { n: new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(file.size / MEGABYTE) }));
  return html`${file.there
    ? html`<span class="soft">${size()}</span>`
    : html`<span class="tag warn"><span aria-hidden="true">!</span> ${t('file-missing')}</span>`}
    ${file.added ? html`<span class="tag good"><span aria-hidden="true">＋</span> ${t('file-new')}</span>` : nothing}`;
}

/** Where respondents see or hear it. */
function uses(ctx, file) {
  if (!file.used) {
    return html`<p class="soft">${ctx.t('file-unused')}</p>`;
  }
  const more = file.used - file.uses.length;
  return html`<p class="soft">${places(file.uses).map(({ kind: sort, place, languages }, i) => html`${i ? ctx.t('comma') : nothing}${ctx.t(`media-${sort}`)}
    <code>${place}</code>${languages.length ? ` (${languages.map((tag) => languageName(ctx, tag)).join(ctx.t('comma'))})` : nothing}`)}${more
    ? ctx.t('more-places', { n: more }) : nothing}</p>`;
}

/** Each place once, with the languages that show the file there; forms without languages have none to name. */
function places(uses) {
  const known = new Map();
  uses.forEach(({ kind: sort, place, language }) => {
    const key = `${sort} ${place}`;
    const at = known.get(key) ?? { kind: sort, place, languages: [] };
    known.set(key, { ...at, languages: language === 'und' ? at.languages : [...at.languages, language] });
  });
  return [...known.values()];
}

function acts(ctx, path, file) {
  const { t, api } = ctx;
  return html`<div class="actions">
    <label class="button"><span>${t(file.there ? 'replace' : 'send-file')}<span class="visually-hidden"> ${file.name}</span></span>
      <input class="visually-hidden" type="file" accept=${ACCEPTED}
        @change=${(e) => send(ctx, path, [...e.target.files].map((sent) => [file.name, sent]))}></label>
    ${file.there ? html`<button class="danger" @click=${async () => {
      await api.delete(`${path}/${encodeURIComponent(file.name)}`);
      ctx.notify(t('file-removed', { name: file.name }));
    }}><span>${t('remove')}<span class="visually-hidden"> ${file.name}</span></span></button>` : nothing}</div>`;
}

/** Takes files under the names that the form has for them, however their letters are written. */
export function take(ctx, path, files, sent) {
  const named = (name) => files.find((f) => f.name === name)
    ?? files.find((f) => f.used && f.name.toLowerCase() === name.toLowerCase());
  return send(ctx, path, sent.map((file) => [named(file.name)?.name ?? file.name, file]));
}

async function send(ctx, path, all) {
  const { t, api } = ctx;
  const progress = document.getElementById('sending');
  let done = 0;
  try {
    for (const [name, file] of all) {
      progress.textContent = t('sending', { n: done + 1, all: all.length, name });
      await api.putFile(`${path}/${encodeURIComponent(name)}`, file, file.type || 'application/octet-stream');
      done += 1;
    }
    if (done) {
      ctx.notify(t('files-taken', { n: done }));
    }
  } catch (e) {
    ctx.notify(t('not-taken', { name: all[done][0], why: e.message }), 'error');
  } finally {
    progress.textContent = '';
  }
}
