// @ts-check
import { nameOf } from "../lib/faces.js";
import { pathOf } from "../lib/routes.js";
import { skeleton } from "./blank.js";
import { dayDivider, editingRow, isContinued, pendingItems, showCurbs } from "./chat.js";
import { Composer } from "./composer.js";
import { fill, h, iconButton, say } from "./dom.js";
import { messageRow } from "./message.js";
import { Rows } from "./rows.js";

/** One thread: its root, its replies, and the box for a reply. @param {import("../app.js").App} app */
export function threadPage(app) {
  const { words, place } = app;
  const title = h("h2");
  const facts = h("p", { class: "facts" });
  const follow = h("button", { type: "button", class: "link" });
  const resolve = h("button", { type: "button", class: "link" });
  const rename = h("button", { type: "button", class: "link", onclick: async () => (await app.later(import("./titling.js"))).askTitle(app) }, words.say("title.edit"));
  const close = iconButton("close", words.say("thread.close"), { onclick: () => closeThread(app) });
  const head = h("header", { class: "thread-head" }, h("div", { class: "thread-title" }, title, close), facts, h("p", { class: "thread-acts" }, follow, resolve, rename));
  const list = h("div", { class: "rows" });
  const bones = skeleton();
  const scroll = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("replies.region") }, bones, list);
  const curbs = h("div", { class: "curbs", hidden: true });
  const typing = h("p", { class: "typing", "aria-live": "off" });
  const composer = new Composer(app, { name: "reply", titled: false, onUp: () => rows.editLast(shown(app)) });
  app.threadComposer = composer;
  const element = h("aside", { class: "thread", hidden: true, "aria-label": words.say("thread") }, head, scroll, h("div", { class: "foot-area" }, typing, curbs, composer.element));
  const rows = new Rows(app, scroll, list, { onEdge: (side) => place.moreReplies(side), more: () => app.state.strands[place.thread ?? -1]?.more.after ?? false, composer: () => composer });
  let last = "";

  follow.addEventListener("click", () => {
    const followed = app.state.follows[place.thread ?? -1]?.followed;
    app.act(followed ? "thread.unfollow" : "thread.follow", { thread: place.thread });
  });
  resolve.addEventListener("click", () => {
    const isOpen = app.state.threads[place.thread ?? -1]?.state === "open";
    app.act(isOpen ? "thread.resolve" : "thread.reopen", { thread: place.thread });
  });

  function update() {
    const thread = app.state.threads[place.thread ?? -1];
    element.hidden = !thread;
    if (!thread) return;
    say(title, thread.title || thread.excerpt || words.say("thread"));
    showFacts(thread);
    const visit = `${thread.id} ${place.target}`;
    if (visit !== last) {
      last = visit;
      rows.begin = () => beginning(app, rows, thread);
    }
    bones.hidden = app.state.strands[thread.id] !== undefined;
    list.hidden = !bones.hidden;
    rows.update(items(app, thread));
    const who = app.state.typing.filter((one) => one.thread === thread.id).map((one) => nameOf(one.member, ""));
    say(typing, who.length ? words.say("typing", { names: words.list.format(who.slice(0, 3)), count: who.length }) : "");
    const channel = app.state.channels[thread.channel];
    const mayWrite = !showCurbs(app, curbs, channel, thread) && (channel?.hub === undefined || joined(app, thread));
    composer.element.hidden = !mayWrite;
    composer.at({ channel: thread.channel, thread: thread.id }, words.say("reply.here"));
    if (document.hasFocus()) app.seen.thread();
  }

  /** @param {import("../lib/shapes.js").Thread} thread */
  function showFacts(thread) {
    const followed = app.state.follows[thread.id]?.followed ?? false;
    const isOpen = thread.state === "open";
    const shares = (thread.shares ?? []).join(", ");
    const mark = JSON.stringify([thread.state, thread.replies, followed, shares, thread.locked, thread.pinned, words.language]);
    if (facts.dataset.mark === mark) return;
    facts.dataset.mark = mark;
    fill(facts, h("span", { class: "good" }, `${isOpen ? "●" : "✓"} ${words.say(isOpen ? "open" : "resolved")}`),
      h("span", null, words.say("replies", { count: thread.replies })),
      thread.locked && h("span", null, words.say("locked")),
      thread.pinned && h("span", null, words.say("pinned")),
      shares && h("span", null, words.say("shared.with", { channels: shares })));
    say(follow, words.say(followed ? "following" : "follow"));
    follow.setAttribute("aria-pressed", String(followed));
    say(resolve, words.say(isOpen ? "resolve" : "reopen"));
    rename.hidden = thread.starter.id !== app.state.me?.id;
  }

  return { element, update, rows, composer, close: () => closeThread(app) };
}

