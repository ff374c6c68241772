// One case study: its blocks at the left, the page as it reads now beside them (below them on a phone).
import { html, nothing, render, repeat, ref, live } from 'lit-all';
import { blockForm, fresh } from './blocks.js';
import { base, file, home, style } from './common.js';
import { editions, issueDialog } from './editions.js';
import { askForNumber } from './number.js';
import { none, questions } from './questions.js';

const PAUSE_BEFORE_PREVIEW = 700;

/** The editor on the screen: only it may draw, whatever answers come late for another one. */
let opened = null;

/** The editors by address: what is not saved yet outlives going elsewhere in the studio. */
const kept = new Map();

window.addEventListener('beforeunload', (event) => {
  if ([...kept.values()].some((ed) => ed.dirty)) {
    event.preventDefault();
  }
});

/** The editor's view: everything after the first drawing happens in place. */
export async function editor(ctx) {
  const address = `${ctx.study.slug}/${ctx.params.id ?? 'new'}`;
  const known = kept.get(address);
  const ed = known?.dirty ? known : new Editor(address);
  ed.ctx = ctx;
  ed.t = ctx.t;
  ed.base = base(ctx);
  if (ed !== known) {
    await ed.load();
    kept.set(address, ed);
  }
  opened = ed;
  ctx.setTitle(ed.doc.title || ctx.t('new'));
  return html`${style}<div class="case-study" ${ref((element) => element && ed.mount(element))}></div>`;
}

class Editor {
  constructor(address) {
    this.address = address;
    this.saved = null;
    this.known = none;
    this.stories = [];
    this.excerpts = [];
    this.problems = [];
    this.page = '';
    this.failure = '';
    this.dirty = false;
    this.keys = new WeakMap();
    this.lastKey = 0;
  }

  async load() {
    const { ctx } = this;
    const study = `studies/${encodeURIComponent(ctx.study.slug)}`;
    const optional = (path) => ctx.api.get(path).catch(() => []);
    const [saved, questionnaires, stories, excerpts] = await Promise.all([
      ctx.params.id ? ctx.api.get(`${this.base}/${ctx.params.id}`) : null,
      optional(`${study}/questionnaires`), optional(`${study}/stories`), optional(`${study}/excerpts`),
    ]);
    this.questionnaires = questionnaires.items ?? questionnaires;
    this.stories = (stories.items ?? stories).filter((s) => s.state === 'PUBLISHED');
    this.excerpts = (excerpts.items ?? excerpts).filter((x) => x.quote && !x.unquotable);
    this.take(saved ?? {
      title: '', subtitle: '', language: ctx.study.languages[0],
      questionnaire: this.questionnaires[0]?.code ?? '', blocks: [fresh.heading(), fresh.paragraph()],
    });
    this.saved = saved;
  }

  take(saved) {
    const { title, subtitle, language, questionnaire, blocks } = saved;
    this.doc = { title, subtitle, language, questionnaire, blocks: structuredClone(blocks) };
  }

  mount(element) {
    if (opened !== this) {
      return;
    }
    const isNew = !this.element;
    this.element = element;
    this.draw();
    if (isNew) {
      this.learn();
      this.preview();
    }
  }

  /** Reads what can be asked of the data; the text can be written meanwhile. Of two readings the later one counts. */
  learn() {
    const learning = questions(this.ctx, this.doc.questionnaire, this.doc.language).catch(() => none)
      .then((known) => {
        if (this.learning === learning) {
          this.known = known;
          this.draw();
        }
      });
    this.learning = learning;
  }

  /** The document as the API takes it. */
  body() {
    return this.doc;
  }

  key(block) {
    if (!this.keys.has(block)) {
      this.keys.set(block, ++this.lastKey);
    }
    return this.keys.get(block);
  }

  change(target, field, value) {
    if (value === '' && ['where', 'columns', 'title'].includes(field) && target !== this.doc) {
      delete target[field];
    } else {
      target[field] = value;
    }
    this.touched();
  }

