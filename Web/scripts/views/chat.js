// @ts-check
import { channelName, nameOf } from "../lib/faces.js";
import { waitingIn } from "../lib/outbox.js";
import { pathOf } from "../lib/routes.js";
import { nothing, skeleton } from "./blank.js";
import { Composer } from "./composer.js";
import { h, icon, iconButton, say, set } from "./dom.js";
import { emptyRow, messageRow, pendingRow, shareRow } from "./message.js";
import { Rows } from "./rows.js";
import { style } from "./style.js";

/** Messages of one author within this time stand together, in milliseconds. */
const together = 5 * 60 * 1000;

/** A channel: its head, its chat or threads, and the box one writes in. @param {import("../app.js").App} app */
export function chatPage(app) {
  const { words, place } = app;
  const link = h("a");
  const name = h("h1", null, link);
  const topic = h("p", { class: "topic" });
  const chatTab = h("a", null, words.say("chat"));
  const threadsTab = h("a", null, words.say("threads"));
  const read = iconButton("check", words.say("mark.read"), { class: "icon-button only-wide", onclick: () => { place.newFrom = null; app.act("read.mark", { channel: place.channel }); } });
  const more = iconButton("more", words.say("act.more"), { onclick: async () => (await app.later(import("./menu.js"))).channelMenu(app, more, app.state.channels[place.channel ?? -1]) });
  const days = iconButton("day", words.say("jump"), { onclick: async () => (await app.later(import("./jump.js"))).jump(app) });
  const people = h("a", { class: "icon-button only-wide" }, icon("people"));
  const acts = h("div", { class: "bar-acts" }, read, days, people, more);
  const views = h("nav", { class: "tabs-two", "aria-label": words.say("view") }, chatTab, threadsTab);
  const head = h("header", { class: "bar" },
    h("a", { class: "icon-button only-narrow", href: "/", "aria-label": words.say("places") }, icon("back")),
    name, topic, acts, views);
  const list = h("div", { class: "rows", hidden: true });
  const bones = skeleton();
  const scroll = h("div", { class: "scroll", tabindex: "0", role: "region" }, bones, list);
  const jump = h("button", { type: "button", class: "jump", hidden: true, onclick: async () => { await place.newest(); app.onNewest?.(); } }, icon("down"), h("span", null, words.say("newest")));
  const typing = h("p", { class: "typing", "aria-live": "off" });
  const join = h("div", { class: "join" });
  const curbs = h("div", { class: "curbs", hidden: true });
  const threads = { element: h("div", { class: "scroll threads", hidden: true }), update: () => {} };
  const composer = new Composer(app, { name: "message", titled: true, onUp: () => rows.editLast(rootsShown(app)) });
  const foot = h("div", { class: "foot-area" }, jump, typing, join, curbs, composer.element);
  const element = h("section", { class: "chat" }, head, scroll, threads.element, foot);
  const rows = new Rows(app, scroll, list, { onEdge: (side) => place.more(side), more: () => app.state.chats[place.channel ?? -1]?.more.after ?? false, composer: () => (place.thread === null ? composer : app.threadComposer) });
  app.onNewest = () => { rows.begin = null; rows.toEnd(); };
  place.readsAt = () => (rows.isAtEnd ? null : Number(rows.anchor()?.number ?? 0) || null);
  let visit = -1;
  let isListed = false;

  function update() {
    const channel = app.state.channels[place.channel ?? -1];
    const showsThreads = app.route.threads ?? false;
    updateHead(channel, showsThreads);
    scroll.hidden = showsThreads;
    threads.element.hidden = !showsThreads;
    if (showsThreads) listThreads();
    else updateRows(channel);
    updateFoot(channel);
    if (!showsThreads && document.hasFocus() && rows.isAtEnd) app.seen.chat();
  }

  /** The list of threads is loaded when it is first looked at. */
  async function listThreads() {
    if (!isListed) {
      isListed = true;
      const [{ threadList }] = await Promise.all([import("./threads.js"), style("pages")]);
      const made = threadList(app);
      threads.element.replaceWith(made.element);
      Object.assign(threads, made);
      made.element.hidden = !app.route.threads;
    }
    threads.update();
  }

  /** @param {import("../lib/shapes.js").Channel | undefined} channel @param {boolean} showsThreads */
  function updateHead(channel, showsThreads) {
    const path = pathOf(place.address);
    const title = channel ? channelName(app, channel) : place.address;
    say(link, title);
    say(topic, channel?.topic ?? "");
    set(chatTab, "href", path);
    set(threadsTab, "href", `${path}?view=threads`);
    set(chatTab, "aria-current", showsThreads ? null : "page");
    set(threadsTab, "aria-current", showsThreads ? "page" : null);
    set(scroll, "aria-label", words.say("chat.of", { channel: title }));
    const hub = hubOf(app);
    // What is not there has no views, and nothing can be done with it.
    acts.hidden = views.hidden = place.refusal !== null && !channel;
    people.hidden = !hub;
    days.hidden = showsThreads;
    more.hidden = !app.moderates(hub?.id) && !hub?.mine;
    set(link, "href", hub ? `/${hub.slug}?view=hub` : null);
    if (hub) for (const [key, value] of Object.entries({ href: `/${hub.slug}?view=hub`, title: hub.name, "aria-label": words.say("hub.about", { hub: hub.name }) })) set(people, key, value);
    read.hidden = !(app.state.reading[channel?.id ?? -1]?.unread > 0);
  }

  /** @param {import("../lib/shapes.js").Channel | undefined} channel */
  function updateRows(channel) {
    const chat = channel && app.state.chats[channel.id];
    bones.hidden = chat !== undefined || place.refusal !== null;
    list.hidden = !bones.hidden;
    list.classList.toggle("refused", place.refusal !== null && !chat);
    if (!chat) return rows.update(place.refusal ? [refusalItem(app, place.refusal)] : []);
    if (visit !== place.visit) {
      visit = place.visit;
      rows.begin = () => beginning(rows, place);
    }
    rows.update([...rowItems(app, chat, channel), ...pendingItems(app, channel.id)]);
    jump.hidden = rows.isAtEnd && !chat.more.after;
  }

  /** @param {import("../lib/shapes.js").Channel | undefined} channel */
  function updateFoot(channel) {
    const who = app.state.typing.filter((one) => one.channel === channel?.id && one.thread === undefined).map((one) => nameOf(one.member, ""));
    say(typing, who.length ? words.say("typing", { names: words.list.format(who.slice(0, 3)), count: who.length }) : "");
    const hub = hubOf(app);
    const isClosed = showCurbs(app, curbs, channel);
    const mayWrite = channel && !channel.archived && !isClosed && (channel.hub === undefined || hub?.mine !== undefined) && !(channel.unanswered && channel.last > 0);
    composer.element.hidden = !mayWrite && (channel !== undefined || place.refusal !== null);
    join.hidden = !channel || isClosed || Boolean(mayWrite && !channel.request && !channel.unanswered);
    if (mayWrite) composer.at({ channel: channel.id }, placeholder(app, channel, hub));
    else composer.away();
    if (channel && !join.hidden) app.later(import("./joining.js")).then(({ fillJoin }) => fillJoin(app, join, channel, hub), () => {});
  }

  scroll.addEventListener("scroll", () => app.changed(), { passive: true });
  return { element, update, rows, composer, more };
}

