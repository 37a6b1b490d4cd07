// @ts-check
import { pathOf } from "../lib/routes.js";
import { channelName, skeleton } from "./chat.js";
import { h, keep } from "./dom.js";
import { threadRow } from "./threads.js";

/** What is new, by channel and thread, until that is all. @param {import("../app.js").App} app */
export function catchupPage(app) {
  const { words } = app;
  const list = h("div", { class: "sheet" });
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("h1", null, words.say("catchup")), h("div", { class: "bar-acts" },
      h("button", { type: "button", class: "button plain", onclick: () => app.nextUnread() }, words.say("unread.next")))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("catchup") }, list));
  let asked = "";
  let isLoaded = false;
  function update() {
    const unread = unreadChannels(app);
    const mark = unread.map((channel) => `${channel.id}:${app.state.reading[channel.id].unread}`).join(" ");
    if (app.link.phase === "open" && app.state.me && (mark !== asked || !isLoaded) && !app.place.busy.has("catchup")) {
      asked = mark;
      app.place.once("catchup", () => app.ask("catchup", { limit: 100 })).then(() => { isLoaded = true; });
    }
    if (!app.state.me || (!isLoaded && unread.length)) return keep(list, [{ key: "skeleton", mark: [], make: skeleton }]);
    keep(list, [...unread.flatMap((channel) => group(app, channel)), {
      key: "end",
      mark: [unread.length, words],
      make: () => h("div", { class: "nothing" }, h("h2", null, words.say("catchup.all")), h("p", null, words.say(unread.length ? "catchup.all.more" : "catchup.none"))),
    }]);
  }
  return { element, update };
}

/** @param {import("../app.js").App} app */
function unreadChannels(app) {
  return Object.values(app.state.channels).filter((channel) => (app.state.reading[channel.id]?.unread ?? 0) > 0)
    .sort((a, b) => app.state.reading[b.id].mentions - app.state.reading[a.id].mentions || a.address.localeCompare(b.address));
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Channel} channel */
function group(app, channel) {
  const { words, state } = app;
  const reading = state.reading[channel.id];
  const threads = Object.values(state.threads).filter((thread) => thread.channel === channel.id && isNew(app, thread, reading))
    .sort((a, b) => Number(state.follows[b.id]?.followed ?? false) - Number(state.follows[a.id]?.followed ?? false) || b.last.id - a.last.id);
  const head = {
    key: `c${channel.id}`,
    mark: [channel, reading.unread, words],
    make: () => h("header", { class: "group" },
      h("h2", null, h("a", { href: pathOf(channel.address) }, channelName(app, channel)), " ", h("span", { class: "faint" }, channel.address)),
      h("span", { class: "new" }, words.say("new.count", { count: reading.unread })),
      h("button", { type: "button", class: "link", onclick: () => app.act("read.mark", { channel: channel.id }) }, words.say("mark.read"))),
  };
  return [head, {
    key: `l${channel.id}`,
    mark: [threads.map((thread) => thread.id + ":" + thread.last.id).join(), threads.map((thread) => state.follows[thread.id]?.unread).join(), words],
    make: () => h("ul", { class: "thread-list" }, threads.map((thread) => threadRow(app, thread, pathOf(channel.address, thread.number)))),
  }];
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Thread} thread @param {import("../lib/shapes.js").Reading} reading */
function isNew(app, thread, reading) {
  const above = Math.max(reading.position ?? Infinity, reading.floor);
  return (app.state.follows[thread.id]?.unread ?? 0) > 0 || thread.root > above;
}