  touched() {
    this.dirty = true;
    this.draw();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.preview(), PAUSE_BEFORE_PREVIEW);
  }

  add(type, at) {
    this.doc.blocks.splice(at, 0, fresh[type]());
    this.touched();
    this.element.querySelectorAll('.blocks > li')[at]?.querySelector('input, textarea, select')?.focus();
  }

  move(from, to) {
    const [block] = this.doc.blocks.splice(from, 1);
    this.doc.blocks.splice(to, 0, block);
    this.touched();
  }

  remove(at) {
    const [gone] = this.doc.blocks.splice(at, 1);
    this.gone = { block: gone, at };
    this.touched();
  }

  undo() {
    this.doc.blocks.splice(this.gone.at, 0, this.gone.block);
    this.gone = null;
    this.touched();
  }

  insertNumber(block, area) {
    const at = area.selectionEnd ?? block.text.length;
    askForNumber(this, (number) => {
      this.change(block, 'text', block.text.slice(0, at) + number + block.text.slice(at));
    });
  }

  async preview() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const body = { ...this.doc, title: this.doc.title || this.t('untitled') };
    try {
      const seen = await this.ctx.api.post(`${this.base}/preview`, body);
      if (turn === this.turn) {
        this.page = seen.html;
        this.problems = seen.problems;
      }
    } catch (e) {
      if (turn === this.turn) {
        this.problems = e.problem?.problems ?? [{ field: '', value: '', message: e.message }];
      }
    }
    this.draw();
  }

  /** Does something at the server, says so, and takes its answer as what is saved. */
  async call(act, said) {
    this.failure = '';
    try {
      this.saved = await act();
      this.said = this.t(said);
      return true;
    } catch (e) {
      this.failure = e.message;
      this.problems = e.problem?.problems ?? this.problems;
      return false;
    } finally {
      this.draw();
    }
  }

  async save() {
    const { api } = this.ctx;
    const isNew = !this.saved;
    const done = await this.call(() => isNew ? api.post(this.base, this.doc)
      : api.put(`${this.base}/${this.saved.id}`, this.doc), 'saved');
    if (done) {
      this.dirty = false;
      this.draw();
    }
    if (done && isNew) {
      history.replaceState(null, '', `${home(this.ctx)}/${this.saved.id}`);
      kept.delete(this.address);
      this.address = `${this.ctx.study.slug}/${this.saved.id}`;
      kept.set(this.address, this);
    }
    return done;
  }

  async issue() {
    const saved = !this.dirty || await this.save();
    const issued = saved && await this.call(() => this.ctx.api.post(`${this.base}/${this.saved.id}/issue`), 'issued');
    if (issued) {
      this.element.querySelector('#issue').close();
    }
  }

  openAddress() {
    return this.call(() => this.ctx.api.post(`${this.base}/${this.saved.id}/public-address`), 'address-open');
  }

  closeAddress() {
    return this.call(() => this.ctx.api.delete(`${this.base}/${this.saved.id}/public-address`), 'address-closed');
  }

  draw() {
    if (this.element && opened === this) {
      render(whole(this), this.element);
    }
  }
}

const whole = (ed) => html`
  <div class="head"><h1 lang=${ed.doc.language}>${ed.doc.title || ed.t('new')}</h1>${actions(ed)}</div>
  <div role="status" aria-live="polite">${ed.failure ? html`<p class="notice error">${ed.failure}</p>`
    : ed.dirty ? html`<p class="soft">${ed.t('unsaved')}</p>` : ed.said ? html`<p class="soft">✓ ${ed.said}</p>` : nothing}</div>
  ${ed.saved?.stale ? html`<p class="notice warn">⚠ ${ed.t('stale')}</p>` : nothing}
  <div class="sides">
    <div class="case-study-writing">${about(ed)}${blocks(ed)}${editions(ed)}</div>
    <section class="case-study-preview" aria-label=${ed.t('preview')}>
      <h2>${ed.t('preview')}</h2>
      ${loose(ed)}
      <iframe title=${ed.t('preview')} sandbox="allow-same-origin" .srcdoc=${live(ed.page)}></iframe>
    </section>
  </div>
  ${ed.saved ? issueDialog(ed) : nothing}`;

