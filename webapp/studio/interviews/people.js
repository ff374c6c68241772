import { html } from 'lit-all';
import { field, openForm, siteOptions, values } from './dialogs.js';

/** The scopes of consent, in the order in which a script asks for them. */
export const SCOPES = [
  'INTERVIEW',
  'RECORDING',
  'TRANSCRIBE',
  'QUOTE',
  'STORY',
  'SHARE',
  'LINK_SURVEY',
  'CONTACT_AGAIN',
];

const SIGNS = { GRANTED: '✓', REFUSED: '✕', EXPIRED: '◷', WITHDRAWN: '⌫', MISSING: '–' };
const IDENTIFIERS = ['name', 'phone', 'workplace', 'home'];
const MODES = ['WRITTEN', 'VERBAL', 'RECORDED', 'ONLINE'];

/** Each scope with a sign and words, so that nothing hangs on a colour. */
export function consentMarks({ t }, participant) {
  return html`<ul class="consents" aria-label=${t('consent.title')}>
    ${SCOPES.map((scope) => {
      const state = participant.consents[scope] ?? 'MISSING';
      const words = `${t(`scope.${scope}`)}: ${t(`state.${state}`)}`;
      return html`<li class="consent is-${state.toLowerCase()}" title=${words}>
        <span aria-hidden="true">${SIGNS[state]}</span> ${t(`scope.${scope}`)}
        <span class="visually-hidden">: ${t(`state.${state}`)}</span>
      </li>`;
    })}
  </ul>`;
}

/** Adds somebody: reference, pseudonyms, what tells who they are, what describes them. */
export async function participantDialog(ctx) {
  const { t, api, study } = ctx;
  const sites = await api.get(`studies/${study.slug}/sites`);
  openForm(ctx, {
    title: t('people.add'),
    action: t('people.add'),
    body: html`
      ${field(t('people.ref'), html`<input name="ref" required pattern="[\\p{L}\\p{N}._\\-]*" placeholder="P04" />`, t('people.ref.hint'))}
      <fieldset>
        <legend>${t('people.pseudonym')}</legend>
        <p class="hint">${t('people.pseudonym.hint')}</p>
        ${study.languages.map((l) => field(l, html`<input name="pseudonym.${l}" maxlength="40" />`))}
      </fieldset>
      <fieldset>
        <legend>${t('people.identifiers')}</legend>
        <p class="hint">${t('people.identifiers.hint')}</p>
        ${IDENTIFIERS.map((kind) => field(t(`identifier.${kind}`), html`<input name="identifier.${kind}" autocomplete="off" />`))}
      </fieldset>
      ${field(t('people.attributes'), html`<textarea name="attributes" rows="3" placeholder="gender: female"></textarea>`, t('people.attributes.hint'))}
      ${field(t('site'), html`<select name="site">${siteOptions(sites)}</select>`)}
    `,
    save: async (form) => {
      const given = values(form);
      const made = await api.post(`studies/${study.slug}/participants`, {
        ref: given.ref.trim(),
        pseudonym: part(given, 'pseudonym.'),
        identifiers: part(given, 'identifier.'),
        attributes: attributes(given.attributes ?? ''),
        site: given.site,
      });
      ctx.go(`studies/${study.slug}/interviews/people/${made.ref}`);
    },
  });
}

