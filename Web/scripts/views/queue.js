// @ts-check
import { nameOf } from "../lib/faces.js";
import { nothing, skeleton } from "./blank.js";
import { kindOf, lasting, moment } from "./curbs.js";
import { deedDialog, deeds } from "./deeds.js";
import { fill, h, icon, keep, say } from "./dom.js";
import { faceOf } from "./face.js";
import { prose } from "./prose.js";
import { moderationStyle } from "./style.js";

/** @typedef {import("../app.js").App} App */

/** What can be done with an item of each kind, in order; `take` and `note` beside. @type {Record<string, string[]>} */
const offered = {
  report: ["agree.remove", "agree.mute", "agree.ban", "agree.kick", "dismiss", "escalate"],
  held: ["approve", "reject", "escalate"],
  appeal: ["grant", "uphold", "escalate"],
};

/** So many items are a page. */
const pageLength = 50;

/** What waits for those who look after a hub, or for operators: oldest first, worked by keyboard alone. @param {App} app */
export function queuePage(app) {
  const { words } = app;
  const name = h("h1");
  const state = h("p", { class: "soft", role: "status" });
  const list = h("div", { class: "queue" });
  const bones = skeleton();
  const keysLine = h("p", { class: "queue-keys soft" }, [["j", "queue.next"], ["k", "queue.previous"], ["t", "queue.take"], ["?", "keys"]].map(([key, what]) =>
    h("span", null, h("kbd", null, key), " ", words.say(what))));
  const further = h("p", { class: "more", hidden: true }, h("button", { type: "button", class: "button plain", onclick: async () => {
    const last = items?.at(-1);
    pages += 1;
    await load();
    const fresh = items?.[items.findIndex((one) => last && nameOfItem(one) === nameOfItem(last)) + 1];
    if (fresh) elementOf(nameOfItem(fresh))?.focus();
  } }, words.say("more")));
  const log = h("a", { class: "link" }, words.say("modlog"));
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("a", { class: "icon-button only-narrow", href: "/", "aria-label": words.say("places") }, icon("back")), name, h("div", { class: "bar-acts" }, log)),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("queue") }, h("div", { class: "sheet" }, state, keysLine, bones, list, further)));
  let asked = "";
  /** @type {any[] | null} */
  let items = null;
  /** @type {any} */
  let refusal = null;
  /** @type {any} where the next page begins */
  let next;
  let pages = 1;
  let chosen = "";
  let isLoading = false;
  let isStale = false;

  const where = () => (app.route.address ? { hub: app.route.address } : { everywhere: true });
  const nameOfItem = (/** @type {any} */ one) => `${one.hub ?? 0} q${one.number}`;

  /** The pages that are shown, afresh. */
  const whole = async () => {
    /** @type {any[]} */
    const all = [];
    let from;
    for (let page = 0; page < pages; page += 1) {
      const told = await app.link.request("queue.list", { ...where(), limit: pageLength, ...(from === undefined ? {} : { next: from }) });
      all.push(...told.items);
      from = told.next;
      if (from === undefined) break;
    }
    return { items: all, next: from };
  };

  const load = async () => {
    if (isLoading) { isStale = true; return; }
    isLoading = true;
    const mark = asked;
    try {
      await moderationStyle();
      const told = await whole();
      if (mark !== asked) return;
      const before = items ?? [];
      const at = before.findIndex((one) => nameOfItem(one) === chosen);
      const hadFocus = list.contains(document.activeElement) || document.activeElement === document.body;
      items = told.items.sort((/** @type {any} */ a, /** @type {any} */ b) => a.opened - b.opened || a.number - b.number);
      next = told.next;
      refusal = null;
      const isGone = at >= 0 && !told.items.some((/** @type {any} */ one) => nameOfItem(one) === chosen);
      draw();
      // Who has decided one goes on with the next.
      if (isGone) {
        chosen = nameOfItem(items?.[Math.min(at, told.items.length - 1)] ?? {});
        draw();
        if (hadFocus) elementOf(chosen)?.focus();
      }
    } catch (error) {
      refusal = error;
      draw();
    } finally {
      isLoading = false;
      if (isStale) { isStale = false; load(); }
    }
  };

  const elementOf = (/** @type {string} */ one) => /** @type {HTMLElement | null} */ (list.querySelector(`[data-item="${one}"]`));
  const current = () => {
    const focused = document.activeElement?.closest("[data-item]")?.getAttribute("data-item");
    return items?.find((one) => nameOfItem(one) === (focused ?? chosen)) ?? items?.[0];
  };

  /** @param {1 | -1} by */
  const step = (by) => {
    if (!items?.length) return false;
    const focused = document.activeElement?.closest("[data-item]")?.getAttribute("data-item");
    const at = focused ? items.findIndex((one) => nameOfItem(one) === focused) : -1;
    const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))];
    chosen = nameOfItem(next);
    const target = elementOf(chosen);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest" });
  };

  /** @param {any} item @param {string} what */
  const act = async (item, what) => {
    chosen = nameOfItem(item);
    const target = { item: item.number, ...placeOf(item) };
    if (what === "take") {
      const taken = await app.act("queue.take", target);
      if (taken) app.notice(words.say("queue.taken", { item: `q${item.number}` }));
      return load();
    }
    const about = `q${item.number}`;
    if (what === "note") return deedDialog(app, "note", { member: item.member.id, ...placeOf(item) }, { about: nameOf(item.member, words.say("nobody")) });
    if (what === "record") return (await import("./card.js")).showRecord(app, item.member, placeOf(item));
    return deedDialog(app, what, target, { about, hub: item.hub, done: load });
  };

  /** @param {string} key @returns {(app: App) => any} */
  const byLetter = (key) => () => {
    const item = current();
    const what = item && choicesOf(item).find((one) => letterOf(one) === key);
    if (!what) return false;
    act(item, what);
  };
  const keys = /** @type {Record<string, (app: App) => any>} */ ({ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) });
  for (const key of "tabrdexmognwhis") keys[key] = byLetter(key);

  function draw() {
    bones.hidden = items !== null || refusal !== null;
    if (refusal) return fill(list, nothing(app, refusal));
    if (!items) return;
    say(state, items.length ? words.say("queue.count", { count: Math.max(items.length, app.state.waiting[hubHere()?.id ?? 0] ?? 0) }) : "");
    further.hidden = next === undefined;
    keysLine.hidden = !items.length;
    keep(list, items.length ? items.map((one) => ({
      key: nameOfItem(one), mark: [JSON.stringify(one), words, Math.floor(Date.now() / 60000), nameOfItem(one) === chosen],
      make: () => itemElement(app, one, nameOfItem(one), act),
    })) : [{ key: "none", mark: [words], make: () => h("div", { class: "nothing" }, h("h2", null, words.say("queue.none")), h("p", null, words.say("queue.none.more"))) }]);
  }

  const hubHere = () => Object.values(app.state.hubs).find((one) => `#${one.slug}` === app.route.address);

  function update() {
    const hub = hubHere();
    const mark = app.route.address ?? "*";
    say(name, hub ? words.say("queue.of", { hub: hub.name }) : words.say("queue.all"));
    log.setAttribute("href", hub ? `/${hub.slug}/modlog` : "/modlog");
    if (mark !== asked && app.state.me) {
      asked = mark;
      items = null;
      refusal = null;
      chosen = "";
      pages = 1;
      isLoading = false;
      load();
    }
  }
  return { element, update, keys, told: (/** @type {any} */ event) => { if (event.ev === "queue") load(); } };
}

