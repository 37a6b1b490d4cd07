// @ts-check
/**
 * What differs between two texts, by whole lines and then by words. Pure.
 *
 * @typedef {"same" | "gone" | "new"} Kind
 * @typedef {{kind: Kind, text: string}} Piece
 */

/** Beyond so many comparisons two lists are told apart as a whole. */
const mostComparisons = 4_000_000;
/** Lines of which at least so much stayed are shown as one line that was changed. */
const alike = 0.4;

/** The longest common part stays; what stands beside it is gone or new. @param {string[]} before @param {string[]} after @returns {Piece[]} */
export function difference(before, after) {
  const [rows, columns] = [before.length, after.length];
  if (rows * columns > mostComparisons) return [...before.map((text) => piece("gone", text)), ...after.map((text) => piece("new", text))];
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = before[row] === after[column] ? lengths[(row + 1) * width + column + 1] + 1
        : Math.max(lengths[(row + 1) * width + column], lengths[row * width + column + 1]);
    }
  }
  /** @type {Piece[]} */
  const pieces = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    if (row < rows && column < columns && before[row] === after[column]) {
      pieces.push(piece("same", before[row]));
      row += 1;
      column += 1;
    } else if (column >= columns || (row < rows && lengths[(row + 1) * width + column] >= lengths[row * width + column + 1])) {
      pieces.push(piece("gone", before[row]));
      row += 1;
    } else {
      pieces.push(piece("new", after[column]));
      column += 1;
    }
  }
  return pieces;
}

/** @param {Kind} kind @param {string} text @returns {Piece} */
const piece = (kind, text) => ({ kind, text });

/** The words of a line, each with what follows it. @param {string} text */
const wordsOf = (text) => text.match(/\S+\s*|\s+/g) ?? [];

/**
 * Line by line: each is a list of pieces, all of one kind where the whole line stayed, went or came.
 * @param {string[]} before @param {string[]} after @returns {Piece[][]}
 */
export function lineDifference(before, after) {
  const whole = difference(before, after);
  /** @type {Piece[][]} */
  const lines = [];
  for (let at = 0; at < whole.length;) {
    if (whole[at].kind === "same") {
      lines.push([whole[at]]);
      at += 1;
      continue;
    }
    const end = whole.findIndex((one, place) => place > at && one.kind === "same");
    const run = whole.slice(at, end < 0 ? whole.length : end);
    lines.push(...changed(run.filter((one) => one.kind === "gone"), run.filter((one) => one.kind === "new")));
    at += run.length;
  }
  return lines;
}

/** Pairs what went with what came in its place, in order. @param {Piece[]} gone @param {Piece[]} fresh @returns {Piece[][]} */
function changed(gone, fresh) {
  /** @type {Piece[][]} */
  const lines = [];
  const left = [...fresh];
  for (const old of gone) {
    const at = left.findIndex((one) => likeness(old.text, one.text) >= alike);
    if (at < 0) {
      lines.push([old]);
      continue;
    }
    lines.push(...left.splice(0, at).map((one) => [one]));
    lines.push(joined(difference(wordsOf(old.text), wordsOf(/** @type {Piece} */ (left.shift()).text))));
  }
  return [...lines, ...left.map((one) => [one])];
}

/** How much of two lines is the same, from 0 to 1. @param {string} before @param {string} after */
function likeness(before, after) {
  const pieces = difference(wordsOf(before), wordsOf(after));
  const same = pieces.filter((one) => one.kind === "same").reduce((sum, one) => sum + one.text.length, 0);
  return same / Math.max(1, before.length, after.length);
}

/** Neighbours of one kind become one piece. @param {Piece[]} pieces @returns {Piece[]} */
function joined(pieces) {
  /** @type {Piece[]} */
  const all = [];
  for (const one of pieces) {
    const last = all[all.length - 1];
    if (last?.kind === one.kind) last.text += one.text;
    else all.push({ ...one });
  }
  return all;
}
