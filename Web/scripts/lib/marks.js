// @ts-check
/**
 * Cuts an excerpt at its marks (UTF-16 offsets, half open). Marks out of order, overlapping or out of bounds are
 * clipped: the pieces always add up to the excerpt.
 *
 * @param {string} excerpt
 * @param {[number, number][]} marks
 * @returns {{text: string, marked: boolean}[]}
 */
export function pieces(excerpt, marks) {
  const cut = [];
  let at = 0;
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const start = Math.min(Math.max(from, at), excerpt.length);
    const end = Math.min(Math.max(to, start), excerpt.length);
    if (end === start) continue;
    if (start > at) cut.push({ text: excerpt.slice(at, start), marked: false });
    cut.push({ text: excerpt.slice(start, end), marked: true });
    at = end;
  }
  if (at < excerpt.length) cut.push({ text: excerpt.slice(at), marked: false });
  return cut;
}