/** @param {any} item */
const placeOf = (item) => (item.hub === undefined ? { everywhere: true } : { hub: item.hub });

/** @param {any} item @returns {string[]} */
const choicesOf = (item) => [...(item.state === "taken" ? [] : ["take"]), ...(offered[item.kind] ?? []).filter((one) => one !== "escalate" || !item.escalated), "note", "record"];

/** @param {string} what */
const letterOf = (what) => (what === "take" ? "t" : what === "record" ? "i" : deeds[what].key);

/** @param {App} app @param {any} item @param {string} name @param {(item: any, what: string) => any} act */
function itemElement(app, item, name, act) {
  const { words } = app;
  const who = nameOf(item.member, words.say("nobody"));
  const id = `i${name.replace(" ", "-")}`;
  return h("article", { class: item.taken_by ? "item taken" : "item", tabindex: "-1", "data-item": name, "aria-labelledby": id },
    h("header", null,
      h("h2", { id }, h("span", { class: "item-name" }, `q${item.number}`), " ", words.say(`queue.${item.kind}`, { name: who })),
      item.escalated && h("span", { class: "tag" }, words.say("queue.escalated")),
      h("time", { class: "faint", datetime: new Date(item.opened).toISOString(), title: words.moment.format(item.opened) }, words.age(item.opened, Date.now()))),
    item.taken_by && h("p", { class: "soft" }, words.say(item.taken_by.id === app.state.me?.id ? "queue.taken.me" : "queue.taken.by", { name: nameOf(item.taken_by, "") })),
    item.reason && h("p", { class: "soft" }, words.say(`held.${item.reason}`)),
    item.entry && entryLine(app, item.entry),
    item.context?.length > 0 && h("details", null, h("summary", null, words.say("queue.context", { count: item.context.length })),
      item.context.map((/** @type {any} */ one) => quoted(app, one))),
    item.message && quoted(app, item.message, true),
    item.held && h("div", { class: "quoted chief" }, h("p", { class: "faint" }, item.held.channel), item.held.title && h("p", { class: "title" }, item.held.title), prose(item.held.html ?? "")),
    (item.reports ?? []).length > 0 && h("ul", { class: "reports" }, item.reports.map((/** @type {any} */ one) =>
      h("li", null, h("b", null, one.by ? nameOf(one.by, words.say("nobody")) : words.say("queue.someone")), " ", one.words))),
    h("footer", null, choicesOf(item).map((what) => h("button", { type: "button", class: "button plain", "data-act": what, onclick: () => act(item, what) },
      words.say(["take", "record"].includes(what) ? `queue.${what}` : `deed.${what}`), h("kbd", { "aria-hidden": "true" }, letterOf(what))))));
}

