// @ts-check
import { pathOf } from "../lib/routes.js";
import { commandTable } from "../lines.js";
import { dialog } from "./dialog.js";
import { fill, h, say } from "./dom.js";
import { inputOf } from "./fields.js";
import { moderationStyle } from "./style.js";

/**
 * Acts of moderation in one dialog: what the act needs, then what it would do, then the act, then how to undo it.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {{command: string, key: string, fields?: string[], given?: any, final?: boolean}} Deed `!` marks a field that
 *   is needed; what is `final` has no undo, and is done when the name of what it is done to was typed
 */

/** Every act that is offered, with the letter that chooses it in menus and in the queue. @type {Record<string, Deed>} */
export const deeds = {
  report: { command: "message.report", key: "r", fields: ["words!"] },
  remove: { command: "message.remove", key: "x", fields: ["rule!", "words"] },
  restore: { command: "message.restore", key: "e", fields: ["words"] },
  purge: { command: "message.purge", key: "P", fields: ["words", "sure!"], final: true },
  erase: { command: "entry.erase", key: "E", fields: ["words", "sure!"], final: true },
  move: { command: "message.move", key: "v", fields: ["place!", "to"] },
  split: { command: "thread.split", key: "t", fields: ["title!"] },
  merge: { command: "thread.merge", key: "g", fields: ["into!"] },
  pin: { command: "thread.pin", key: "p" },
  unpin: { command: "thread.unpin", key: "p" },
  lock: { command: "place.lock", key: "l", fields: ["lasts", "rule", "words"] },
  unlock: { command: "place.unlock", key: "l" },
  slow: { command: "place.slow", key: "s", fields: ["pace!"] },
  premoderate: { command: "place.premoderate", key: "h", given: { on: true } },
  unpremoderate: { command: "place.premoderate", key: "h", given: { on: false } },
  mute: { command: "member.mute", key: "m", fields: ["lasts!", "rule!", "words"] },
  unmute: { command: "member.unmute", key: "m", fields: ["words"] },
  ban: { command: "member.ban", key: "b", fields: ["lasts!", "rule!", "words"] },
  unban: { command: "member.unban", key: "b", fields: ["words"] },
  kick: { command: "member.kick", key: "o", fields: ["words"] },
  note: { command: "member.note", key: "n", fields: ["text!"] },
  appoint: { command: "member.appoint", key: "a", fields: ["role!"] },
  arbiter: { command: "member.appoint", key: "a", fields: ["words"], given: { role: "arbiter" } },
  unarbiter: { command: "member.unappoint", key: "a", fields: ["words"] },
  calm: { command: "calm.call", key: "c", fields: ["lasts!", "words"] },
  uncalm: { command: "calm.call", key: "c", given: { lasts: "off" } },
  appeal: { command: "entry.appeal", key: "a", fields: ["words!"] },
  approve: { command: "queue.approve", key: "a" },
  reject: { command: "queue.reject", key: "r", fields: ["rule!", "words"] },
  dismiss: { command: "queue.dismiss", key: "d", fields: ["words"] },
  escalate: { command: "queue.escalate", key: "e" },
  "agree.mute": { command: "queue.agree", key: "m", fields: ["lasts!", "rule!", "words"], given: { act: "mute" } },
  "agree.ban": { command: "queue.agree", key: "b", fields: ["lasts!", "rule!", "words"], given: { act: "ban" } },
  "agree.kick": { command: "queue.agree", key: "o", fields: ["words"], given: { act: "kick" } },
  "agree.remove": { command: "queue.agree", key: "x", fields: ["rule!", "words"], given: { act: "remove" } },
  grant: { command: "queue.agree", key: "g", fields: ["lasts", "words"] },
  uphold: { command: "queue.dismiss", key: "d", fields: ["words!"] },
};

/** Whose words go to others than the one touched. */
const told = new Set(["message.report", "entry.appeal"]);

/** How long, as offered; anything else can be typed. */
const spans = ["2h", "1d", "7d", "28d"];
const paces = ["30s", "2m", "10m", "5/day", "off"];

/**
 * Opens the dialog of an act.
 * @param {App} app @param {keyof typeof deeds} name @param {any} target the fields that say on what, with `hub` or `everywhere`
 * @param {{about?: string, hub?: number, more?: string, done?: (answer: any) => void}} [how] whom it is about, whose rules hold, what to say first
 */
