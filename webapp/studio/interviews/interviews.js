import { html, nothing } from 'lit-all';
import { address, head, link, tabs, talkState } from './parts.js';
import { participantDialog, consentMarks } from './people.js';
import { participantView } from './participant.js';
import { interviewView } from './transcript.js';
import { codesView } from './codes.js';
import { storiesView, storyView } from './story.js';

/** The studio's room for interviews: people and what they agreed to, what they said, what comes of it. */
export const room = { id: 'interviews', path: address, order: 30, right: ['INTERVIEW', 'CODE'] };

export const routes = {
  '': peopleView,
  'people/:participant': participantView,
  'talks/:interview': interviewView,
  codes: codesView,
  stories: storiesView,
  'stories/:story': storyView,
};

/** Everybody who takes part, with the state of their consents at a glance. */
async function peopleView(ctx) {
  const { t, api, study } = ctx;
  const [participants, interviews] = await Promise.all([
    api.get(`studies/${study.slug}/participants`),
    api.get(`studies/${study.slug}/interviews`),
  ]);
  const add = { label: t('people.add'), run: () => participantDialog(ctx), testid: 'add-participant' };
  if (participants.length === 0) {
    return html`${head(ctx, t('title'), study.rights.includes('INTERVIEW') ? add : null)} ${tabs(ctx, '')}
      <div class="empty">
        <p>${t('people.none')}</p>
      </div>`;
  }
  return html`${head(ctx, t('title'), study.rights.includes('INTERVIEW') ? add : null)} ${tabs(ctx, '')}
    <ul class="people">
      ${participants.map((p) => person(ctx, p, interviews.filter((i) => i.participant === p.ref)))}
    </ul>`;
}

function person(ctx, participant, interviews) {
  const { t } = ctx;
  const names = Object.values(participant.pseudonym);
  return html`<li class="person">
    <div class="person-name">
      <a href=${link(ctx, `people/${participant.ref}`)}><strong>${participant.ref}</strong></a>
      <span>${names.length ? names.join(' · ') : t('people.unnamed')}</span>
      ${participant.site ? html`<span class="soft">${participant.site}</span>` : nothing}
    </div>
    ${participant.withdrawnOn
      ? html`<p class="soft">✕ ${t('people.withdrawn', { day: participant.withdrawnOn })}</p>`
      : consentMarks(ctx, participant)}
    <ul class="talks">
      ${interviews.map(
        (i) => html`<li>
          ${i.withdrawn
            ? html`<span class="soft">${i.date}</span>`
            : html`<a href=${link(ctx, `talks/${i.id}`)}>${t('talks.of', { day: i.date })}</a>
                <span class="soft">${talkState(ctx, i)}</span>`}
        </li>`,
      )}
    </ul>
  </li>`;
}
