// @ts-check
import { fill, h } from "./dom.js";
import { faceOf } from "./face.js";
import { prose } from "./prose.js";
import { moderationStyle } from "./style.js";

/**
 * What keeps one from writing, or slows it: mutes, locks, slow mode, approval, calm; and one's own posts that wait.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("../lib/shapes.js").Channel} Channel
 * @typedef {import("../lib/shapes.js").Thread} Thread
 */

moderationStyle();

/** A moment as short as today allows. @param {App} app @param {number} at */
export function moment({ words }, at) {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? words.time(at) : `${words.shortDay.format(at)}, ${words.time(at)}`;
}

/** `until 18:00`, or `for good`. @param {App} app @param {number} [until] */
export const lasting = (app, until) => (until ? app.words.say("until", { date: moment(app, until) }) : app.words.say("for.good"));

/** What an entry says was done, in a word. @param {App} app @param {string} kind */
export function kindOf({ words }, kind) {
  const said = words.say(`kind.${kind}`);
  return said === `kind.${kind}` ? words.say("kind.other") : said;
}

/** @param {App} app @param {number} [rule] */
const ruled = (app, rule) => (rule ? app.words.say("by.rule", { rule }) : "");

/** @param {(string | null | undefined | false)[]} parts */
const joined = (...parts) => parts.filter(Boolean).join(" ");

/** What a pace reads as: `30s`, `5/day`. @param {App} app @param {string} pace */
function paceOf({ words }, pace) {
  const [count, isDaily] = [Number.parseInt(pace, 10), pace.endsWith("/day")];
  if (isDaily) return words.say("slow.daily", { count });
  const unit = /** @type {Record<string, string>} */ ({ s: "second", m: "minute", h: "hour", d: "day" })[pace.slice(-1)] ?? "second";
  return words.say("slow.each", { time: words.unit(count, unit) });
}

/** Says all that holds here. @param {App} app @param {HTMLElement} element @param {Channel} channel @param {Thread} [thread] @returns {boolean} whether one cannot write */
export function show(app, element, channel, thread) {
  const { words, state } = app;
  const hub = state.hubs[channel.hub ?? -1];
  const place = [thread, channel].find((one) => one?.locked);
  const mute = state.sanctions.find((one) => one.kind === "mute" && (one.hub === undefined || one.hub === channel.hub) && (!one.until || one.until > Date.now()));
  const isModerator = app.moderates(channel.hub);
  const slow = thread?.slow ?? channel.slow;
  const calm = hub && (hub.calm ?? state.community.calm);
  const lines = [
    mute && h("p", { class: "curb closed" }, h("b", null, joined(words.say(mute.hub === undefined ? "muted.everywhere" : "muted.hub", { hub: hub?.name ?? "" }), lasting(app, mute.until), ruled(app, mute.rule)), "."),
      " ", words.say("muted.more"), " ", h("a", { href: "/notices" }, words.say("muted.appeal"))),
    place && h("p", { class: "curb" }, joined(words.say(place === thread ? "locked.thread" : "locked.channel"), place.lock_until && lasting(app, place.lock_until), ruled(app, place.lock_rule)) + ". ",
      isModerator && words.say("locked.yours")),
    slow && h("p", { class: "curb" }, paceOf(app, slow)),
    (thread?.premoderated || channel.premoderated) && h("p", { class: "curb" }, words.say("premoderated")),
    calm && h("p", { class: "curb" }, words.say("calm.until", { date: moment(app, calm) })),
  ].filter(Boolean);
  const mark = JSON.stringify([mute, place?.lock_until, place?.lock_rule, place === thread, Boolean(place), slow, thread?.premoderated || channel.premoderated, calm, isModerator, words.language]);
  if (element.dataset.mark !== mark) {
    element.dataset.mark = mark;
    fill(element, lines);
  }
  element.hidden = !lines.length;
  return Boolean(mute) || Boolean(place && !isModerator);
}

/** One's own posts that wait for a moderator, where they would stand. @param {App} app @param {number} channel @param {number} [thread] */
export function heldItems(app, channel, thread) {
  const address = app.state.channels[channel]?.address;
  return app.state.held.filter((one) => one.held?.channel === address && one.held?.thread === thread && one.state !== "done").map((one) => ({
    key: `h${one.hub} ${one.number}`,
    mark: [one, app.words],
    make: () => heldRow(app, one),
  }));
}

/** @param {App} app @param {any} item */
function heldRow(app, item) {
  const { words } = app;
  return h("div", { class: "message pending held", "data-held": `${item.hub} ${item.number}` },
    faceOf(app.state.me, item.held.thread === undefined ? "" : "small"),
    h("div", { class: "content" },
      item.held.title && h("p", { class: "title" }, item.held.title),
      prose(item.held.html ?? ""),
      h("p", { class: "state" }, h("span", null, `${words.say("held.waits")} ${item.reason ? words.say(`held.${item.reason}`) : ""}`),
        h("button", { type: "button", class: "link", "data-act": "mend" }, words.say("held.mend")),
        h("button", { type: "button", class: "link", onclick: () => withdraw(app, item) }, words.say("held.withdraw")))));
}

/** Takes a held post back; what it said is the answer. @param {App} app @param {any} item */
export async function withdraw(app, item) {
  const taken = await app.act("queue.withdraw", { hub: item.hub, item: item.number });
  if (taken) app.dispatch({ type: "own", own: { held: app.state.held.filter((one) => one !== item) } });
  return taken;
}

/** Puts a held post back into the box it was written in. @param {App} app @param {HTMLElement} near @param {any} composer */
export async function mend(app, near, composer) {
  const name = near.closest("[data-held]")?.getAttribute("data-held");
  const item = app.state.held.find((one) => `${one.hub} ${one.number}` === name);
  const taken = item && await withdraw(app, item);
  if (taken) composer?.take(taken.body, taken.title);
}