export async function deedDialog(app, name, target, { about = "", hub, more, done } = {}) {
  const { words } = app;
  const deed = deeds[name];
  const [table] = await Promise.all([commandTable(app), moderationStyle()]);
  const row = table.find((one) => one.name === deed.command);
  const canTry = !row || row.fields.some((/** @type {any} */ one) => one.name === "dry_run");
  const needs = (/** @type {string} */ field) => row?.fields.some((/** @type {any} */ one) => one.name === field && !one.optional);
  const rules = deed.fields?.some((one) => one.startsWith("rule")) ? await rulesOf(app, hub) : [];
  const inputs = (deed.fields ?? []).map((field) => {
    const [bare, must] = [field.replace("!", ""), field.endsWith("!") || needs(field)];
    return fieldOf(app, bare, { must, rules, hub, deed, about });
  });
  const verb = words.say(`deed.${name}`).replace("…", "");
  const would = h("p", { class: "would", role: "status" });
  const refusal = h("p", { class: "refusal", role: "alert" });
  const back = h("button", { type: "button", class: "button plain", onclick: () => (isSure && inputs.length ? unsure(true) : element.close()) }, words.say("cancel"));
  const go = /** @type {HTMLButtonElement} */ (h("button", { type: "submit", class: "button" }));
  let isSure = !canTry;
  let sentence = "";

  const unsure = (/** @type {boolean} */ focuses) => {
    isSure = !canTry;
    say(would, "");
    say(refusal, "");
    say(go, canTry ? words.say("deed.try") : verb);
    go.classList.remove("danger");
    for (const { input } of inputs) input.removeAttribute("aria-invalid");
    if (focuses) inputs[0]?.input.focus();
  };
  const fields = () => {
    const { sure, ...typed } = Object.assign({}, ...inputs.map(({ read }) => read()));
    if (deed.final && sure !== about) throw { say: words.say("deed.sure.say", { about }), field: "sure" };
    return { ...target, ...deed.given, ...typed };
  };
  /** @param {any} error */
  const refuse = (error) => {
    unsure(false);
    say(refusal, `${error.say || words.say("fault")}${error.try ? ` (${error.try})` : ""}`);
    const wrong = inputs.find(({ names }) => names.includes(error.field))?.input;
    wrong?.setAttribute("aria-invalid", "true");
    (wrong ?? go).focus();
  };
  const step = async () => {
    go.disabled = true;
    try {
      if (isSure) await act();
      else await rehearse();
    } catch (error) {
      go.disabled = false;
      refuse(error);
    }
    go.disabled = false;
  };
  const rehearse = async () => {
    const told = await app.link.request(deed.command, { ...fields(), dry_run: true, key: app.newKey() });
    isSure = true;
    sentence = told.would ?? "";
    fill(would, h("b", null, words.say("deed.would")), " ", sentence);
    say(go, verb);
    go.classList.toggle("danger", deed.final ?? false);
    go.disabled = false;
    go.focus();
  };
  const act = async () => {
    const answer = await app.ask(deed.command, { ...fields(), key: app.newKey() });
    element.close();
    tell(app, answer, sentence || words.say(`done.${["report", "note", "appeal", "appoint"].includes(name) ? name : "other"}`));
    done?.(answer);
  };
  const form = h("form", { class: "form deed", novalidate: !canTry ? null : true, onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); step(); }, oninput: () => { if (canTry) unsure(false); } },
    inputs.map(({ element: one }) => one), would, refusal, h("footer", null, back, go));
  const element = dialog(app, words.say(`deed.${name}.of`, { about }), more && h("p", { class: "soft" }, more), deed.final && h("p", { class: "final" }, h("b", null, words.say("deed.final")), " ", words.say(`deed.${name}.more`)), form);
  unsure(false);
  inputs[0]?.input.focus();
  if (!inputs.length && canTry) await step();
  return element;
}

/** Says what was done, and offers to take it back. @param {App} app @param {any} answer @param {string} sentence */
function tell(app, { entry, undo }, sentence) {
  const where = entry?.hub === undefined ? { everywhere: true } : { hub: entry.hub };
  app.notice(sentence, "said", undo && (async () => {
    const undone = await app.act("entry.undo", { entry: entry.number, ...where });
    if (undone) app.notice(app.words.say("undone"));
  }));
}

/** The rules that hold in a hub: its charter's, else the community's. @param {App} app @param {number} [hub] @returns {Promise<{number: number, text: string}[]>} */
export async function rulesOf(app, hub) {
  const ask = (/** @type {any} */ fields) => app.link.request("charter.show", fields).then(({ charter }) => charter.rules, () => []);
  const own = hub === undefined ? [] : await ask({ hub });
  const rules = own.length ? own : await ask({ everywhere: true });
  return rules.map((/** @type {any} */ one, /** @type {number} */ at) => ({ number: one.number ?? at + 1, text: one.text ?? one }));
}

/**
 * @param {App} app @param {string} name @param {{must: boolean, rules: any[], hub?: number, deed: Deed, about: string}} how
 * @returns {{input: HTMLInputElement, element: HTMLElement, names: string[], read: () => any}}
 */
