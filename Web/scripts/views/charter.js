// @ts-check
import { lineDifference } from "../lib/difference.js";
import { dialog } from "./dialog.js";
import { fill, h } from "./dom.js";

/**
 * A hub's charter, version by version: each with what it changed.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {{version: number, at: number, preamble: string, rules: any[]}} Charter
 */

/** @param {App} app @param {import("../lib/shapes.js").Hub} hub */
export async function showVersions(app, hub) {
  const { words } = app;
  const told = await app.ask("charter.versions", { hub: hub.id }).catch((refusal) => app.refuse(refusal));
  if (!told?.versions?.length) return;
  /** @type {{version: number, at: number}[]} */
  const versions = told.versions;
  /** @type {Map<number, Promise<Charter>>} */
  const known = new Map();
  const charter = (/** @type {number} */ version) => {
    const asked = known.get(version) ?? app.ask("charter.show", { hub: hub.id, version }).then((answer) => answer.charter);
    known.set(version, asked);
    return asked;
  };
  const shown = h("div", { class: "difference", "aria-live": "polite" });
  const select = /** @type {HTMLSelectElement} */ (h("select", { class: "field", "aria-label": words.say("charter.versions"), onchange: () => show() }, versions.map(({ version, at }) =>
    h("option", { value: String(version) }, `${words.say("charter.version", { number: String(version) })} · ${words.shortYear.format(at)}`))));
  const element = dialog(app, words.say("charter.versions.of", { hub: hub.name }), select, shown);
  element.classList.add("wide");
  async function show() {
    const at = versions.findIndex(({ version }) => String(version) === select.value);
    const before = versions[at + 1];
    try {
      const [now, then] = await Promise.all([charter(versions[at].version), before ? charter(before.version) : null]);
      if (select.value === String(now.version ?? versions[at].version)) fill(shown, changesOf(app, now, then, before?.version));
    } catch (refusal) {
      app.refuse(/** @type {any} */ (refusal));
    }
  }
  await show();
}

/** @param {App} app @param {Charter} now @param {Charter | null} then @param {number} [number] */
function changesOf({ words }, now, then, number) {
  const preamble = lineDifference(linesOf(then?.preamble ?? (then ? "" : now.preamble)), linesOf(now.preamble));
  const rules = lineDifference((then ?? now).rules.map(textOf), now.rules.map(textOf));
  const isSame = [...preamble, ...rules].every((line) => line.every(({ kind }) => kind === "same"));
  const heading = !then ? words.say("charter.first") : isSame ? words.say("charter.same") : words.say("charter.since", { number: String(number) });
  let count = 0;
  return [
    h("p", { class: "soft" }, heading),
    ...preamble.map((line) => h("p", null, pieces(words, line))),
    h("ul", { class: "rules-told" }, rules.map((line) => {
      const isGone = line.every(({ kind }) => kind === "gone");
      if (!isGone) count += 1;
      return h("li", { class: line.every(({ kind }) => kind === "same") ? "same" : null }, h("span", { class: "faint", "aria-hidden": isGone ? "true" : null }, isGone ? "–" : `${count}.`), h("span", null, pieces(words, line)));
    })),
  ];
}

/** @param {import("../lib/words.js").Words} words @param {import("../lib/difference.js").Piece[]} line */
const pieces = (words, line) => line.map(({ kind, text }) => (kind === "same" ? text
  : h(kind === "new" ? "ins" : "del", null, h("span", { class: "hidden" }, ` ${words.say(`difference.${kind}`)} `), text)));

/** @param {any} rule */
const textOf = (rule) => rule.text ?? String(rule);

/** @param {string} text */
const linesOf = (text) => text.split("\n").filter(Boolean);