/** Says what keeps one from writing here, or slows it. @param {import("../app.js").App} app @param {HTMLElement} element @param {import("../lib/shapes.js").Channel} [channel] @param {import("../lib/shapes.js").Thread} [thread] @returns {boolean} whether one cannot write */
export function showCurbs(app, element, channel, thread) {
  const { hubs, sanctions, community } = app.state;
  const hub = hubs[channel?.hub ?? -1];
  const isCurbed = [channel, thread].some((one) => one?.locked || one?.slow || one?.premoderated) || (hub && (hub.calm || community.calm)) || sanctions.length > 0;
  element.hidden = !isCurbed;
  return isCurbed && channel ? app.curbed()?.show(app, element, channel, thread) ?? false : false;
}

/** @param {import("../app.js").App} app */
function hubOf(app) {
  const channel = app.state.channels[app.place.channel ?? -1];
  return channel?.hub === undefined ? undefined : app.state.hubs[channel.hub];
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Channel} channel @param {import("../lib/shapes.js").Hub} [hub] */
function placeholder(app, channel, hub) {
  const { words } = app;
  const where = channelName(app, channel);
  if (channel.hub === undefined) return words.say("write.private", { name: where });
  return words.say(hub?.visibility === "public" ? "write.public" : "write.in", { channel: where });
}