/** Records what one conversation about consent brought. */
export function consentDialog(ctx, participant) {
  const { t, api, study } = ctx;
  const answer = (scope, value) => html`<label
    ><input type="radio" name="scope.${scope}" value=${value} ?checked=${value === ''} />${t(`answer.${value || 'none'}`)}</label
  >`;
  openForm(ctx, {
    title: t('consent.of', { who: participant.label }),
    action: t('consent.record'),
    wide: true,
    body: html`
      ${SCOPES.map(
        (scope) => html`<fieldset class="answer">
          <legend>${t(`scope.${scope}.long`)}</legend>
          ${answer(scope, 'granted')} ${answer(scope, 'refused')} ${answer(scope, '')}
        </fieldset>`,
      )}
      <div class="fields">
        ${field(t('consent.mode'), html`<select name="mode">${MODES.map((m) => html`<option value=${m}>${t(`mode.${m}`)}</option>`)}</select>`)}
        ${field(t('consent.on'), html`<input type="date" name="on" required .value=${today()} />`)}
        ${field(t('consent.until'), html`<input type="date" name="until" />`, t('consent.until.hint'))}
        ${field(t('consent.version'), html`<input name="scriptVersion" maxlength="60" />`)}
        ${field(t('consent.language'), html`<input name="scriptLanguage" maxlength="35" .value=${study.languages[0]} />`)}
        ${field(t('consent.reader'), html`<input name="readBy" maxlength="200" />`)}
        ${field(t('consent.witness'), html`<input name="witness" maxlength="200" />`)}
      </div>
    `,
    save: async (form) => {
      const given = values(form);
      const scopes = part(given, 'scope.');
      const those = (value) => Object.keys(scopes).filter((scope) => scopes[scope] === value);
      const { mode, on, until, scriptVersion, scriptLanguage, readBy, witness } = given;
      await api.post(`studies/${study.slug}/participants/${participant.ref}/consents`, {
        granted: those('granted'),
        refused: those('refused'),
        ...{ mode, on, until, scriptVersion, scriptLanguage, readBy, witness },
      });
      ctx.refresh();
    },
  });
}

/** Says what a withdrawal takes away, then does it. */
export async function withdrawalDialog(ctx, participant) {
  const { t, api, study } = ctx;
  const path = `studies/${study.slug}/participants/${participant.ref}/withdrawal`;
  const loss = await api.get(path);
  openForm(ctx, {
    title: t('withdrawal.of', { who: participant.label }),
    action: t('withdrawal.do'),
    danger: true,
    body: html`
      <p>${t('withdrawal.says')}</p>
      <ul>
        <li>${t('withdrawal.identity')}</li>
        <li>${t('withdrawal.interviews', { n: loss.interviews })}</li>
        <li>${t('withdrawal.excerpts', { n: loss.excerpts })}</li>
        <li>${t('withdrawal.stories', { n: loss.stories, published: loss.published.length })}</li>
      </ul>
      <p><strong>${t('withdrawal.final')}</strong></p>
      ${field(t('withdrawal.type', { ref: participant.ref }), html`<input name="ref" required pattern=${participant.ref} autocomplete="off" />`)}
    `,
    save: async () => {
      await api.post(path, {});
      ctx.refresh();
    },
  });
}

/** Shows who somebody is, after asking why. */
export function identityDialog(ctx, participant) {
  const { t, api, study } = ctx;
  let found;
  const dialog = openForm(ctx, {
    title: t('identity.of', { who: participant.label }),
    action: t('identity.look'),
    body: () =>
      found
        ? html`<dl class="identity">
            ${Object.entries(found).map(([kind, value]) => html`<dt>${t(`identifier.${kind}`)}</dt><dd>${value}</dd>`)}
          </dl>`
        : html`<p>${t('identity.logged')}</p>
            ${field(t('identity.reason'), html`<input name="reason" required maxlength="300" />`)}`,
    save: async (form) => {
      if (found) return;
      found = await api.post(`studies/${study.slug}/participants/${participant.ref}/identity`, values(form));
      throw new Shown();
    },
  });
  return dialog;
}

/** Keeps the dialog open: there is something to read in it, and nothing went wrong. */
class Shown extends Error {
  problem = { detail: ' ' };
}

function part(given, prefix) {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
}

function attributes(lines) {
  const pairs = lines.split('\n').map((line) => line.split(/[:：]/).map((s) => s.trim()));
  return Object.fromEntries(pairs.filter(([name, value]) => name && value));
}

export function today() {
  return new Date().toLocaleDateString('sv');
}
