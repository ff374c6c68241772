/** What the parts of the room share. */

export const home = (ctx) => `studies/${ctx.study.slug}`;
export const may = (ctx) => ctx.study.rights.includes('MANAGE');

/** A language's own name for itself. */
export const nameOf = (tag) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
