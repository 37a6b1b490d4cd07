// @ts-check
import { nameOf } from "../lib/faces.js";
import { pathOf } from "../lib/routes.js";
import { h, icon, resolvedSign } from "./dom.js";
import { faceOf } from "./face.js";
import { prose } from "./prose.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../lib/shapes.js").Message} Message
 * @typedef {import("../lib/shapes.js").Thread} Thread
 * @typedef {{thread?: Thread, follow?: import("../lib/shapes.js").Follow, continued?: boolean, target?: boolean,
 *   inThread?: boolean, inline?: boolean, address: string, number: number, present?: boolean}} Around
 */

/** One message as a row: who, when, what; then its thread and reactions.
 * @param {App} app @param {Message} message @param {Around} around */
export function messageRow(app, message, around) {
  const { words } = app;
  if (message.state !== "live") return emptyRow(app, around.number, message.state, message);
  const isMine = message.mentions?.includes(app.state.me?.id);
  const classes = ["message", around.continued && "continued", around.target && "target", isMine && "for-me"];
  const name = nameOf(message.author, words.say("nobody"));
  const lang = message.lang || app.tongueOf?.(message.body ?? "");
  const role = app.team(message.channel)?.find((one) => one.member === message.author.id)?.role;
  const who = h(around.inThread ? "h3" : "h2", { class: around.continued ? "who hidden" : "who", id: `w${message.id}${around.inThread ? "t" : ""}` },
    message.author.gone ? name : h("button", { type: "button", class: "name", "data-act": "card", "data-nick": message.author.nick }, name),
    (role || message.author.bot) && [" ", h("span", { class: "tag" }, words.say(role ? `role.${role}` : "bot"))]);
  return h("article", { class: classes.filter(Boolean).join(" "), tabindex: "-1", "data-message": message.id, "data-number": around.number, "aria-labelledby": `w${message.id}${around.inThread ? "t" : ""}` },
    around.continued ? h("span", { class: "face-gap" }) : faceButton(message, around),
    h("div", { class: "content" },
      h("header", { class: "line" }, who, times(app, message, around.continued), tongueSign(words, lang, around.continued)),
      around.inline ? threadLink(around) : !around.inThread && titleOf(around.thread),
      message.me ? h("div", { class: "action" }, `${name} `, prose(message.html ?? "", undefined, lang)) : message.html && prose(message.html, words, lang),
      message.files && filesOf(app, message.files),
      foot(app, message, around)),
    numberLink(app, around));
}

/** What it is written in, by its own name, for who reads in another. @param {import("../lib/words.js").Words} words @param {string | undefined} lang @param {boolean} [continued] */
function tongueSign(words, lang, continued) {
  if (!lang || lang.split("-")[0] === words.language) return null;
  return h("span", { class: continued ? "at tongue hidden" : "at tongue", lang }, words.languageName(lang, lang));
}

/** @param {Message} message @param {Around} around */
function faceButton(message, around) {
  return h("span", { class: around.present ? "face-place present" : "face-place", "data-act": "card", "data-nick": message.author.nick },
    faceOf(message.author, around.inThread ? "small" : ""));
}

/** @param {App} app @param {Message} message @param {boolean} [continued] */
function times({ words }, message, continued) {
  const at = new Date(message.at).toISOString();
  return [
    h("time", { class: continued ? "at hidden" : "at", datetime: at, title: words.moment.format(message.at) }, words.time(message.at)),
    message.edited && h("span", { class: "edited", title: words.moment.format(message.edited) }, words.say("edited")),
  ];
}

/** @param {Thread} [thread] */
function titleOf(thread) {
  return thread?.title && h("p", { class: "title" }, thread.state === "resolved" && resolvedSign(), thread.title);
}

/** Whose thread a reply in the chat belongs to. @param {Around} around */
function threadLink({ thread, address, continued }) {
  return thread && !continued && h("a", { class: "of", href: pathOf(address, thread.number) }, `↳ ${thread.title || thread.excerpt}`);
}

/** @param {App} app @param {Around} around */
function numberLink({ words }, around) {
  return h("a", { class: "number", href: pathOf(around.address, around.number), "aria-label": words.say("message.number", { number: String(around.number) }) }, String(around.number));
}

/** A picture in the text keeps its place from the start: no wider and no higher than this, in pixels. */
const widest = 420;
const highest = 320;

/** What a message carries: pictures, sound, anything to download. @param {App} app @param {import("../lib/shapes.js").File[]} files */
function filesOf({ words }, files) {
  return h("div", { class: "files" }, files.map((file) => {
    const { type, name, url, width = 0, height = 0, alt = "" } = file;
    if (type.startsWith("image/") && width && height) {
      const scale = Math.min(1, widest / width, highest / height);
      return h("a", { class: "picture", href: url, target: "_blank", "data-act": "picture", "data-file": file.id, "aria-label": words.say("picture.open", { name: alt || name }) },
        h("img", { src: url, alt: alt || name, title: alt, width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), loading: "lazy", decoding: "async" }));
    }
    return h("div", { class: "file" }, icon("file"), h("a", { href: `${url}?download`, download: name, target: "_blank" }, name), h("span", { class: "faint" }, words.bytes(file.bytes)),
      type.startsWith("audio/") && h("audio", { src: url, controls: true, preload: "none", "aria-label": alt || name }));
  }));
}

