// @ts-check
import { pathOf } from "../lib/routes.js";
import { h, icon, keep, say, set } from "./dom.js";
import { faceOf, hubFace } from "./face.js";

/** @typedef {import("../app.js").App} App */

/** The places one can go to: what is new, messages, then hubs with their channels. @param {App} app */
export function places(app) {
  const { words } = app;
  const name = h("a", { class: "community", href: "/" });
  const me = h("a", { class: "me", href: "/account", "aria-label": words.say("account") });
  const search = /** @type {HTMLInputElement} */ (h("input", { type: "search", name: "q", placeholder: words.say("search"), "aria-label": words.say("search"), autocomplete: "off" }));
  const form = h("form", { class: "find", role: "search", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    if (search.value.trim()) app.go(`/search?q=${encodeURIComponent(search.value.trim())}`);
  } }, search, h("kbd", { "aria-hidden": "true" }, "/"));
  const list = h("ul", { class: "place-list" });
  let isWhole = false;
  const element = h("nav", { class: "places", "aria-label": words.say("places") },
    h("header", null, name, me), form, h("div", { class: "place-scroll" }, list));

  function update() {
    say(name, app.state.community.name);
    if (app.state.me && me.dataset.name !== app.state.me.name) {
      me.dataset.name = app.state.me.name;
      me.replaceChildren(faceOf(app.state.me, "small"));
    }
    if (!app.state.me) return;
    const hubs = Object.values(app.state.hubs).filter((hub) => hub.mine);
    // They come one by one: shown together, none pushes another down.
    isWhole ||= hubs.every((hub) => hub.slug);
    keep(list, [...upper(app), ...(isWhole ? [...hubs.filter((hub) => hub.slug)
      .sort((a, b) => a.name.localeCompare(b.name, words.language)).flatMap((hub) => hubItems(app, hub)), ...visiting(app), foot(app)] : [])]);
  }
  return { element, update, search };
}

/** @param {App} app @param {(id: number) => boolean} [chosen] */
export function totals(app, chosen = () => true) {
  const all = Object.entries(app.state.reading).filter(([id]) => chosen(Number(id)));
  return {
    unread: all.reduce((sum, [, one]) => sum + one.unread, 0),
    mentions: all.reduce((sum, [, one]) => sum + one.mentions, 0),
  };
}

/** @param {App} app @param {number} id */
const isConversation = (app, id) => app.state.channels[id]?.hub === undefined && app.state.channels[id] !== undefined;

/** Where the places stand beside a page, `/` is Catch up. */
const isWide = () => window.matchMedia("(min-width: 900px)").matches;

/** @param {App} app */
function upper(app) {
  const { words, route, state } = app;
  const all = totals(app);
  const direct = totals(app, (id) => isConversation(app, id));
  return [
    placeItem(app, { key: "catchup", href: "/catchup", text: words.say("catchup"), count: all.unread, current: route.page === "catchup" || (route.page === "home" && isWide()) }),
    placeItem(app, { key: "mentions", href: "/mentions", text: words.say("mentions"), count: all.mentions, current: route.page === "mentions" }),
    ...state.unseen || route.page === "notices" ? [placeItem(app, { key: "notices", href: "/notices", text: words.say("notices"), count: state.unseen, current: route.page === "notices" })] : [],
    ...queueItem(app, 0, "/queue"),
    placeItem(app, { key: "messages", href: "/messages", text: words.say("messages"), count: direct.unread, current: route.page === "messages" || app.place.address.startsWith("@") }),
  ];
}

/** @param {App} app @param {{key: string, href: string, text: string, count?: number, mentions?: number, current: boolean, muted?: boolean, sign?: string}} place */
function placeItem(app, { key, href, text, count = 0, mentions = 0, current, muted = false, sign }) {
  const classes = ["place", count > 0 && "unread", muted && "muted"].filter(Boolean).join(" ");
  return { key, mark: [href, text, count, mentions, current, muted, app.words], make: () => h("li", null,
    h("a", { class: classes, href, "aria-current": current ? "page" : null },
      h("span", { class: "place-name" }, sign && h("span", { class: "hash" }, sign), text),
      mentions > 0 && h("span", { class: "count at", "aria-label": app.words.say("mentions.count", { count: mentions }) }, "@"),
      count > 0 && h("span", { class: "count", "aria-label": app.words.say("unread.count", { count }) }, app.words.count(count)))) };
}

/** @param {App} app @param {import("../lib/shapes.js").Hub} hub */
function hubItems(app, hub) {
  const channels = channelsOf(app, hub);
  const isFolded = folds(app, hub, channels);
  const shown = isFolded ? channels.filter((channel) => (app.state.reading[channel.id]?.unread ?? 0) > 0 || channel.address === app.place.address) : channels;
  return [
    { key: `h${hub.id}`, mark: [hub, isFolded, app.words], make: () => hubHead(app, hub, isFolded) },
    ...queueItem(app, hub.id, `/${hub.slug}?view=queue`),
    ...shown.map((channel) => channelItem(app, hub, channel)),
  ];
}

