import { html, nothing } from 'lit-all';
import { field, openForm, siteOptions, values } from './dialogs.js';
import { head, link, tabs, talkState } from './parts.js';
import { consentDialog, consentMarks, identityDialog, today, withdrawalDialog } from './people.js';
import { storyDialog } from './story.js';

/** One participant: consents, interviews, stories, and the ways out. */
export async function participantView(ctx) {
  const { t, api, study, params } = ctx;
  const base = `studies/${study.slug}`;
  const [participant, answers, interviews, stories] = await Promise.all([
    api.get(`${base}/participants/${params.participant}`),
    api.get(`${base}/participants/${params.participant}/consents`),
    api.get(`${base}/interviews`),
    api.get(`${base}/stories`),
  ]);
  const held = interviews.filter((i) => i.participant === participant.ref);
  const told = stories.filter((s) => s.participant === participant.ref);
  const gone = Boolean(participant.withdrawnOn);
  const may = (right) => !gone && study.rights.includes(right);
  const ask = { label: t('consent.record'), run: () => consentDialog(ctx, participant), testid: 'record-consent' };
  return html`${head(ctx, participant.label, may('INTERVIEW') ? ask : null)} ${tabs(ctx, 'person')}
    ${gone
      ? html`<p class="notice">${t('people.withdrawn', { day: participant.withdrawnOn })} ${t('people.tombstone')}</p>`
      : nothing}
    <section>
      <h2>${t('consent.title')}</h2>
      ${gone ? nothing : consentMarks(ctx, participant)} ${consentTable(ctx, participant, answers)}
    </section>
    <section>
      <h2>${t('talks.title')}</h2>
      <ul class="talks">
        ${held.map(
          (i) => html`<li>
            ${gone ? i.date : html`<a href=${link(ctx, `talks/${i.id}`)}>${t('talks.of', { day: i.date })}</a>`}
            <span class="soft">${gone ? t('talks.erased') : talkState(ctx, i)}</span>
          </li>`,
        )}
      </ul>
      ${!may('INTERVIEW') ? nothing : html`<button @click=${() => interviewDialog(ctx, participant)}>${t('talks.add')}</button>`}
    </section>
    <section>
      <h2>${t('stories.title')}</h2>
      <ul class="talks">
        ${told.map(
          (s) => html`<li>
            <a href=${link(ctx, `stories/${s.id}`)}>${s.title}</a>
            <span class="soft">${s.language} · ${t(`story.${s.state}`)}</span>
          </li>`,
        )}
      </ul>
      ${!may('PUBLISH') ? nothing : html`<button data-testid="begin-story" @click=${() => storyDialog(ctx, participant)}>${t('stories.add')}</button>`}
    </section>
    ${may('INTERVIEW') ? lastSection(ctx, participant) : nothing}`;
}

function lastSection(ctx, participant) {
  const { t, study } = ctx;
  const attributes = Object.entries(participant.attributes);
  return html`<section>
    <h2>${t('people.who')}</h2>
    ${attributes.length
      ? html`<dl class="identity">${attributes.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
      : nothing}
    <div class="actions start">
      <button @click=${() => pseudonymDialog(ctx, participant)}>${t('people.rename')}</button>
      ${participant.identified && study.rights.includes('IDENTITY')
        ? html`<button @click=${() => identityDialog(ctx, participant)}>${t('identity.look')}</button>`
        : nothing}
      <button class="danger" @click=${() => withdrawalDialog(ctx, participant)}>${t('withdrawal.do')}</button>
    </div>
  </section>`;
}

function consentTable(ctx, participant, answers) {
  const { t, api, study } = ctx;
  const takeBack = async (answer) => {
    await api.post(`studies/${study.slug}/participants/${participant.ref}/consents/${answer.id}/withdrawal`, {});
    ctx.refresh();
  };
  if (answers.length === 0) return html`<p class="empty">${t('consent.none')}</p>`;
  return html`<details>
    <summary>${t('consent.history', { n: answers.length })}</summary>
    <ul class="history">
      ${answers.map(
        (a) => html`<li>
          <span><strong>${t(`scope.${a.scope}`)}</strong>: ${t(`state.${a.state}`)}</span>
          <span class="soft">
            ${[a.on, t(`mode.${a.asking.mode}`), a.asking.readBy, a.asking.witness, a.until && t('consent.ends', { day: a.until })]
              .filter(Boolean)
              .join(' · ')}
          </span>
          ${a.state === 'GRANTED' && study.rights.includes('INTERVIEW')
            ? html`<button class="quiet" @click=${() => takeBack(a)}>${t('consent.takeBack')}</button>`
            : nothing}
        </li>`,
      )}
    </ul>
  </details>`;
}

function pseudonymDialog(ctx, participant) {
  const { t, api, study } = ctx;
  openForm(ctx, {
    title: t('people.rename'),
    action: t('save'),
    body: html`<p class="hint">${t('people.pseudonym.hint')}</p>
      ${study.languages.map((l) => field(l, html`<input name=${l} maxlength="40" .value=${participant.pseudonym[l] ?? ''} />`))}`,
    save: async (form) => {
      await api.put(`studies/${study.slug}/participants/${participant.ref}/pseudonym`, values(form));
      ctx.refresh();
    },
  });
}

/** An interview that was held, with its transcript where there is one. */
async function interviewDialog(ctx, participant) {
  const { t, api, study } = ctx;
  const sites = await api.get(`studies/${study.slug}/sites`);
  openForm(ctx, {
    title: t('talks.add'),
    action: t('talks.add'),
    body: html`
      ${field(t('talks.date'), html`<input type="date" name="date" required .value=${today()} />`)}
      ${field(t('site'), html`<select name="site">${siteOptions(sites, participant.site)}</select>`)}
      ${field(t('language'), html`<select name="language">${study.languages.map((l) => html`<option>${l}</option>`)}</select>`)}
      ${field(t('talks.mode'), html`<input name="mode" required .value=${t('talks.mode.usual')} />`)}
      ${field(t('talks.interviewer'), html`<input name="interviewer" required />`)}
      ${field(t('talks.file'), html`<input type="file" name="file" accept=".vtt,.srt,.txt,.docx" />`, t('talks.file.hint'))}
    `,
    save: async (form) => {
      const made = await api.post(`studies/${study.slug}/interviews`, { participant: participant.ref, ...values(form) });
      const file = form.elements.file.files[0];
      if (file) await uploadTranscript(ctx, made.id, file);
      ctx.go(`studies/${study.slug}/interviews/talks/${made.id}`);
    },
  });
}

/** Sends a transcript file; the server reads its kind from the name. */
export function uploadTranscript({ api, study }, interview, file) {
  const address = `studies/${study.slug}/interviews/${interview}/transcript?file=${encodeURIComponent(file.name)}`;
  return api.upload(address, file, file.type || 'application/octet-stream');
}