/** The thread's pill and the reactions. @param {App} app @param {Message} message @param {Around} around */
function foot(app, message, around) {
  const shown = around.thread && !around.inThread && !around.inline && around.thread.replies > 0;
  const reactions = message.reactions ?? [];
  if (!shown && !reactions.length) return null;
  return h("div", { class: "foot" },
    shown && around.thread && pill(app, around.thread, around.follow, pathOf(around.address, around.number)),
    reactions.map((one) => reactionButton(app, one)));
}

/** @param {App} app @param {import("../lib/shapes.js").Reaction} reaction */
function reactionButton(app, { emoji, count, by }) {
  const own = by.includes(app.state.me?.id);
  return h("button", { type: "button", class: "reaction", "aria-pressed": String(own), "data-act": "toggle", "data-emoji": emoji, "aria-label": app.words.say("reaction", { emoji, count }) },
    h("span", { class: "emoji" }, emoji), String(count));
}

/** Faces, replies, new ones, age: one link into the thread.
 * @param {App} app @param {Thread} thread @param {import("../lib/shapes.js").Follow | undefined} follow @param {string} href @param {string} [from] */
function pill({ words }, thread, follow, href, from) {
  const fresh = follow?.followed || follow?.mentions ? follow.unread : 0;
  return h("a", { class: "pill", href },
    h("span", { class: "faces" }, (thread.faces ?? []).map((face) => faceOf(face, "tiny"))),
    h("span", { class: "replies" }, words.say("replies", { count: thread.replies })),
    fresh > 0 && h("span", { class: "new" }, words.say("new.count", { count: fresh })),
    thread.state === "resolved" && h("span", { class: "good" }, words.say("resolved")),
    thread.locked && h("span", { class: "faint" }, words.say("locked")),
    h("span", { class: "faint" }, from ? words.say("shared.from", { home: from }) : words.age(thread.last.at, Date.now())));
}

/** A share line: who shared what from where. @param {App} app @param {import("../lib/shapes.js").Share} share @param {Around} around */
export function shareRow(app, share, around) {
  const { words } = app;
  const thread = around.thread;
  return h("article", { class: around.target ? "message share target" : "message share", tabindex: "-1", "data-number": around.number, "data-thread": share.thread.id, "aria-label": words.say("share.by", { name: nameOf(share.by, words.say("nobody")), home: share.home }) },
    faceOf(share.by),
    h("div", { class: "content" },
      h("header", { class: "line" },
        h("h2", { class: "who" }, nameOf(share.by, words.say("nobody"))),
        h("time", { class: "at", datetime: new Date(share.at).toISOString() }, words.time(share.at)),
        h("span", { class: "at" }, words.say("share.line"))),
      thread && titleOf(thread),
      thread && h("p", { class: "prose excerpt" }, thread.excerpt),
      thread && h("div", { class: "foot" }, pill(app, thread, around.follow, pathOf(around.address, around.number), share.home))),
    numberLink(app, around));
}

/** @param {App} app @param {number} number @param {string} [state] @param {{id?: number, rule?: number, to?: string}} [message] */
export function emptyRow({ words }, number, state, message) {
  const known = ["deleted", "removed", "moved", "held"].includes(state ?? "") ? state : "deleted";
  const text = message?.rule ? words.say("gone.rule", { rule: message.rule }) : words.say(`gone.${known}`);
  // One that can come back can be pointed at.
  const at = known === "removed" && message?.id ? { "data-message": message.id, tabindex: "-1" } : {};
  return h("div", { class: "message gone", "data-number": number, ...at }, h("p", null, message?.to ? h("a", { href: `/${message.to.slice(1)}` }, text) : text), h("span", { class: "number" }, String(number)));
}

/** What was written and is not yet answered. @param {App} app @param {import("../lib/outbox.js").Entry} entry */
export function pendingRow(app, entry) {
  const { words } = app;
  const isOpen = app.link.phase === "open";
  return h("div", { class: entry.refused ? "message pending refused" : "message pending", "data-key": entry.key },
    faceOf(app.state.me ?? { id: 0, nick: "", name: "" }, entry.thread === undefined ? "" : "small"),
    h("div", { class: "content" },
      entry.fields.title && h("p", { class: "title" }, entry.fields.title),
      h("p", { class: "prose typed" }, entry.text),
      entry.files && filesOf(app, entry.files),
      h("p", { class: "state", role: entry.refused ? "alert" : null },
        entry.refused ? entry.refused.say || words.say("fault") : words.say(isOpen ? "sending" : "sending.later"), !entry.refused && isOpen && entry.delay,
        entry.refused && [
          h("button", { type: "button", class: "link", "data-act": "again" }, words.say("edit")),
          h("button", { type: "button", class: "link", "data-act": "discard" }, words.say("discard")),
        ])));
}