/** So many hubs stand open on one screen; of more, the quiet ones fold by themselves. */
const fewHubs = 6;

/** Folded by hand, or quiet among many; opened by hand it stays open. @param {App} app @param {import("../lib/shapes.js").Hub} hub @param {import("../lib/shapes.js").Channel[]} channels */
function folds(app, hub, channels) {
  const [folded, opened] = ["folded", "opened"].map((name) => listed(app, name).has(String(hub.id)));
  if (folded || opened || !hub.mine) return folded;
  const isQuiet = !channels.some((channel) => app.state.reading[channel.id]?.unread || channel.address === app.place.address);
  return isQuiet && Object.values(app.state.hubs).filter((one) => one.mine).length > fewHubs;
}

/** @param {App} app @param {string} name */
const listed = (app, name) => new Set((app.storage.get(name) ?? "").split(" ").filter(Boolean));

/** What waits for those who look after a hub, while something does. @param {App} app @param {number} hub @param {string} href */
function queueItem(app, hub, href) {
  const count = app.state.waiting[hub] ?? 0;
  const current = app.route.page === "queue" && href.startsWith(window.location.pathname);
  return count || current ? [placeItem(app, { key: `q${hub}`, href, text: app.words.say("queue"), count, current })] : [];
}

/** The hub channel first, topic channels after by name. @param {App} app @param {import("../lib/shapes.js").Hub} hub */
export function channelsOf(app, hub) {
  const isMain = (/** @type {any} */ one) => !one.address.includes("/");
  return Object.values(app.state.channels)
    .filter((channel) => channel.hub === hub.id && !channel.archived)
    .sort((a, b) => Number(isMain(b)) - Number(isMain(a)) || a.name.localeCompare(b.name, app.words.language));
}

/** @param {App} app @param {import("../lib/shapes.js").Hub} hub @param {boolean} isFolded */
function hubHead(app, hub, isFolded) {
  const toggle = () => {
    for (const [name, on] of /** @type {[string, boolean][]} */ ([["folded", !isFolded], ["opened", isFolded]])) {
      const ids = listed(app, name);
      if (on) ids.add(String(hub.id));
      else ids.delete(String(hub.id));
      app.storage.set(name, [...ids].join(" "));
    }
    app.changed();
  };
  return h("li", { class: "hub-head" },
    h("button", { type: "button", "data-act": "fold", "aria-expanded": String(!isFolded), onclick: toggle },
      hubFace(hub), h("span", { class: "hub-name" }, hub.name), icon("fold")));
}

/** @param {App} app @param {import("../lib/shapes.js").Hub} hub @param {import("../lib/shapes.js").Channel} channel */
function channelItem(app, hub, channel) {
  const reading = app.state.reading[channel.id];
  const isMain = !channel.address.includes("/");
  return placeItem(app, {
    key: `c${channel.id}`,
    href: pathOf(channel.address),
    sign: isMain ? "# " : undefined,
    text: isMain ? hub.slug : channel.name,
    count: reading?.unread ?? 0,
    mentions: reading?.mentions ?? 0,
    muted: (reading?.level ?? hub.mine?.level) === "mute",
    current: app.route.page === "channel" && app.place.address === channel.address,
  });
}

/** A hub one looks into without having joined it. @param {App} app */
function visiting(app) {
  const here = app.state.channels[app.place.channel ?? -1];
  const hub = here?.hub === undefined ? undefined : app.state.hubs[here.hub];
  return hub && !hub.mine ? hubItems(app, hub) : [];
}

/** @param {App} app */
function foot(app) {
  return placeItem(app, { key: "find", href: "/hubs", text: app.words.say("hubs.find"), current: app.route.page === "hubs" });
}

/** The bottom tabs of a narrow screen. @param {App} app */
export function tabs(app) {
  const { words } = app;
  const rows = /** @type {const} */ ([["hubs", "/", "home"], ["catchup", "/catchup", "catchup"], ["search", "/search", "search"], ["messages", "/messages", "messages"]]);
  const links = rows.map(([name, href]) => h("a", { href }, icon(name), h("span", null, words.say(name === "hubs" ? "places.short" : name)), h("span", { class: "dot", hidden: true })));
  const element = h("nav", { class: "tabs", "aria-label": words.say("tabs") }, links);
  function update() {
    const direct = totals(app, (id) => isConversation(app, id)).unread;
    const elsewhere = totals(app, (id) => !isConversation(app, id)).unread;
    const fresh = [0, elsewhere, 0, direct];
    rows.forEach(([, , page], at) => {
      const isHere = page === app.route.page || (page === "home" && ["channel", "hub"].includes(app.route.page) && !app.place.address.startsWith("@"))
        || (page === "messages" && app.place.address.startsWith("@"));
      set(links[at], "aria-current", isHere ? "page" : null);
      /** @type {HTMLElement} */ (links[at].lastElementChild).hidden = fresh[at] === 0;
    });
  }
  return { element, update };
}