/** Back to the channel alone. @param {import("../app.js").App} app */
function closeThread(app) {
  const number = app.place.target;
  app.go(pathOf(app.place.address) + (app.route.threads ? "?view=threads" : ""));
  requestAnimationFrame(() => requestAnimationFrame(() =>
    /** @type {HTMLElement | null} */ (document.querySelector(`.chat [data-number="${number}"]`))?.focus({ preventScroll: true })));
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Thread} thread */
function joined(app, thread) {
  const homes = [thread.channel, app.place.channel ?? -1];
  return homes.some((id) => app.state.hubs[app.state.channels[id]?.hub ?? -1]?.mine !== undefined);
}

/** @param {import("../app.js").App} app @param {Rows} rows @param {import("../lib/shapes.js").Thread} thread */
function beginning(app, rows, thread) {
  const { target } = app.place;
  const row = target === null || target === thread.number ? null : rows.rowOf(target);
  // Nothing of a long one was read: then from its beginning.
  return row ?? rows.list.querySelector(":scope > .divider.new") ?? (app.state.strands[thread.id]?.more.after ? rows.list.firstElementChild : null);
}

/** @param {import("../app.js").App} app */
function shown(app) {
  return (app.state.strands[app.place.thread ?? -1]?.ids ?? []).map((id) => app.state.messages[id]).filter(Boolean);
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Thread} thread */
function items(app, thread) {
  const { state, place } = app;
  const messages = shown(app);
  const address = state.channels[thread.channel]?.address ?? place.address;
  const list = [];
  let day = app.words.day(Date.now(), Date.now());
  /** @type {import("../lib/shapes.js").Message | null} */
  let before = null;
  const firstNew = messages.find((one) => !one.root && place.threadReadTo !== null && one.id > place.threadReadTo && one.author.id !== state.me?.id && !one.imported);
  // How many are new is known where all of them are loaded.
  const isWhole = !state.strands[thread.id]?.more.after;
  const fresh = firstNew && isWhole ? messages.filter((one) => one.id >= firstNew.id && one.author.id !== state.me?.id).length : 0;
  for (const message of messages) {
    if (message === firstNew) list.push({ key: "new", mark: [fresh], make: () => h("p", { class: "divider new" }, h("span", null, fresh ? app.words.say("new.count", { count: fresh }) : app.words.say("new"))) });
    const today = app.words.day(message.at, Date.now());
    if (today !== day) list.push(dayDivider(today));
    if (today !== day || message === firstNew) before = null;
    day = today;
    list.push(item(app, message, address, isContinued(before, message)));
    before = message;
    if (message.root && state.strands[thread.id]?.more.before) list.push({ key: "gap", mark: [], make: () => gap(app) });
  }
  return [...list, ...pendingItems(app, thread.channel, thread.id)];
}

/** @param {import("../app.js").App} app */
function gap(app) {
  return h("p", { class: "gap" }, h("button", { type: "button", class: "link", onclick: () => app.place.moreReplies("before") }, app.words.say("replies.earlier")));
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Message} message @param {string} address @param {boolean} continued */
function item(app, message, address, continued) {
  const key = `m${message.id}`;
  if (app.editing === message.id) return { key, mark: ["editing"], make: () => editingRow(app, message, message.number) };
  const target = app.place.target === message.number && !message.root;
  const present = app.state.presence[message.channel]?.includes(message.author.id);
  return {
    key,
    mark: [message, target, present, app.team(message.channel), address, continued, app.words, app.tongueOf, app.state.me?.id],
    make: () => messageRow(app, message, { inThread: true, continued, target, present, address, number: message.number }),
  };
}