function actions(ed) {
  const { t, saved } = ed;
  return html`<div class="actions">
    ${saved ? html`<a class="button" href=${file(ed.ctx, saved.id, 'pdf', '?draft=true')} target="_blank" data-testid="pdf">PDF</a>
      <a class="button" href=${file(ed.ctx, saved.id, 'html', '?draft=true')} target="_blank">${t('page')}</a>
      <button @click=${() => ed.element.querySelector('#issue').showModal()} data-testid="issue">${t('issue')}</button>` : nothing}
    <button class="primary" @click=${() => ed.save()} ?disabled=${!ed.dirty && saved !== null} data-testid="save">${t('save')}</button>
  </div>`;
}

/** What is wrong with no block in particular. */
function loose(ed) {
  const all = ed.problems.filter((p) => !p.block);
  return all.length ? html`<div class="notice error">${all.map((p) => html`<p>${p.message}</p>`)}</div>` : nothing;
}

function about(ed) {
  const { t, doc } = ed;
  const input = (field, label) => html`<label class="field wide"><span>${t(label)}</span>
    <input maxlength="300" lang=${doc.language} data-testid=${field} .value=${live(doc[field])}
      @input=${(e) => ed.change(doc, field, e.target.value)}></label>`;
  const select = (field, label, all) => html`<label class="field"><span>${t(label)}</span>
    <select @change=${(e) => { ed.change(doc, field, e.target.value); ed.learn(); }}>
      ${all.map(([value, name]) => html`<option value=${value} ?selected=${value === doc[field]}>${name}</option>`)}
    </select></label>`;
  const languages = [...new Set([...ed.ctx.study.languages, doc.language])].map((l) => [l, languageName(l)]);
  return html`${input('title', 'title')}${input('subtitle', 'subtitle')}
    <div class="inline">${select('language', 'language', languages)}
      ${ed.questionnaires.length > 1 ? select('questionnaire', 'questionnaire', ed.questionnaires.map((q) => [q.code, q.title ?? q.code])) : nothing}</div>`;
}

const languageName = (tag) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag);

function blocks(ed) {
  const all = ed.doc.blocks;
  return html`<ol class="blocks" aria-label=${ed.t('blocks')}>
      ${repeat(all, (b) => ed.key(b), (b, i) => html`<li class="block-${b.type}">${blockHead(ed, b, i)}${blockForm(ed, b)}
        ${ed.problems.filter((p) => p.block === i + 1).map((p) => html`<p class="error-text">⚠ ${p.message}</p>`)}
        ${adder(ed, i + 1)}</li>`)}
    </ol>
    ${all.length === 0 ? adder(ed, 0) : nothing}
    ${ed.gone ? html`<p class="notice">${ed.t('removed')} <button class="quiet" @click=${() => ed.undo()}>${ed.t('undo')}</button></p>` : nothing}`;
}

function blockHead(ed, block, i) {
  const { t } = ed;
  const last = ed.doc.blocks.length - 1;
  return html`<div class="block-head"><strong>${i + 1} · ${t(`block-${block.type}`)}</strong>
    <button class="quiet" ?disabled=${i === 0} title=${t('up')} aria-label=${t('up')} @click=${() => ed.move(i, i - 1)}>↑</button>
    <button class="quiet" ?disabled=${i === last} title=${t('down')} aria-label=${t('down')} @click=${() => ed.move(i, i + 1)}>↓</button>
    <button class="quiet" title=${t('remove')} aria-label=${t('remove')} @click=${() => ed.remove(i)}>✕</button></div>`;
}

const adder = (ed, at) => html`<details class="adder"><summary>＋ ${ed.t('add-block')}</summary>
  <div class="actions">${Object.keys(fresh).map((type) => html`<button data-testid=${`add-${type}`} @click=${(e) => {
    e.target.closest('details').open = false;
    ed.add(type, at);
  }}>${ed.t(`block-${type}`)}</button>`)}</div></details>`;
