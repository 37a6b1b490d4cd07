// @ts-check
import { bringChatting, chatting } from "../chatting.js";
import { channelName } from "../lib/faces.js";
import { announcer } from "./announcer.js";
import { nothing, skeleton } from "./blank.js";
import { fill, h, say, set } from "./dom.js";
import { places, tabs, totals } from "./places.js";

/** @typedef {import("../app.js").App} App */

const doors = new Set(["login", "signup", "claim"]);

/** Everything on the screen: places, a page, a thread, the tabs, what the page has to tell. @param {App} app @param {HTMLElement} root */
export function frame(app, root) {
  /** @type {any} */
  let shown = null;
  const draw = () => {
    const isDoor = doors.has(app.route.page);
    if (!shown || shown.isDoor !== isDoor || shown.words !== app.words) {
      shown = Object.assign(isDoor ? doorFrame(app, root) : insideFrame(app, root), { isDoor, words: app.words });
    }
    shown.update();
    root.removeAttribute("aria-busy");
  };
  app.watchers.add(draw);
  import("./keyboard.js").then(({ keyboard }) => keyboard(app, () => shown));
  setInterval(() => app.changed(), 60000);
  window.addEventListener("focus", () => app.changed());
  draw();
}

/** @param {App} app @param {HTMLElement} root */
function doorFrame(app, root) {
  let last = "";
  // What the server has rendered stays until the page is there.
  const open = async () => {
    const { doorPage } = await app.later(import("./door.js"));
    root.className = "frame-door";
    fill(root, h("main", { class: "door" }, doorPage(app, app.route.isGiven)), noticeArea(app).element);
  };
  return { update: () => {
    if (last !== app.route.page) {
      last = app.route.page;
      open();
    }
    document.title = `${app.words.say(`door.${app.route.page}`)} · ${app.state.community.name}`;
  } };
}

/** @param {App} app @param {HTMLElement} root */
function insideFrame(app, root) {
  app.composers.clear();
  const side = places(app);
  const bottom = tabs(app);
  const thread = threadPlace(app);
  const notices = noticeArea(app);
  const live = announcer(app);
  const banner = connectionBanner(app);
  const main = h("main", { class: "main", id: "main", tabindex: "-1" });
  const skip = h("a", { class: "skip", href: "#main", onclick: (/** @type {Event} */ event) => { event.preventDefault(); main.focus(); } }, app.words.say("skip"));
  root.className = "frame";
  fill(root, skip, banner.element, side.element, main, thread.element, bottom.element, notices.element, live);
  // What most visits do not need is loaded when one goes there.
  const makers = /** @type {Record<string, (app: App) => any>} */ ({
    channel: () => { const drawn = chatting(); return drawn ? chatHere(drawn) : bringChatting().then(chatHere); },
    catchup: async (one) => (await one.later(import("./catchup.js"))).catchupPage(one),
    home: (one) => (narrow.matches ? placesPage : makers.catchup(one)),
    missing: missingPage,
    messages: async (one) => (await one.later(import("./messages.js"))).conversationsPage(one),
    search: async (one) => (await one.later(import("./search.js"))).searchPage(one),
    mentions: async (one) => (await one.later(import("./search.js"))).searchPage(one, true),
    hubs: async (one) => (await one.later(import("./hubs.js"))).hubsPage(one),
    hub: async (one) => (await one.later(import("./hub.js"))).hubPage(one),
    account: async (one) => (await one.later(import("./account.js"))).accountPage(one),
    link: async (one) => (await one.later(import("./link.js"))).linkPage(one),
    queue: async (one) => (await one.later(import("./queue.js"))).queuePage(one),
    notices: async (one) => (await one.later(import("./notices.js"))).noticesPage(one),
  });
  // On a narrow screen the places are a page of their own.
  const narrow = window.matchMedia("(max-width: 899px)");
  const placesPage = { element: h("section", { class: "places-page" }, h("h1", { class: "hidden" }, app.words.say("places"))), update: () => {} };
  narrow.addEventListener("change", () => { last = ""; app.changed(); });
  /** @type {any} */
  let page = null;
  let last = "";
  /** @type {import("../lib/routes.js").Route | null} where a page could not be loaded */
  let broken = null;

  /** @type {ReturnType<import("../chatting.js").Chatting["chatPage"]> | null} */
  let chat = null;
  const chatHere = (/** @type {import("../chatting.js").Chatting} */ drawn) => chat ??= drawn.chatPage(app);

  /** @param {string} name */
  async function enter(name) {
    const made = makers[name](app);
    if (made === placesPage) made.element.append(side.element);
    else root.insertBefore(side.element, main);
    const isHere = !(made instanceof Promise);
    page = isHere ? made : waitingPage();
    main.replaceChildren(page.element);
    app.onTold = null;
    if (isHere) return;
    const loaded = await made.catch(() => null);
    if (last !== name) return;
    if (!loaded) return showBroken();
    page = loaded;
    app.onTold = page.told ?? null;
    main.replaceChildren(page.element);
    app.changed();
  }

  /** A page whose script could not be loaded; it is tried again when one goes somewhere. */
  function showBroken() {
    broken = app.route;
    page = brokenPage(app);
    main.replaceChildren(page.element);
  }

  function update() {
    // Who is banned from the community sees why, and nothing else.
    const name = app.state.banned ? "notices" : app.route.page;
    root.classList.toggle("banned", app.state.banned !== null);
    if (name !== last || (broken && broken !== app.route)) {
      last = name;
      broken = null;
      enter(name);
    }
    root.dataset.page = name;
    root.dataset.thread = String(app.place.thread !== null && name === "channel");
    banner.update();
    side.update();
    bottom.update();
    page.update();
    thread.update();
    notices.update();
    document.title = titleOf(app);
  }
  return { update, side, thread, main, get chat() { return chat; }, own: () => page?.keys ?? {} };
}

