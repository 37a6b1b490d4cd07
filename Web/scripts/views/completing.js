// @ts-check
import { channelsFor, commandsFor, completed, membersNear, mostProposals, wordAt } from "../lib/completion.js";
import { nameOf } from "../lib/faces.js";
import { fill, h } from "./dom.js";
import { faceOf } from "./face.js";

let lists = 0;

/**
 * Proposals above a box for the word at the caret: members, channels, emoji, commands.
 * @param {import("../app.js").App} app @param {HTMLTextAreaElement} area @param {HTMLElement} around @param {() => {channel: number, thread?: number} | null} place
 */
export function completing(app, area, around, place) {
  const id = `proposals${++lists}`;
  const list = h("ul", { class: "proposals", role: "listbox", id, hidden: true, "aria-label": app.words.say("proposals") });
  around.prepend(list);
  area.setAttribute("aria-autocomplete", "list");
  /** @type {any[]} */
  let proposals = [];
  /** @type {ReturnType<typeof wordAt>} */
  let word = null;
  let chosen = 0;
  let asked = 0;

  const close = () => {
    asked += 1;
    proposals = [];
    list.hidden = true;
    area.removeAttribute("aria-activedescendant");
    area.removeAttribute("aria-controls");
  };
  const show = () => {
    if (!proposals.length) return close();
    list.hidden = false;
    area.setAttribute("aria-controls", id);
    area.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    fill(list, proposals.map((one, at) => h("li", { role: "option", id: `${id}-${at}`, "aria-selected": String(at === chosen), onpointerdown: (/** @type {Event} */ event) => { event.preventDefault(); take(at); } },
      one.face && faceOf(one.face, "tiny"), h("span", { class: "proposal" }, one.name), h("span", { class: "faint" }, one.note))));
  };
  /** @param {number} at */
  const take = (at) => {
    if (!word) return;
    const result = completed(area.value, word.from, area.selectionStart, proposals[at].insert);
    area.value = result.text;
    area.setSelectionRange(result.caret, result.caret);
    close();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const propose = async () => {
    word = wordAt(area.value, area.selectionStart);
    const mine = ++asked;
    if (!word) return close();
    const where = place();
    const near = word.kind === "member" && where ? membersNear(word.word, app.state, where) : [];
    const offer = (/** @type {any[]} */ found) => {
      if (mine !== asked) return;
      // What one has gone to meanwhile stays chosen, since nothing moves before it.
      if (!proposals.length || !near.length) chosen = 0;
      proposals = found;
      show();
    };
    if (near.length) {
      proposals = [];
      offer(near.map(memberProposal));
    }
    offer(await find(app, word, where, near));
  };
  area.addEventListener("input", propose);
  area.addEventListener("click", propose);
  area.addEventListener("blur", close);
  area.addEventListener("keydown", (event) => {
    if (!proposals.length || event.isComposing) return;
    const moves = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });
    if (moves[event.key]) chosen = (chosen + moves[event.key] + proposals.length) % proposals.length;
    else if (event.key === "Escape") close();
    else if (event.key === "Tab" || (event.key === "Enter" && !isWhole(area.value, word, proposals[chosen]))) take(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (proposals.length) show();
    // Before the box itself, which was there earlier and would send.
  }, { capture: true });
  // What was typed while this was loading is looked at too.
  if (area.value && document.activeElement === area) propose();
  return { close };
}

/** A command typed to its end is sent with Enter instead of completed. @param {string} text @param {any} word @param {any} proposal */
function isWhole(text, word, proposal) {
  return word?.kind === "command" && proposal.insert.trim() === text.trim();
}

/** @param {import("../lib/shapes.js").Face} face */
const memberProposal = (face) => ({ insert: `@${face.nick} `, name: nameOf(face, face.nick), note: `@${face.nick}`, face });

/** @param {import("../app.js").App} app @param {{kind: string, word: string}} word @param {{channel: number} | null} place @param {import("../lib/shapes.js").Face[]} near who is proposed already */
async function find(app, { kind, word }, place, near) {
  if (kind === "emoji") return (await import("../lib/emoji.js")).emojiFor(word.toLowerCase());
  if (kind === "channel") return channelsFor(word, Object.values(app.state.channels));
  if (kind === "command") {
    const { typedLines } = await import("../lines.js");
    return commandsFor(word, await typedLines(app));
  }
  const where = place === null ? {} : { channel: place.channel };
  const told = near.length < mostProposals ? await app.link.request("member.find", { prefix: word, limit: mostProposals, ...where }).catch(() => ({ members: [] })) : { members: [] };
  const known = new Set(near.map((face) => face.id));
  return [...near, ...told.members.filter((/** @type {any} */ face) => !known.has(face.id))].slice(0, mostProposals).map(memberProposal);
}
