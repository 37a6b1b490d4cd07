// @ts-check
import { moment, lasting, withdraw } from "./curbs.js";
import { nothing, skeleton } from "./blank.js";
import { fill, h, icon, keep } from "./dom.js";
import { logout } from "../leaving.js";
import { prose } from "./prose.js";
import { moderationStyle } from "./style.js";

/** @typedef {import("../app.js").App} App */

/** What concerns oneself: acts that touch one, decisions, posts that wait; for who is banned, all there is. @param {App} app */
export function noticesPage(app) {
  const { words } = app;
  const banned = h("div", { class: "banned-head", hidden: true });
  const held = h("section", { class: "held-posts", hidden: true });
  const list = h("ul", { class: "notice-list" });
  const bones = skeleton();
  const older = h("button", { type: "button", class: "button plain", onclick: () => load(notices?.at(-1)?.id) }, words.say("more"));
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("a", { class: "icon-button only-narrow", href: "/", "aria-label": words.say("places") }, icon("back")), h("h1", null, words.say("notices"))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("notices") },
      h("div", { class: "sheet notices-page" }, banned, held, bones, list, h("p", { class: "more" }, older))));
  older.hidden = true;
  /** @type {any[] | null} */
  let notices = null;
  let isAsked = false;
  let shownBan = "";
  let shownHeld = "";

  /** @param {number} [before] */
  async function load(before) {
    try {
      await moderationStyle();
      const told = await app.link.request("notice.list", { limit: 50, ...(before ? { before } : {}) });
      notices = before ? [...notices ?? [], ...told.notices] : told.notices;
      older.hidden = !told.more;
      bones.hidden = true;
      draw();
      const newest = notices?.[0];
      if (newest && !newest.seen && document.hasFocus()) {
        await app.ask("notice.see", { upto: newest.id, key: app.newKey() });
        app.dispatch({ type: "own", own: { unseen: 0 } });
      }
    } catch (refusal) {
      bones.hidden = true;
      fill(list, h("li", null, nothing(app, /** @type {any} */ (refusal))));
    }
  }

  function draw() {
    keep(list, notices?.length ? notices.map((one) => ({ key: one.id, mark: [JSON.stringify(one), words], make: () => noticeItem(app, one, () => load()) }))
      : [{ key: "none", mark: [words], make: () => h("li", { class: "nothing" }, h("h2", null, words.say("notices.none")), h("p", null, words.say("notices.none.more"))) }]);
  }

  function update() {
    if (!isAsked && app.state.me && app.link.phase === "open") {
      isAsked = true;
      load();
    }
    const ban = JSON.stringify(app.state.banned);
    banned.hidden = app.state.banned === null;
    if (app.state.banned && shownBan !== ban) {
      shownBan = ban;
      fillBan(app, banned);
    }
    const mark = JSON.stringify(app.state.held);
    held.hidden = !app.state.held.length;
    if (mark !== shownHeld) {
      shownHeld = mark;
      fill(held, h("h2", null, words.say("held")), app.state.held.map((one) => heldPost(app, one)));
    }
  }
  return { element, update, told: (/** @type {any} */ event) => { if (event.ev === "notice") load(); } };
}

/** @param {App} app @param {number} number of an entry @param {any} where its log @param {() => void} [done] */
const appeal = async (app, number, where, done) =>
  (await import("./deeds.js")).deedDialog(app, "appeal", { entry: number, ...where }, { about: `e${number}`, more: app.words.say("appeal.more"), done });

/** @param {App} app @param {any} notice @param {() => void} reload */
function noticeItem(app, notice, reload) {
  const { words } = app;
  const { entry, hub } = notice;
  const where = entry?.hub === undefined ? { everywhere: true } : { hub: entry.hub };
  return h("li", { class: notice.seen ? "notice-item" : "notice-item unseen" },
    h("p", { class: "notice-when faint" }, !notice.seen && h("span", { class: "new" }, `${words.say("new")} `), hub && h("span", null, `${hub.name} · `), h("time", { datetime: new Date(notice.at).toISOString(), title: words.moment.format(notice.at) }, moment(app, notice.at))),
    h("p", { class: "typed" }, notice.say),
    notice.words && !notice.say?.includes(notice.words) && h("blockquote", null, notice.words),
    h("p", { class: "notice-acts" },
      notice.appeal && h("button", { type: "button", class: "button plain", onclick: () => appeal(app, entry.number, where, reload) }, words.say("deed.appeal")),
      entry && h("a", { class: "link", href: hub && entry.hub !== undefined ? `/${hub.slug}/modlog` : "/modlog" }, words.say("modlog"))));
}

/** Goes where a held post was written, with its text in the box. @param {App} app @param {any} item */
async function mendThere(app, item) {
  const channel = Object.values(app.state.channels).find((one) => one.address === item.held.channel);
  const thread = app.state.threads[item.held.thread ?? -1];
  const taken = await withdraw(app, item);
  if (!taken || !channel) return;
  app.storage.set(`draft.${app.state.me?.id}.${item.held.thread ? `t${item.held.thread}` : `c${channel.id}`}`, `${taken.title ?? ""}\n${taken.body}`);
  app.go(app.pathOfChannel(channel, thread?.number));
}

/** One's own post that waits. @param {App} app @param {any} item */
function heldPost(app, item) {
  const { words } = app;
  return h("div", { class: "quoted" },
    h("p", { class: "faint" }, `${item.held?.channel ?? ""} · ${words.say(item.state === "done" ? "held.rejected" : `held.${item.reason ?? "waits"}`)}`),
    item.held?.title && h("p", { class: "title" }, item.held.title),
    prose(item.held?.html ?? ""),
    h("p", { class: "notice-acts" }, h("button", { type: "button", class: "link", onclick: () => mendThere(app, item) }, words.say("held.mend")),
      h("button", { type: "button", class: "link", onclick: () => withdraw(app, item) }, words.say("held.withdraw"))));
}

/** Why one is out, until when, and what still works. @param {App} app @param {HTMLElement} place */
async function fillBan(app, place) {
  const { words } = app;
  const ban = app.state.banned;
  const rules = await (await import("./deeds.js")).rulesOf(app);
  const rule = rules.find((one) => one.number === ban.rule);
  fill(place,
    h("h2", null, words.say("banned", { until: lasting(app, ban.until) })),
    h("p", null, words.say("by.rule.long", { rule: ban.rule }), rule ? ` ${rule.text}` : ""),
    ban.words && h("blockquote", null, ban.words),
    h("p", { class: "soft" }, words.say("banned.more")),
    h("p", { class: "notice-acts" },
      ban.entry && h("button", { type: "button", class: "button", onclick: () => appeal(app, ban.entry, { everywhere: true }) }, words.say("deed.appeal")),
      h("a", { class: "button plain", href: "/account/export", download: "" }, words.say("export")),
      h("button", { type: "button", class: "button plain", onclick: () => logout(app) }, words.say("logout"))));
}