/** Where a thread stands beside the page: its script comes with the first one that is opened, or that one points at. @param {App} app */
function threadPlace(app) {
  /** @type {Promise<void> | null} */
  let asked = null;
  const thread = /** @type {any} */ ({ element: h("aside", { class: "thread", hidden: true }), composer: null, update: () => { if (app.place.thread !== null) app.bringThread(); } });
  const bring = async () => {
    const { threadPage } = await import("./thread.js");
    const made = threadPage(app);
    thread.element.replaceWith(made.element);
    Object.assign(thread, made);
    app.changed();
  };
  app.bringThread = () => asked ??= bring().catch(() => { asked = null; });
  if (app.route.number !== undefined) app.bringThread();
  return thread;
}

/** @param {App} app */
function titleOf(app) {
  const { words, route, place } = app;
  const channel = app.state.channels[place.channel ?? -1];
  const pages = /** @type {Record<string, string>} */ ({ search: "search", hubs: "hubs", messages: "messages", catchup: "catchup", home: "catchup", mentions: "mentions", account: "account", link: "account", queue: "queue", notices: "notices", missing: "missing" });
  const name = channel ? channelName(app, channel) : pages[route.page] ? words.say(pages[route.page]) : route.address ?? place.address;
  const unread = Number(app.state.settings.quiet ?? 0) > Date.now() ? 0 : totals(app).unread;
  return `${unread ? `(${words.count(unread)}) ` : ""}${name} · ${app.state.community.name}`;
}

/** @param {App} app */
function missingPage(app) {
  return { element: h("section", { class: "page" }, nothing(app, { code: "not_found", say: "" }, "h1")), update: () => {} };
}

function waitingPage() {
  return { element: h("section", { class: "page" }, skeleton()), update: () => {} };
}

/** @param {App} app */
function brokenPage(app) {
  return { element: h("section", { class: "page" }, nothing(app, { code: "offline", say: app.words.say("offline.refused") }, "h1")), update: () => {} };
}

/** Says when the connection is gone, and that nothing is lost. @param {App} app */
function connectionBanner(app) {
  const text = h("span");
  const again = h("button", { type: "button", class: "link", onclick: () => app.link.retry() }, app.words.say("connection.again"));
  const element = h("div", { class: "banner", role: "status", hidden: true }, text, again);
  let lostAt = 0;
  function update() {
    const { phase } = app.link;
    const isFine = phase === "open" || phase === "idle";
    if (isFine) lostAt = 0;
    else if (!lostAt) lostAt = Date.now();
    const isLong = !isFine && (app.state.me !== null || Date.now() - lostAt > 3000) && Date.now() - lostAt > 600;
    element.hidden = !isLong;
    again.hidden = phase !== "waiting";
    if (!isLong) return !isFine && setTimeout(() => app.changed(), 700);
    const seconds = Math.max(1, Math.round((app.link.retryAt - Date.now()) / 1000));
    if (phase === "ended") say(text, app.words.say("connection.ended"));
    else if (phase === "waiting") say(text, app.words.say("connection.waiting", { count: seconds }));
    else say(text, app.words.say("connection.trying"));
    if (phase === "waiting") setTimeout(() => app.changed(), 1000);
  }
  return { element, update };
}

/** What was answered, for some seconds. @param {App} app */
function noticeArea(app) {
  const element = h("div", { class: "notices", role: "status" });
  let last = "";
  function update() {
    const mark = app.notices.map((one) => one.id).join(" ");
    if (mark === last) return;
    last = mark;
    fill(element, app.notices.map((one) => h("div", { class: `notice ${one.kind}` }, h("p", null, one.text),
      one.undo && h("button", { type: "button", class: "link undo", onclick: () => app.undo() }, app.words.say("undo"), h("kbd", null, "z")),
      h("button", { type: "button", class: "link", "aria-label": app.words.say("close"), onclick: () => app.dismiss(one.id) }, "×"))));
  }
  app.watchers.add(update);
  set(element, "aria-live", "polite");
  return { element, update };
}
