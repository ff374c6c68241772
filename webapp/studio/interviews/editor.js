import { html, nothing, render, repeat } from 'lit-all';
import { openForm, sentence } from './dialogs.js';

const STEPS = ['DRAFT', 'REDACTED', 'READ_BACK', 'APPROVED', 'PUBLISHED'];

/**
 * The editor of a story: excerpts to pick from, paragraphs to arrange, the story as it will look, and the steps into
 * print. Keeps what is written and not saved; everything else comes in `content`.
 */
class StoryEditor extends HTMLElement {
  #content = null;
  #title = '';
  #paragraphs = [];
  #changed = false;
  #next = 0;

  set content(content) {
    const other = this.#content?.story.id !== content.story.id;
    this.#content = content;
    if (other || !this.#changed) this.#take(content.story);
    this.#draw();
  }

  #take(story) {
    this.#title = story.title;
    this.#paragraphs = story.paragraphs.map((p) => ({
      key: this.#next++,
      excerpt: p.excerpt,
      text: p.excerpt === undefined || p.translated ? p.text : '',
    }));
    this.#changed = false;
  }

  #draw() {
    const { ctx, story } = this.#content;
    const may = ctx.study.rights.includes('PUBLISH') && story.state !== 'WITHDRAWN';
    render(
      html`${this.#way()}
        <div class="story-desk">
          ${may ? this.#desk() : nothing}
          <section aria-label=${ctx.t('story.preview')}>${this.#preview()}</section>
        </div>`,
      this,
    );
  }

  #desk() {
    const { t } = this.#content.ctx;
    return html`<section aria-label=${t('story.write')}>
      <label class="field"
        ><span>${t('story.title')}</span
        ><input maxlength="300" .value=${this.#title} @input=${(e) => this.#change(() => { this.#title = e.target.value; })}
      /></label>
      <ol class="paragraphs">
        ${repeat(this.#paragraphs, (p) => p.key, (p, i) => this.#paragraph(p, i))}
      </ol>
      <div class="actions">
        <button @click=${() => this.#add({ text: '' })} data-testid="add-text">${t('story.addText')}</button>
        <button class="primary" data-testid="save-story" ?disabled=${!this.#changed} @click=${() => this.#save()}>${t('save')}</button>
      </div>
      ${this.#shelf()}
    </section>`;
  }

  #paragraph(paragraph, i) {
    const { t } = this.#content.ctx;
    const excerpt = this.#excerpt(paragraph);
    const write = (e) => this.#change(() => { paragraph.text = e.target.value; });
    const move = (by) => this.#change(() => {
      this.#paragraphs.splice(i, 1);
      this.#paragraphs.splice(i + by, 0, paragraph);
    });
    const away = () => this.#change(() => this.#paragraphs.splice(i, 1));
    const foreign = excerpt && excerpt.language !== this.#content.story.language;
    return html`<li class=${excerpt ? 'is-quote' : ''}>
      ${excerpt ? html`<q lang=${excerpt.language}>${excerpt.quote}</q>` : nothing}
      ${excerpt && !foreign
        ? nothing
        : html`<textarea
            rows="3"
            aria-label=${t(excerpt ? 'story.translation' : 'story.text')}
            placeholder=${t(excerpt ? 'story.translation' : 'story.text')}
            .value=${paragraph.text}
            @input=${write}
          ></textarea>`}
      <div class="actions">
        <button class="quiet" ?disabled=${i === 0} aria-label=${t('story.up')} @click=${() => move(-1)}>↑</button>
        <button class="quiet" ?disabled=${i === this.#paragraphs.length - 1} aria-label=${t('story.down')} @click=${() => move(1)}>↓</button>
        <button class="quiet" @click=${away}>${t('story.takeOut')}</button>
      </div>
    </li>`;
  }

  /** The participant's excerpts, with what stands against quoting one. */
  #shelf() {
    const { ctx, excerpts } = this.#content;
    const { t } = ctx;
    const used = new Set(this.#paragraphs.map((p) => p.excerpt));
    return html`<h2>${t('story.shelf')}</h2>
      ${excerpts.length === 0 ? html`<p class="soft">${t('story.shelf.none')}</p>` : nothing}
      <ul class="shelf">
        ${excerpts.map(
          (e) => html`<li>
            <q lang=${e.language}>${e.quote}</q>
            <div class="codes">
              ${e.codes.map((c) => html`<span class="tag" title=${c.path}>${c.name}</span>`)}
              ${e.unquotable ? html`<span class="tag warn">! ${t(`unquotable.${e.unquotable}`)}</span>` : nothing}
              ${used.has(e.id)
                ? html`<span class="soft">${t('story.used')}</span>`
                : html`<button data-testid="use-excerpt" @click=${() => this.#add({ excerpt: e.id, text: '' })}>${t('story.use')}</button>`}
            </div>
          </li>`,
        )}
      </ul>`;
  }

  #preview() {
    const { ctx, story } = this.#content;
    return html`<div class="story-box" lang=${story.language}>
      <p class="story-name">${story.pseudonym}</p>
      <h3>${this.#title}</h3>
      ${this.#paragraphs.map((p) => {
        const excerpt = this.#excerpt(p);
        if (!excerpt) return html`<p>${p.text}</p>`;
        return html`<blockquote>${p.text || excerpt.quote}</blockquote>`;
      })}
      <p class="story-note">${ctx.t(story.language.startsWith('zh') ? 'story.note.zh' : 'story.note.en')}</p>
    </div>`;
  }

  /** Where the story is, what comes next, and what that lacks. */
  #way() {
    const { ctx, story } = this.#content;
    const { t } = ctx;
    const may = ctx.study.rights.includes('PUBLISH');
    if (story.state === 'WITHDRAWN') return html`<p class="notice warn">${t('story.isWithdrawn')}</p>`;
    const at = STEPS.indexOf(story.state);
    const later = story.beforePrint.filter((b) => !story.missing.some((m) => m.detail === b.detail));
    return html`<ol class="way" aria-label=${t('story.way')}>
        ${STEPS.map((s, i) => html`<li aria-current=${i === at ? 'step' : nothing} class=${i < at ? 'done' : ''}>${t(`story.${s}`)}</li>`)}
      </ol>
      ${story.missing.length
        ? html`<div class="notice warn"><p>${t('story.missing')}</p><ul>${story.missing.map((m) => html`<li>${m.detail}</li>`)}</ul></div>`
        : nothing}
      ${later.length
        ? html`<div class="notice"><p>${t('story.later')}</p><ul>${later.map((m) => html`<li>${m.detail}</li>`)}</ul></div>`
        : nothing}
      ${this.#sharing()}
      ${may
        ? html`<div class="actions way-actions">
            ${story.next
              ? html`<button class="primary" data-testid="next-step" ?disabled=${this.#changed || story.missing.length > 0} @click=${() => this.#step(story.next)}>
                  ${t(`step.${story.next}`)}
                </button>`
              : nothing}
            ${this.#changed ? html`<span class="soft">${t('story.saveFirst')}</span>` : nothing}
            <button class="danger" @click=${() => this.#withdraw()}>${t('step.withdrawal')}</button>
          </div>`
        : nothing}`;
  }

  /** How many of the survey's respondents could be the one who tells this. */
  #sharing() {
    const { ctx, sharing } = this.#content;
    if (!sharing.respondents || !Object.keys(sharing.by).length) return nothing;
    const few = sharing.sharing < ctx.study.smallestGroup;
    const by = Object.entries(sharing.by).map(([name, value]) => `${name} ${value}`).join(', ');
    return html`<p class=${few ? 'notice warn' : 'soft'} data-testid="sharing">
      ${ctx.t('story.sharing', { n: sharing.sharing, all: sharing.respondents, by })}
      ${few ? ctx.t('story.sharing.few', { k: ctx.study.smallestGroup }) : nothing}
    </p>`;
  }

  #excerpt(paragraph) {
    return this.#content.excerpts.find((e) => e.id === paragraph.excerpt);
  }

  #add(paragraph) {
    this.#change(() => this.#paragraphs.push({ key: this.#next++, ...paragraph }));
  }

  #change(act) {
    act();
    this.#changed = true;
    this.#draw();
  }

  get #path() {
    const { ctx, story } = this.#content;
    return `studies/${ctx.study.slug}/stories/${story.id}`;
  }

  async #save() {
    const { ctx } = this.#content;
    const paragraphs = this.#paragraphs
      .filter((p) => p.excerpt || p.text.trim())
      .map((p) => ({ ...(p.excerpt ? { excerpt: p.excerpt } : {}), ...(p.text.trim() ? { text: p.text.trim() } : {}) }));
    await this.#try(async () => {
      await ctx.api.put(this.#path, { title: this.#title, paragraphs });
      this.#changed = false;
    });
  }

  #step(next) {
    return this.#try(() => this.#content.ctx.api.post(`${this.#path}/${next}`, {}));
  }

  #withdraw() {
    const { ctx, story } = this.#content;
    openForm(ctx, {
      title: ctx.t('step.withdrawal'),
      action: ctx.t('step.withdrawal'),
      danger: true,
      body: html`<p>${ctx.t(story.state === 'PUBLISHED' ? 'story.withdraw.published' : 'story.withdraw.says')}</p>`,
      save: async () => {
        await ctx.api.post(`${this.#path}/withdrawal`, {});
        ctx.refresh();
      },
    });
  }

  async #try(act) {
    const { ctx } = this.#content;
    try {
      await act();
      ctx.refresh();
    } catch (failure) {
      ctx.notify(sentence(failure), 'error');
    }
  }
}

customElements.define('fv-story', StoryEditor);
