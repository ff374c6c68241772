/** How a questionnaire is dealt out on a phone: one question a screen, or a group a screen, by the form's `style`. */
import { html } from 'lit-all';
import { intoDraft } from './parts.js';

const BY_GROUP = ['theme-grid', 'field-list'];
const BY_QUESTION = 'pages';
const WAYS = ['question', 'group'];

const wordsOf = (form) => (form.style ?? '').split(/\s+/).filter(Boolean);

/** As respond.Screens reads the style. */
const isByGroup = (words) => words.some((word) => BY_GROUP.includes(word)) && !words.includes(BY_QUESTION);

/** The style that deals it out so; what else it says stays. */
function styleFor(way, form) {
  const others = wordsOf(form).filter((word) => word !== BY_QUESTION && word !== 'field-list');
  const isGrid = others.includes('theme-grid');
  const own = way === 'group' ? (isGrid ? [] : ['field-list']) : isGrid ? [BY_QUESTION] : [];
  return [...others, ...own].join(' ');
}

const wayOf = (form) => WAYS[Number(isByGroup(wordsOf(form)))];

/** Of a version, which changes in a draft only. */
export function versionDealing(ctx, form, drafts, number) {
  return html`<section data-testid="dealing"><h2>${ctx.t('dealing')}</h2>
    <p><b>${ctx.t(`dealing-${wayOf(form)}`)}</b> <span class="soft">${ctx.t(`dealing-${wayOf(form)}-why`)}</span></p>
    <p class="actions">${intoDraft(ctx, drafts, number, 'change-dealing')}</p></section>`;
}

/** Of a draft, where it is chosen. */
export function draftDealing(ctx, base, about, form) {
  const { t } = ctx;
  return html`<fieldset class="dealing" data-testid="dealing"><legend>${t('dealing')}</legend>
    ${WAYS.map((way) => html`<label class="choice"><input type="radio" name="dealing" value=${way} .checked=${way === wayOf(form)}
      @change=${(e) => choose(e.target, ctx, base, { revision: about.revision, form })}>
      <span><b>${t(`dealing-${way}`)}</b> <span class="soft">${t(`dealing-${way}-why`)}</span></span></label>`)}
  </fieldset>`;
}

/** The draft's revision goes along: what somebody else changed meanwhile is not overlooked. */
async function choose(radio, ctx, base, { revision, form }) {
  try {
    await ctx.api.post(`${base}/edits`, [{ op: 'style', style: styleFor(radio.value, form) }], { 'If-Match': `"${revision}"` });
    ctx.notify(ctx.t('dealing-changed'));
  } catch (e) {
    radio.closest('fieldset').querySelector(`[value=${wayOf(form)}]`).checked = true;
    ctx.notify(e.message, 'error');
  }
}
