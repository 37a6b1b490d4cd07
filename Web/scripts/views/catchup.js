// @ts-check
import { channelName } from "../lib/faces.js";
import { pathOf } from "../lib/routes.js";
import { skeleton } from "./blank.js";
import { h, icon, keep } from "./dom.js";
import { threadRow } from "./threads.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../lib/shapes.js").Thread} Thread */

/** Threads that are listed at most; who has more reads in the channels. */
const most = 500;

/** One list over all hubs of what is new, by thread, followed first; each read or put away with one key, until that is all. @param {App} app */
export function catchupPage(app) {
  const { words } = app;
  const list = h("ul", { class: "thread-list" });
  const state = h("p", { class: "soft", role: "status" });
  const keysLine = h("p", { class: "list-keys soft" }, [["j", "queue.next"], ["k", "queue.previous"], ["Enter", "key.open"], ["x", "catchup.done"], ["?", "keys"]].map(([key, what]) =>
    h("span", null, h("kbd", null, key), " ", words.say(what))));
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("h1", null, words.say("catchup")), h("div", { class: "bar-acts" },
      h("button", { type: "button", class: "button plain", onclick: async () => (await import("../next.js")).nextUnread(app) }, words.say("unread.next")))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("catchup") }, h("div", { class: "sheet" }, state, keysLine, list)));
  let asked = "";
  /** @type {number[] | null} threads in the server's order, once they are known */
  let order = null;
  let isWhole = false;

  async function load() {
    const found = [];
    let more = true;
    while (more && found.length < most) {
      const after = found.at(-1);
      const page = await app.ask("catchup", { limit: 100, ...(after ? { after } : {}) });
      found.push(...page.threads.map((/** @type {Thread} */ one) => one.id));
      more = page.more;
    }
    order = found;
    isWhole = !more;
  }

  /** What is left, as it is now: what came since stands behind. */
  function left() {
    const known = new Set(order);
    const fresh = Object.values(app.state.threads).filter((thread) => !known.has(thread.id));
    return [...(order ?? []).flatMap((id) => app.state.threads[id] ?? []), ...fresh].filter((thread) => isNew(app, thread));
  }

  /** @param {number} id */
  const rowOf = (id) => /** @type {HTMLElement | null} */ (list.querySelector(`[data-thread="${id}"] a`));
  const focused = () => Number(document.activeElement?.closest("[data-thread]")?.getAttribute("data-thread") ?? 0);

  /** @param {1 | -1} by */
  const step = (by) => {
    const ids = left().map((thread) => thread.id);
    if (!ids.length) return false;
    const at = ids.indexOf(focused());
    rowOf(ids[at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by))])?.focus();
  };

  /** Puts a thread away: read, as far as its channel's order lets that be said; the next one is focused. @param {number} id */
  function done(id) {
    const all = left();
    const thread = app.state.threads[id];
    const at = all.findIndex((one) => one.id === id);
    if (!thread || at < 0) return false;
    const channel = thread.channel;
    const mark = (/** @type {any} */ fields) => app.ask("read.mark", { channel, ...fields, key: app.newKey() }).catch((refusal) => app.refuse(refusal));
    if ((app.state.follows[id]?.unread ?? 0) > 0) mark({ thread: id, to: thread.last.id });
    if (thread.root > readTo(app, channel)) {
      const away = new Set([...putAway(app), thread.root]);
      app.storage.set("away", [...away].slice(-most).join(" "));
      const waiting = Object.values(app.state.threads).filter((one) => one.channel === channel && one.root > readTo(app, channel)).map((one) => one.root).sort((a, b) => a - b);
      const first = waiting.findIndex((root) => !away.has(root));
      const upTo = first < 0 ? waiting[waiting.length - 1] ?? thread.root : waiting[first - 1] ?? 0;
      // Only where nothing is missing here does the channel's own place move.
      if (isWhole && upTo > readTo(app, channel)) mark({ to: upTo });
    }
    const next = all[at + 1] ?? all[at - 1];
    app.changed();
    if (next) rowOf(next.id)?.focus();
    else element.querySelector("button")?.focus();
  }

  function update() {
    const unread = Object.values(app.state.reading).reduce((sum, one) => sum + one.unread, 0);
    const mark = String(unread);
    if (app.link.phase === "open" && app.state.me && (mark !== asked || !order) && !app.place.busy.has("catchup")) {
      asked = mark;
      app.place.once("catchup", load);
    }
    if (!app.state.me || (!order && unread)) return keep(list, [{ key: "skeleton", mark: [], make: () => h("li", null, skeleton()) }]);
    const threads = left();
    keysLine.hidden = !threads.length;
    state.textContent = threads.length ? words.say("catchup.count", { count: threads.length }) : "";
    keep(list, [...threads.map((thread) => item(app, thread, done)), {
      key: "end",
      mark: [threads.length > 0, words],
      make: () => h("li", { class: "nothing" }, h("h2", null, words.say("catchup.all")), h("p", null, words.say(threads.length ? "catchup.all.more" : "catchup.none"))),
    }]);
  }
  const keys = /** @type {Record<string, () => any>} */ ({ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), x: () => (focused() ? done(focused()) : step(1)) });
  return { element, update, keys };
}

/** @param {App} app @param {Thread} thread @param {(id: number) => any} done */
function item(app, thread, done) {
  const { words, state } = app;
  const channel = state.channels[thread.channel];
  const hub = state.hubs[channel?.hub ?? -1];
  const fresh = (state.follows[thread.id]?.unread ?? 0) + (isRootNew(app, thread) ? 1 : 0);
  const where = !channel ? "" : hub && channel.address.includes("/") ? `${hub.name} › ${channelName(app, channel)}` : channel.hub === undefined ? words.say("messages") : channelName(app, channel);
  return {
    key: thread.id,
    mark: [thread, fresh, where, words, words.age(thread.last.at, Date.now())],
    make: () => {
      const row = threadRow(app, thread, pathOf(channel?.address ?? "", thread.number), where, fresh);
      row.dataset.thread = String(thread.id);
      row.append(h("button", { type: "button", class: "link done", "data-act": "done", onclick: () => done(thread.id) }, icon("check"), h("span", null, words.say("catchup.done"))));
      return row;
    },
  };
}

/** The id up to which a channel's roots are read. @param {App} app @param {number} channel */
function readTo({ state }, channel) {
  const reading = state.reading[channel];
  return reading ? Math.max(reading.position ?? Infinity, reading.floor) : Infinity;
}

/** Roots that were put away here while older ones of their channel are not. @param {App} app @returns {Set<number>} */
const putAway = (app) => new Set((app.storage.get("away") ?? "").split(" ").map(Number).filter(Boolean));

/** @param {App} app @param {Thread} thread */
function isNew(app, thread) {
  const { state } = app;
  if ((state.reading[thread.channel]?.unread ?? 0) === 0) return false;
  return (state.follows[thread.id]?.unread ?? 0) > 0 || isRootNew(app, thread);
}

/** Whether what begins a thread is new itself, not only its replies. @param {App} app @param {Thread} thread */
function isRootNew(app, thread) {
  const { me, ignored } = app.state;
  const isOwn = thread.starter.id === me?.id || ignored.includes(thread.starter.id);
  return thread.root > readTo(app, thread.channel) && !isOwn && !putAway(app).has(thread.root);
}
