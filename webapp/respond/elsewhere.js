// Answers that were begun on another device.

/**
 * A draft as the server tells it, as a phone keeps it.
 * @param {object} draft
 * @param {string} key that opens it
 */
export const asKept = (draft, key) => ({
  instanceId: draft.instanceId, key: key, version: draft.version, startedAt: draft.startedAt, answers: draft.answers,
  screen: Math.max(draft.screen - 1, 0), code: draft.code, until: Date.parse(draft.until), handed: true,
  agreement: draft.agreement, course: Object.assign(draft.paradata, { script: true }), trapped: draft.trapped || undefined
});

/**
 * The newest that was begun through a link which is one person's.
 * @param {object} at what network() got
 * @param {object} box
 * @returns {Promise<object|null>} as the server tells it; null where there is none, or where it is this phone's own
 */
export function begunElsewhere(at, box) {
  return box.ask('GET', at.here + '/draft', { Accept: 'application/json' })
    .then(sent => (sent.status === 200 && sent.document.key !== at.draft.key ? sent.document : null));
}
