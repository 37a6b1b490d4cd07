// @ts-check

/** @param {import("../app.js").App} app @param {() => any} shown the frame */
export function keyboard(app, shown) {
  document.addEventListener("keydown", (event) => {
    const isTyping = /** @type {HTMLElement} */ (event.target).matches?.("input, textarea, select, [contenteditable]");
    if (isTyping || !shown()?.side || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const act = shown().own()[event.key] ?? keys[event.key];
    if (act && act(app, shown(), event) !== false) event.preventDefault();
  });
}

/** The column one is in, where there is a channel. @param {any} frame */
function column(frame) {
  return frame.thread.element.contains(document.activeElement) ? frame.thread.rows : frame.chat?.rows;
}

/** The queue of the hub one is in, the operators' elsewhere. @param {import("../app.js").App} app */
function queuePath(app) {
  const { state, place, route } = app;
  const hub = Object.values(state.hubs).find((one) => one.id === state.channels[place.channel ?? -1]?.hub || `#${one.slug}` === route.address);
  if (hub && app.moderates(hub.id)) return `/${hub.slug}?view=queue`;
  return state.me?.operator ? "/queue" : null;
}

/** @typedef {(app: import("../app.js").App, frame: any, event: KeyboardEvent) => any} Act */

/** @param {string} name @returns {Act} */
const press = (name) => (_app, frame) => column(frame)?.press(name) ?? false;

/** @param {1 | -1} by @param {boolean} always @returns {Act} */
const step = (by, always) => (app, frame) => {
  if (app.route.page !== "channel") return false;
  const rows = column(frame);
  if (!always && !rows.focusedMessage()) return false;
  return rows.step(by);
};

/** @type {Record<string, Act>} */
const keys = {
  j: step(1, true),
  k: step(-1, true),
  ArrowDown: step(1, false),
  ArrowUp: step(-1, false),
  r: press("reply"),
  "+": press("react"),
  e: press("edit"),
  d: press("delete"),
  u: press("unread"),
  l: press("copy"),
  m: press("more"),
  ">": async (app, frame) => {
    const message = column(frame)?.focusedMessage();
    if (message?.state !== "live") return false;
    (await app.later(import("./menu.js"))).quote(app, message);
  },
  M: (_app, frame) => {
    if (frame.chat?.more.hidden ?? true) return false;
    frame.chat.more.click();
  },
  z: (app) => app.undo(),
  q: (app) => {
    const path = queuePath(app);
    if (!path) return false;
    app.go(path);
  },
  Enter: (app, frame, event) => {
    const message = column(frame)?.focusedMessage();
    if (!message || !/** @type {Element} */ (event.target).matches("[data-message]")) return false;
    const path = app.pathOfMessage(message.id);
    if (path) app.go(path);
  },
  n: async (app) => (await app.later(import("../next.js"))).nextUnread(app),
  g: async (app) => {
    if (app.route.page !== "channel" || app.route.threads) return false;
    (await app.later(import("./jump.js"))).jump(app);
  },
  "/": (app, frame) => {
    if (window.matchMedia("(min-width: 900px)").matches) frame.side.search.focus();
    else app.go("/search");
  },
  c: (app, frame) => {
    const box = app.place.thread !== null ? frame.thread.composer : frame.chat?.composer;
    box?.focus();
  },
  t: (app) => {
    if (app.route.page !== "channel") return false;
    const path = window.location.pathname;
    app.go(app.route.threads ? path : `${path}?view=threads`);
  },
  f: (app) => {
    const { thread } = app.place;
    if (thread === null) return false;
    app.act(app.state.follows[thread]?.followed ? "thread.unfollow" : "thread.follow", { thread });
  },
  Escape: (app, frame) => {
    if (app.place.thread === null) return false;
    frame.thread.close?.();
  },
  h: (app) => {
    const hub = app.state.hubs[app.state.channels[app.place.channel ?? -1]?.hub ?? -1];
    if (!hub) return false;
    app.go(`/${hub.slug}?view=hub`);
  },
  "?": async (app) => (await app.later(import("./help.js"))).help(app),
};