/** A message as evidence: who, when, where, what; also when it was removed. @param {App} app @param {any} message */
function quoted(app, message, main = false) {
  const { words } = app;
  const path = app.state.channels[message.channel] ? app.pathOfChannel({ id: message.channel, address: "" }, message.number) : null;
  return h("div", { class: main ? "quoted chief" : "quoted" },
    h("p", { class: "result-who" }, faceOf(message.author, "tiny"), h("b", null, nameOf(message.author, words.say("nobody"))),
      h("time", { class: "faint", datetime: new Date(message.at).toISOString() }, moment(app, message.at)),
      path && h("a", { class: "faint", href: path }, String(message.number)),
      message.state === "removed" && h("span", { class: "tag" }, words.say("gone.removed"))),
    message.html ? prose(message.html) : h("p", { class: "typed" }, message.body ?? ""));
}

/** What an appeal is against. @param {App} app @param {any} entry */
function entryLine(app, entry) {
  const { words } = app;
  return h("p", { class: "entry-line" }, h("b", null, `e${entry.number} ${kindOf(app, entry.kind)}`), " ",
    [entry.rule && words.say("by.rule", { rule: entry.rule }), entry.until && lasting(app, entry.until), entry.by && words.say("entry.by", { name: nameOf(entry.by, "") })].filter(Boolean).join(" · "),
    entry.words && h("span", { class: "soft" }, ` “${entry.words}”`));
}
