/**
 * Stretches of a transcript, in UTF-16 units: what a selection means, and where the marks begin and end. Knows the page
 * only by the attribute `data-start` of the elements that hold a turn's words.
 */

/**
 * The stretch that is selected inside this element, without blanks at its edges.
 *
 * @param {Element} root holds the turns
 * @param {string} text the whole revision
 * @returns {{start: number, end: number} | null}
 */
export function selectedSpan(root, text) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const turns = [...root.querySelectorAll('[data-start]')].filter((turn) => range.intersectsNode(turn));
  if (turns.length === 0) return null;
  const first = turns[0];
  const last = turns[turns.length - 1];
  const start = Number(first.dataset.start) + unitsBefore(first, range.startContainer, range.startOffset, 0);
  const length = last.textContent.length;
  const end = Number(last.dataset.start) + unitsBefore(last, range.endContainer, range.endOffset, length);
  return trimmed(text, start, end);
}

/** The units of this turn's words before a point; `outside` where the point is in no word of it. */
function unitsBefore(turn, node, offset, outside) {
  if (!turn.contains(node)) return outside;
  const before = document.createRange();
  before.setStart(turn, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** @returns {{start: number, end: number} | null} */
export function trimmed(text, start, end) {
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  return start < end ? { start, end } : null;
}

/**
 * Cuts a turn at every edge of the marks that touch it.
 *
 * @template {{start: number, end: number}} M
 * @param {{start: number, end: number}} turn
 * @param {M[]} marks
 * @returns {{start: number, end: number, marks: M[]}[]} pieces in order; together they are the turn
 */
export function pieces(turn, marks) {
  const touching = marks.filter((m) => m.start < turn.end && m.end > turn.start);
  const edges = new Set([turn.start, turn.end]);
  for (const mark of touching) {
    edges.add(Math.max(turn.start, mark.start));
    edges.add(Math.min(turn.end, mark.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => ({
    start: cuts[i],
    end,
    marks: touching.filter((m) => m.start <= cuts[i] && m.end >= end),
  }));
}

/** A time in a recording: 1:05:09. */
export function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (n) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