function fieldOf(app, name, { must, rules, hub, deed, about }) {
  const { words } = app;
  const label = words.say(`deed.field.${name}`, { about }) + (must ? "" : ` ${words.say("optional")}`);
  const made = (/** @type {any} */ field) => inputOf(app, { name: `deed-${name}`, label, ...field });
  const valued = (/** @type {any} */ { input, element }, parsed = (/** @type {string} */ text) => /** @type {any} */ (text)) =>
    ({ input, element, names: [name], read: () => (input.value.trim() ? { [name]: parsed(input.value.trim()) } : {}) });
  switch (name) {
    case "lasts": return withChips(app, valued(made({ value: deed.key === "b" ? "7d" : must ? "1d" : "", hint: words.say("deed.lasts.hint") })), spans);
    case "pace": return withChips(app, valued(made({ value: "30s", hint: words.say("deed.pace.hint") })), paces);
    case "rule": {
      if (!rules.length) return valued(made({ hint: words.say("deed.rule.hint") }), (text) => Number(text.replace(/^r/, "")) || text);
      const field = made({ kind: "choice", options: [["", words.say(must ? "deed.rule.choose" : "deed.rule.none")], ...rules.map((/** @type {any} */ one) => [String(one.number), `${one.number} · ${one.text}`])] });
      return valued(field, Number);
    }
    case "role": return valued(made({ kind: "choice", options: ["moderator", "steward"].map((one) => [one, words.say(`role.${one}`)]) }));
    case "to": return valued(made({ hint: words.say("deed.to.hint") }), (text) => (/^\d+$/.test(text) ? `${app.place.address}/${text}` : text));
    case "title": return valued(made({ maxlength: 120 }));
    case "sure": return valued(made({ maxlength: 20 }));
    case "place": case "into": {
      const list = addresses(app, hub, name === "place");
      const field = made({ list, hint: words.say(`deed.${name}.hint`) });
      field.input.placeholder = "#";
      const read = () => targetOf(app, field.input.value.trim(), name === "place");
      return { input: field.input, element: field.element, names: ["channel", "into", "message"], read };
    }
    default: return valued(made({ kind: "area", maxlength: 1000, hint: name === "words" && !told.has(deed.command) ? words.say("deed.words.hint") : "" }));
  }
}

/** Proposals that fill a line with one press. @param {App} app @param {any} field @param {string[]} offers */
function withChips(app, field, offers) {
  const { words } = app;
  const unit = /** @type {Record<string, string>} */ ({ s: "second", m: "minute", h: "hour", d: "day" });
  const named = (/** @type {string} */ one) => (/^\d+[smhd]$/.test(one) ? words.unit(Number.parseInt(one, 10), unit[one.slice(-1)]) : words.say(one === "off" ? "slow.off" : "slow.chip", { count: Number.parseInt(one, 10) || 0 }));
  const chips = offers.map((one) => h("button", { type: "button", class: "chip", onclick: () => {
    field.input.value = one;
    field.input.dispatchEvent(new Event("input", { bubbles: true }));
  } }, named(one)));
  field.input.after(h("span", { class: "chips" }, chips));
  return field;
}

/** Where something can be moved to, as one types it. @param {App} app @param {number | undefined} hub @param {boolean} withChannels */
function addresses({ state }, hub, withChannels) {
  const channels = Object.values(state.channels).filter((one) => one.hub !== undefined && !one.archived).sort((a, b) => Number(b.hub === hub) - Number(a.hub === hub));
  const threads = Object.values(state.threads).filter((one) => state.channels[one.channel]?.hub === hub && (one.title || one.replies)).sort((a, b) => b.last.id - a.last.id).slice(0, 30);
  return h("datalist", { id: "deed-addresses" },
    withChannels && channels.map((one) => h("option", { value: one.address }, one.name)),
    threads.map((one) => h("option", { value: `${state.channels[one.channel].address}/${one.number}` }, one.title || one.excerpt)));
}

/** An address as the command wants it: a channel, or a message in the thread that is meant. A bare number is of this channel. @param {App} app @param {string} text @param {boolean} mayBeChannel */
function targetOf(app, text, mayBeChannel) {
  const address = /^\d+$/.test(text) ? `${app.place.address}/${text}` : text.startsWith("#") || !text ? text : `#${text.replace(/^\//, "")}`;
  if (/\/\d+$/.test(address)) return mayBeChannel ? { into: address } : { message: address };
  return mayBeChannel ? { channel: address } : { message: address };
}

/** Where an act at a message leads afterwards. @param {App} app @param {any} thread */
export const threadPath = (app, thread) => (thread && app.state.channels[thread.channel] ? pathOf(app.state.channels[thread.channel].address, thread.number) : null);
