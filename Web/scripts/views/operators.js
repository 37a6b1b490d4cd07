// @ts-check
import { fill, h } from "./dom.js";

/** @typedef {{insert: string, name: string, note: string}} Offer */

/** Operators of a search and what they do, by the end of their sentence's key. @type {[string, string][]} */
const operators = [["from:", "from"], ["in:#", "in"], ["before:", "before"], ["after:", "after"], ["has:file", "file"], ["has:link", "link"], ["has:code", "code"], ["is:resolved", "resolved"], ["is:open", "open"], ["lang:", "lang"]];
/** So many are offered at once. */
const most = 8;

let lists = 0;

/** Offers operators and their values for the last word of a search. @param {import("../app.js").App} app @param {HTMLInputElement} field @param {HTMLElement} around */
export function offering(app, field, around) {
  const id = `operators${++lists}`;
  const list = h("ul", { class: "proposals below", role: "listbox", id, hidden: true, "aria-label": app.words.say("search.operators") });
  around.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id })) field.setAttribute(name, value);
  /** @type {Offer[]} */
  let offers = [];
  let chosen = -1;
  let asked = 0;

  const show = () => {
    list.hidden = !offers.length;
    field.setAttribute("aria-expanded", String(offers.length > 0));
    if (chosen >= 0 && offers.length) field.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    else field.removeAttribute("aria-activedescendant");
    fill(list, offers.map((one, at) => h("li", { role: "option", id: `${id}-${at}`, "aria-selected": String(at === chosen), onpointerdown: (/** @type {Event} */ event) => { event.preventDefault(); take(at); } },
      h("span", { class: "proposal" }, one.name), h("span", { class: "faint" }, one.note))));
  };
  const close = () => {
    asked += 1;
    offers = [];
    chosen = -1;
    show();
  };
  /** @param {number} at */
  const take = (at) => {
    const { insert } = offers[at];
    const before = field.value.slice(0, field.value.length - lastWord(field.value).length);
    field.value = before + insert + (/[:#]$/.test(insert) ? "" : " ");
    close();
    if (/[:#]$/.test(insert)) offer();
  };
  const offer = async () => {
    const mine = ++asked;
    const found = await find(app, lastWord(field.value));
    if (mine !== asked) return;
    // What one has gone to while this was asked stays chosen.
    const kept = offers[chosen]?.insert;
    offers = found;
    chosen = found.findIndex((one) => one.insert === kept);
    show();
  };
  field.addEventListener("input", offer);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (!offers.length || event.isComposing) return;
    const by = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
    if (by) chosen = (Math.max(chosen, by < 0 ? 0 : -1) + by + offers.length) % offers.length;
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" && chosen >= 0) || (event.key === "Tab" && !event.shiftKey && chosen >= 0)) take(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (offers.length) show();
  });
}

/** @param {string} text */
const lastWord = (text) => /\S*$/.exec(text)?.[0] ?? "";

/** @param {import("../app.js").App} app @param {string} word @returns {Promise<Offer[]>} */
async function find(app, word) {
  const { words, state } = app;
  const typed = word.replace(/^-/, "").toLowerCase();
  const minus = word.startsWith("-") ? "-" : "";
  const from = /^from:@?(.*)$/.exec(typed);
  if (from) {
    const told = from[1] ? await app.link.request("member.find", { prefix: from[1], limit: most }).catch(() => ({ members: [] })) : { members: state.me ? [state.me] : [] };
    return told.members.map((/** @type {any} */ face) => ({ insert: `${minus}from:${face.nick}`, name: face.name, note: `@${face.nick}` }));
  }
  const place = /^in:#?(.*)$/.exec(typed);
  if (place) {
    return Object.values(state.channels).filter((one) => one.address.startsWith("#") && one.address.includes(place[1])).slice(0, most)
      .map((one) => ({ insert: `${minus}in:${one.address}`, name: one.address, note: one.name }));
  }
  const day = /^(before|after):/.exec(typed)?.[1];
  if (day) {
    return [0, 7, 30, 365].map((days) => new Date(Date.now() - days * 86400000)).map((date) => ({ insert: `${day}:${date.toISOString().slice(0, 10)}`, name: `${day}:${date.toISOString().slice(0, 10)}`, note: words.shortYear.format(date) }))
      .filter((one) => one.insert.startsWith(typed) && one.insert !== typed);
  }
  if (typed.startsWith("lang:")) return state.community.languages.map((one) => ({ insert: `${minus}lang:${one}`, name: `lang:${one}`, note: new Intl.DisplayNames(words.language, { type: "language" }).of(one) ?? "" })).filter((one) => one.name.startsWith(typed) && one.name !== typed);
  if (!typed) return [];
  return operators.filter(([one]) => one.startsWith(typed) && one !== typed).slice(0, most).map(([one, what]) => ({ insert: minus + one, name: one, note: words.say(`operator.${what}`) }));
}
