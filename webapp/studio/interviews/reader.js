import { html, nothing, render } from 'lit-all';
import { field, openForm, sentence, values } from './dialogs.js';
import { excerptList } from './excerpts.js';
import { pickCodes } from './picker.js';
import { clock, pieces, selectedSpan } from './spans.js';

const SETTLED = 200;

/**
 * A transcript to read and to mark: by mouse, finger or keyboard. Keeps what is selected and the replacements that are
 * not saved yet; everything else comes in `content`.
 */
class Transcript extends HTMLElement {
  #content = null;
  #span = null;
  #replacements = [];
  #listening = new AbortController();

  set content(content) {
    if (this.#content?.transcript.revision !== content.transcript.revision) this.#replacements = [];
    this.#content = content;
    this.#span = null;
    this.#draw();
  }

  connectedCallback() {
    this.#listening = new AbortController();
    let timer = 0;
    const settle = () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#select(), SETTLED);
    };
    document.addEventListener('selectionchange', settle, { signal: this.#listening.signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  #select() {
    if (!this.isConnected || document.querySelector('dialog[open]')) return;
    const span = selectedSpan(this, this.#content.transcript.text);
    if (this.#span?.start === span?.start && this.#span?.end === span?.end) return;
    this.#span = span;
    this.#draw();
  }

  #quote(span) {
    return this.#content.transcript.text.slice(span.start, span.end);
  }

  #draw() {
    const { ctx, transcript, excerpts } = this.#content;
    const marks = [
      ...excerpts.filter((e) => e.end > e.start),
      ...this.#replacements.map((r) => ({ ...r, replacement: r.with })),
    ];
    render(
      html`<div class="reading">
        <div>
          <p class="soft hint" id="how-to-mark">${ctx.t('reader.how')}</p>
          <div class="turns" role="group" aria-label=${ctx.t('reader.title')} aria-describedby="how-to-mark" @keydown=${(e) => this.#keys(e)}>
            ${transcript.turns.map((turn) => this.#turn(turn, marks))}
          </div>
        </div>
        ${excerptList(this.#content, (id) => this.#show(id))}
      </div>
      ${this.#bar()}`,
      this,
    );
  }

  #turn(turn, marks) {
    const time = turn.startMs === undefined ? nothing : html` <time>${clock(turn.startMs)}</time>`;
    return html`<div class="turn" tabindex="0" data-turn=${turn.start}>
      <p class="speaker"><strong>${turn.speaker || '?'}</strong>${time}</p>
      <p class="said" lang=${this.#content.interview.language} data-start=${turn.start}>${pieces(turn, marks).map((piece) => this.#piece(piece))}</p>
    </div>`;
  }

  /** Nothing but the words stands in a piece: offsets are counted on the page. */
  #piece({ start, end, marks }) {
    const words = this.#quote({ start, end });
    if (marks.length === 0) return words;
    const ids = marks.map((m) => m.id).filter(Boolean);
    const replaced = marks.find((m) => m.replacement);
    const review = marks.some((m) => m.needsReview);
    const names = marks.flatMap((m) => m.codes ?? []).map((c) => c.name);
    return html`<mark
      class="depth-${Math.min(ids.length, 3)} ${review ? 'review' : ''} ${replaced ? 'replaced' : ''}"
      data-excerpts=${ids.join(' ')}
      title=${replaced ? replaced.replacement : names.join(', ')}
      data-with=${replaced?.end === end ? replaced.replacement : nothing}
      @click=${() => ids.length && this.#point(ids[ids.length - 1])}
      >${words}</mark
    >`;
  }