/** @param {Rows} rows @param {import("../place.js").Place} place */
function beginning(rows, place) {
  if (place.target !== null) {
    const row = rows.rowOf(place.target);
    if (row) return row;
  }
  return rows.list.querySelector(":scope > .divider.new");
}

/** @param {import("../app.js").App} app */
function rootsShown(app) {
  const chat = app.state.chats[app.place.channel ?? -1];
  return (chat?.rows ?? []).flatMap((row) => (row.message === undefined ? [] : [app.state.messages[row.message]]));
}

/** @param {import("../app.js").App} app @param {import("../app.js").Refusal} refusal */
function refusalItem(app, refusal) {
  return { key: "refusal", mark: [refusal], make: () => nothing(app, refusal) };
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Chat} chat @param {import("../lib/shapes.js").Channel} channel */
function rowItems(app, chat, channel) {
  const items = [];
  const folds = chat.inline ? [] : foldsOf(app, chat, channel);
  let day = "";
  let before = null;
  let isNewShown = false;
  if (!chat.rows.length) items.push({ key: "empty", mark: [channel.id], make: () => emptyChannel(app, channel) });
  else if (!chat.more.before) items.push({ key: "begin", mark: [], make: () => h("p", { class: "beginning" }, app.words.say(channel.hub === undefined ? "beginning.with" : "beginning", { channel: channelName(app, channel) })) });
  for (const row of chat.rows) {
    const message = row.message === undefined ? undefined : app.state.messages[row.message];
    const at = message?.at ?? row.share?.at;
    const today = at === undefined ? day : app.words.day(at, Date.now());
    if (today !== day) {
      day = today;
      before = null;
      items.push(dayDivider(day));
    }
    const isFirstNew = !isNewShown && app.place.newFrom !== null && row.number >= app.place.newFrom;
    if (isFirstNew) {
      isNewShown = true;
      before = null;
      items.push(newDivider(app));
      items.push(...folds.map((fold) => foldItem(app, fold, channel)));
    }
    items.push(rowItem(app, row, message, before, channel));
    before = message ?? null;
  }
  if (!isNewShown && !chat.more.after) items.push(...folds.map((fold) => foldItem(app, fold, channel)));
  return items;
}

/** @param {string} day */
export function dayDivider(day) {
  return { key: `d${day}`, mark: [day], make: () => h("p", { class: "divider day" }, h("span", null, day)) };
}

/** @param {import("../app.js").App} app */
function newDivider({ words }) {
  return { key: "new", mark: [], make: () => h("p", { class: "divider new" }, h("span", null, words.say("new"))) };
}

