import { html, nothing } from 'lit-all';
import { field, openForm, values } from './dialogs.js';
import { head, link, tabs } from './parts.js';
import './editor.js';

/** All stories, with how far each is and what it still lacks. */
export async function storiesView(ctx) {
  const { t, api, study } = ctx;
  const stories = await api.get(`studies/${study.slug}/stories`);
  return html`${head(ctx, t('stories.title'))} ${tabs(ctx, 'stories')}
    ${stories.length === 0 ? html`<div class="empty"><p>${t('stories.none')}</p></div>` : nothing}
    <ul class="people">
      ${stories.map(
        (s) => html`<li class="person">
          <div class="person-name">
            <a href=${link(ctx, `stories/${s.id}`)}><strong>${s.title}</strong></a>
            <span>${s.pseudonym}</span>
            <span class="soft">${s.participant} · ${s.language}</span>
          </div>
          <p><span class="tag ${s.state === 'PUBLISHED' ? 'good' : ''}">${t(`story.${s.state}`)}</span></p>
          ${s.beforePrint.length ? html`<ul class="missing">${s.beforePrint.map((m) => html`<li>${m.detail}</li>`)}</ul>` : nothing}
        </li>`,
      )}
    </ul>`;
}

/** One story: its paragraphs, how it will look, and its way into print. */
export async function storyView(ctx) {
  const { t, api, study, params } = ctx;
  const base = `studies/${study.slug}`;
  const story = await api.get(`${base}/stories/${params.story}`);
  const [excerpts, interviews, sharing] = await Promise.all([
    api.get(`${base}/excerpts`),
    api.get(`${base}/interviews`),
    api.get(`${base}/stories/${story.id}/sharing`),
  ]);
  const languages = Object.fromEntries(interviews.map((i) => [i.id, i.language]));
  const own = excerpts
    .filter((e) => e.participant === story.participant && e.quote)
    .map((e) => ({ ...e, language: languages[e.interview] }));
  const above = html`<a href=${link(ctx, `people/${story.participant}`)}>${story.participant}</a>`;
  return html`${head(ctx, story.title, null, above)} ${tabs(ctx, 'story')}
    <fv-story .content=${{ ctx, story, sharing, excerpts: own }}></fv-story>`;
}

/** Begins a story of this participant. */
export function storyDialog(ctx, participant) {
  const { t, api, study } = ctx;
  openForm(ctx, {
    title: t('stories.add'),
    action: t('stories.add'),
    body: html`
      ${field(t('story.title'), html`<input name="title" required maxlength="300" autofocus />`)}
      ${field(t('language'), html`<select name="language">${study.languages.map((l) => html`<option>${l}</option>`)}</select>`)}
    `,
    save: async (form) => {
      const made = await api.post(`studies/${study.slug}/stories`, { participant: participant.ref, ...values(form) });
      ctx.go(`studies/${study.slug}/interviews/stories/${made.id}`);
    },
  });
}
