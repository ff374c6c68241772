import { html, nothing } from 'lit-all';
import { openForm, sentence } from './dialogs.js';
import { memoList } from './memos.js';
import { head, link, tabs } from './parts.js';
import { uploadTranscript } from './participant.js';
import './reader.js';

/** An interview: what was said, what is marked in it, and how far its redaction is. */
export async function interviewView(ctx) {
  const { t, api, study, params } = ctx;
  const base = `studies/${study.slug}`;
  const interview = await api.get(`${base}/interviews/${params.interview}`);
  const above = html`<a href=${link(ctx, `people/${interview.participant}`)}>${interview.label}</a>`;
  const title = head(ctx, t('talks.of', { day: interview.date }), null, above);
  const facts = [interview.site, interview.mode, interview.language, interview.interviewer].filter(Boolean).join(' · ');
  if (interview.revision === 0) return html`${title} ${tabs(ctx, 'talk')} <p class="soft">${facts}</p> ${unwritten(ctx, interview)}`;
  let transcript;
  try {
    transcript = await api.get(`${base}/interviews/${interview.id}/transcript`);
  } catch (failure) {
    return html`${title} ${tabs(ctx, 'talk')} <p class="soft">${facts}</p>
      <p class="notice error" role="alert">${sentence(failure)}</p>`;
  }
  const [excerpts, tree, memos] = await Promise.all([
    api.get(`${base}/excerpts?interview=${interview.id}`),
    api.get(`${base}/codes`),
    study.rights.includes('CODE') ? api.get(`${base}/memos?interview=${interview.id}`) : [],
  ]);
  return html`${title} ${tabs(ctx, 'talk')}
    <p class="soft">${facts}</p>
    ${redactionState(ctx, interview, transcript)}
    <fv-transcript .content=${{ ctx, interview, transcript, excerpts, tree }}></fv-transcript>
    ${memoList(ctx, interview, memos)}`;
}

function unwritten(ctx, interview) {
  return html`<div class="empty">
    <p>${ctx.t('talks.unwritten')}. ${ctx.t('talks.file.hint')}</p>
    ${ctx.study.rights.includes('INTERVIEW') ? upload(ctx, interview, ctx.t('talks.upload')) : nothing}
  </div>`;
}

function upload(ctx, interview, label) {
  const send = async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    try {
      await uploadTranscript(ctx, interview.id, file);
      ctx.refresh();
    } catch (failure) {
      ctx.notify(sentence(failure), 'error');
    } finally {
      event.target.value = '';
    }
  };
  return html`<label class="button"
    >${label}<input class="visually-hidden" type="file" data-testid="transcript-file" accept=".vtt,.srt,.txt,.docx" @change=${send}
  /></label>`;
}

/** How far the redaction is, and the next thing to do about it. */
function redactionState(ctx, interview, transcript) {
  const { t, api, study } = ctx;
  const base = `studies/${study.slug}/interviews/${interview.id}/transcript`;
  const review = async () => {
    try {
      await api.post(`${base}/review`, {});
      ctx.refresh();
    } catch (failure) {
      ctx.notify(sentence(failure), 'error');
    }
  };
  const nothingToReplace = () =>
    openForm(ctx, {
      title: t('redaction.nothing'),
      action: t('redaction.nothing.do'),
      body: html`<p>${t('redaction.nothing.says')}</p>`,
      save: async () => {
        await api.post(`${base}/redactions`, { revision: transcript.revision, replacements: [] });
        ctx.refresh();
      },
    });
  const may = (right) => study.rights.includes(right);
  const state = transcript.reviewed ? 'reviewed' : transcript.redacted ? 'redacted' : 'unredacted';
  return html`<div class="redaction-state">
    <span class="tag ${state === 'reviewed' ? 'good' : 'warn'}">${state === 'reviewed' ? '✓' : '!'} ${t(`revision.${state}`)}</span>
    <span class="soft">${t('revision.number', { n: transcript.revision })} ${t(`revision.${state}.next`)}</span>
    <span class="actions">
      ${may('INTERVIEW') && state === 'unredacted' ? html`<button @click=${nothingToReplace}>${t('redaction.nothing')}</button>` : nothing}
      ${may('CODE') && state === 'redacted' ? html`<button data-testid="review" @click=${review}>${t('redaction.review')}</button>` : nothing}
      ${may('INTERVIEW') ? upload(ctx, interview, t('talks.correct')) : nothing}
    </span>
  </div>`;
}