  /** What can be done with the selected words, and with replacements that are not saved. */
  #bar() {
    const { t, study } = this.#content.ctx;
    const unsaved = this.#replacements.length;
    if (!this.#span && !unsaved) return nothing;
    return html`<div class="mark-bar" role="toolbar" aria-label=${t('reader.bar')} data-testid="mark-bar">
      ${this.#span
        ? html`<q>${this.#quote(this.#span)}</q>
            ${study.rights.includes('CODE')
              ? html`<button class="primary" data-testid="excerpt" @click=${() => this.#excerpt()}>${t('reader.excerpt')}</button>`
              : nothing}
            ${study.rights.includes('INTERVIEW')
              ? html`<button data-testid="redact" @click=${() => this.#redact()}>${t('reader.redact')}</button>`
              : nothing}`
        : html`<span>${t('redaction.unsaved', { n: unsaved })}</span>
            <button class="primary" data-testid="save-redactions" @click=${() => this.#save()}>${t('redaction.save')}</button>
            <button @click=${() => { this.#replacements = []; this.#draw(); }}>${t('redaction.discard')}</button>`}
    </div>`;
  }

  #excerpt() {
    const { ctx, interview, transcript, tree } = this.#content;
    const span = this.#span;
    pickCodes(ctx, {
      quote: this.#quote(span),
      tree,
      save: async (codes) => {
        await ctx.api.post(`studies/${ctx.study.slug}/excerpts`, {
          ...{ interview: interview.id, revision: transcript.revision, start: span.start, end: span.end, codes },
        });
        document.getSelection().removeAllRanges();
        ctx.refresh();
      },
    });
  }

  #redact() {
    const { ctx, transcript } = this.#content;
    const span = this.#span;
    const words = this.#quote(span);
    const places = everywhere(transcript.text, words);
    openForm(ctx, {
      title: ctx.t('redaction.of', { words }),
      action: ctx.t('redaction.replace'),
      body: html`
        ${field(ctx.t('redaction.with'), html`<input name="with" required maxlength="200" autofocus data-testid="replacement" />`, ctx.t('redaction.with.hint'))}
        ${places.length > 1
          ? html`<label class="code-option"><input type="checkbox" name="all" value="yes" checked /> ${ctx.t('redaction.everywhere', { n: places.length })}</label>`
          : nothing}
      `,
      save: async (form) => {
        const given = values(form);
        const wanted = given.all ? places : [span];
        const free = wanted.filter((w) => !this.#replacements.some((r) => r.start < w.end && w.start < r.end));
        this.#replacements.push(...free.map((w) => ({ ...w, with: given.with.trim() })));
        document.getSelection().removeAllRanges();
        this.#span = null;
        this.#draw();
      },
    });
  }

  async #save() {
    const { ctx, interview, transcript } = this.#content;
    const path = `studies/${ctx.study.slug}/interviews/${interview.id}/transcript/redactions`;
    try {
      await ctx.api.post(path, { revision: transcript.revision, replacements: this.#replacements });
      ctx.refresh();
    } catch (failure) {
      ctx.notify(sentence(failure), 'error');
    }
  }

  /** Enter takes the whole turn; then Shift and the arrows make it shorter or longer. */
  #keys(event) {
    const turn = event.target.closest('.turn');
    const selection = document.getSelection();
    if (event.key === 'Enter' && turn === event.target) {
      event.preventDefault();
      selection.selectAllChildren(turn.querySelector('.said'));
    } else if (event.shiftKey && ['ArrowLeft', 'ArrowRight'].includes(event.key) && !selection.isCollapsed) {
      event.preventDefault();
      selection.modify('extend', event.key === 'ArrowLeft' ? 'backward' : 'forward', event.ctrlKey ? 'word' : 'character');
    }
  }

  /** Brings an excerpt's words into view. */
  #show(id) {
    this.querySelector(`mark[data-excerpts~="${id}"]`)?.scrollIntoView({ block: 'center' });
  }

  #point(id) {
    const item = this.querySelector(`[data-excerpt="${id}"]`);
    item?.scrollIntoView({ block: 'nearest' });
    item?.focus();
  }
}

function everywhere(text, words) {
  const places = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    places.push({ start: at, end: at + words.length });
  }
  return places;
}

customElements.define('fv-transcript', Transcript);