/** Followed threads of the channel that hold something new. @param {import("../app.js").App} app @param {import("../lib/shapes.js").Chat} chat @param {import("../lib/shapes.js").Channel} channel */
function foldsOf(app, chat, channel) {
  return Object.values(app.state.threads)
    .filter((thread) => thread.channel === channel.id && app.place.thread !== thread.id && (app.state.follows[thread.id]?.unread ?? 0) > 0
      && thread.replies > 0)
    .sort((a, b) => a.last.id - b.last.id)
    .slice(-5);
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Thread} thread @param {import("../lib/shapes.js").Channel} channel */
function foldItem(app, thread, channel) {
  const unread = app.state.follows[thread.id]?.unread ?? 0;
  const { words } = app;
  const names = (thread.faces ?? []).map((face) => nameOf(face, words.say("nobody")).split(" ")[0]).join(", ");
  const title = thread.title || thread.excerpt;
  return {
    key: `f${thread.id}`,
    mark: [unread, title, names],
    make: () => h("a", { class: "fold", href: pathOf(channel.address, thread.number) },
      h("span", { class: "faint", "aria-hidden": "true" }, "↳ "), h("span", { class: "new" }, words.say("new.count", { count: unread })),
      ` ${words.say("fold.in")} `, h("span", { class: "fold-title" }, title), " ", h("span", { class: "faint" }, names)),
  };
}

/**
 * @param {import("../app.js").App} app @param {import("../lib/shapes.js").Row} row @param {import("../lib/shapes.js").Message | undefined} message
 * @param {import("../lib/shapes.js").Message | null} before @param {import("../lib/shapes.js").Channel} channel
 */
function rowItem(app, row, message, before, channel) {
  const { state, place } = app;
  const key = `m${row.number}`;
  if (!message && !row.share) return { key, mark: [row.state, row.to], make: () => emptyRow(app, row.number, row.state, row) };
  const id = message?.thread ?? row.share?.thread.id ?? 0;
  const around = {
    thread: state.threads[id],
    follow: state.follows[id],
    continued: isContinued(before, message, state.threads[id]),
    inline: message !== undefined && !message.root,
    target: place.target === row.number,
    address: channel.address,
    number: row.number,
    present: message && state.presence[channel.id]?.includes(message.author.id),
  };
  const age = around.thread?.replies ? app.words.age(around.thread.last.at, Date.now()) : "";
  const mark = [message, around.thread?.title, around.thread?.excerpt, around.thread?.state, around.thread?.replies, around.thread?.faces, around.thread?.locked,
    around.follow?.unread, around.continued, around.target, around.present, message && app.team(message.channel), age, app.words, app.tongueOf, state.me?.id];
  if (message && app.editing === message.id && place.thread !== message.thread) {
    return { key, mark: ["editing", message.id], make: () => editingRow(app, message, row.number) };
  }
  return { key, mark, make: () => (message ? messageRow(app, message, around) : shareRow(app, /** @type {any} */ (row.share), around)) };
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Message} message @param {number} number */
export function editingRow(app, message, number) {
  const content = h("div", { class: "content" });
  Promise.all([import("./editor.js"), style("writing")]).then(([{ editor }]) => content.append(editor(app, message)), () => { app.editing = null; app.changed(); });
  return h("div", { class: "message editing", "data-message": message.id, "data-number": number }, content);
}

/** @param {import("../lib/shapes.js").Message | null} before @param {import("../lib/shapes.js").Message} [message] @param {import("../lib/shapes.js").Thread} [thread] */
export function isContinued(before, message, thread) {
  return Boolean(before && message && before.state === "live" && before.author.id === message.author.id && !message.me
    && before.root === message.root && (message.root || before.thread === message.thread)
    && message.at - before.at < together && !(message.root && thread?.title));
}

/** @param {import("../app.js").App} app @param {number} channel @param {number} [thread] */
export function pendingItems(app, channel, thread) {
  const held = app.state.held.length ? app.curbed()?.heldItems(app, channel, thread) ?? [] : [];
  return [...held, ...waitingIn(app.writing.entries, channel, thread).map((entry) => ({
    key: `p${entry.key}`,
    mark: [entry, app.link.phase === "open"],
    make: () => pendingRow(app, entry),
  }))];
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Channel} channel */
function emptyChannel(app, channel) {
  const { words } = app;
  return h("div", { class: "nothing" }, h("h2", null, words.say("empty.channel")), h("p", null, words.say(channel.hub === undefined ? "empty.with.more" : "empty.channel.more", { channel: channelName(app, channel) })));
}
