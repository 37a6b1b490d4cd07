// @ts-check
import { nameOf } from "../lib/faces.js";
import { pathOf } from "../lib/routes.js";
import { h, icon, keep, resolvedSign } from "./dom.js";
import { faceOf } from "./face.js";

const pinned = "M9 4h6l-1 6 3 3H7l3-3zM12 13v7";
const locked = "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3";

/** A channel as a list of threads: pinned first, then newest activity. @param {import("../app.js").App} app */
export function threadList(app) {
  const { words, place } = app;
  const list = h("ul", { class: "thread-list" });
  const more = h("button", { type: "button", class: "button plain", onclick: () => place.moreThreads() }, words.say("more"));
  const element = h("div", { class: "scroll threads", tabindex: "0", role: "region", "aria-label": words.say("threads") }, list, h("p", { class: "more" }, more));
  element.addEventListener("scroll", () => {
    if (element.scrollHeight - element.scrollTop - element.clientHeight < element.clientHeight) place.moreThreads();
  }, { passive: true });

  function update() {
    const channel = place.channel ?? -1;
    const listing = app.state.listings[channel];
    const threads = threadsOf(app, channel);
    more.hidden = !listing?.more;
    if (listing && !threads.length) return keep(list, [{ key: "none", mark: [], make: () => h("li", { class: "nothing" }, h("h2", null, words.say("threads.none")), h("p", null, words.say("threads.none.more"))) }]);
    keep(list, threads.map((thread) => {
      const home = thread.channel === channel ? undefined : app.state.channels[thread.channel]?.address ?? shareHere(app, channel, thread)?.home;
      return {
        key: thread.id,
        mark: [thread, app.state.follows[thread.id]?.unread, place.thread === thread.id, home, words.age(thread.last.at, Date.now()), words],
        make: () => threadRow(app, thread, `${pathOf(home ?? place.address, thread.number)}?view=threads`, home && words.say("shared.from", { home })),
      };
    }));
  }
  return { element, update };
}

/** The line that lists a thread of elsewhere here, where it is loaded. @param {import("../app.js").App} app @param {number} channel @param {import("../lib/shapes.js").Thread} thread */
function shareHere({ state }, channel, thread) {
  return state.chats[channel]?.rows.find((row) => row.share?.thread.id === thread.id)?.share;
}

/** Loaded threads of a channel and those that became one since. @param {import("../app.js").App} app @param {number} channel */
function threadsOf(app, channel) {
  const listing = app.state.listings[channel];
  const listed = new Set(listing?.ids ?? []);
  const oldest = listing?.more ? Math.min(...listing.ids.map((id) => app.state.threads[id]?.last.id ?? Infinity)) : 0;
  return Object.values(app.state.threads)
    .filter((thread) => listed.has(thread.id)
      || (thread.channel === channel && (thread.title || thread.replies > 0) && thread.last.id >= oldest))
    .sort((a, b) => Number(b.pinned ?? false) - Number(a.pinned ?? false) || b.last.id - a.last.id);
}

/** A thread in a list. `fresh`: how much of it is new. @param {import("../app.js").App} app @param {import("../lib/shapes.js").Thread} thread @param {string} href @param {string} [where] */
export function threadRow(app, thread, href, where, fresh = app.state.follows[thread.id]?.unread ?? 0) {
  const { words } = app;
  return h("li", { class: app.place.thread === thread.id ? "thread-row current" : "thread-row" },
    h("a", { href },
      faceOf(thread.starter, "small"),
      h("span", { class: "thread-text" },
        h("span", { class: fresh ? "thread-name unread" : "thread-name" }, thread.pinned && icon(pinned), thread.state === "resolved" && resolvedSign(), thread.locked && icon(locked), thread.title || thread.excerpt),
        h("span", { class: "faint" }, [where, nameOf(thread.starter, words.say("nobody")), thread.replies > 0 && words.say("replies", { count: thread.replies })].filter(Boolean).join(" · "))),
      h("span", { class: "thread-side" },
        h("span", { class: "faint" }, words.age(thread.last.at, Date.now())),
        fresh > 0 && h("span", { class: "new" }, words.say("new.count", { count: fresh })))));
}
