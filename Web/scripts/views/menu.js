// @ts-check
import { nameOf } from "../lib/faces.js";
import { pathOf } from "../lib/routes.js";
import { deedDialog, deeds, threadPath } from "./deeds.js";
import { h } from "./dom.js";
import { moderationStyle } from "./style.js";

/**
 * Menus of acts: at a message, at a channel. Arrows or letters choose.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {{name: string, act: () => any, key?: string, on?: boolean}} Choice `on`: one of several, and how it is now
 */

/** @param {App} app @param {HTMLElement} near @param {import("../lib/shapes.js").Message | undefined} message */
export async function messageMenu(app, near, message) {
  if (!message) return;
  const { state, words } = app;
  const channel = state.channels[message.channel];
  const thread = state.threads[message.thread];
  const author = nameOf(message.author, words.say("nobody"));
  const hub = channel?.hub;
  const isOwn = message.author.id === state.me?.id;
  const moderates = app.moderates(hub);
  const live = message.state === "live";
  const number = String(message.number);
  /** @param {string} name @param {any} target @param {any} [how] @returns {Choice} */
  const deed = (name, target, how = {}) => ({ name, act: () => deedDialog(app, name, target, { about: number, hub, ...how }) });
  const here = { message: message.id };
  const whole = { thread: message.thread };
  const member = { member: message.author.id, hub };
  const follow = async (/** @type {any} */ { thread: to }) => {
    const path = threadPath(app, to);
    if (!path) return;
    await app.ask("thread.open", { thread: to.id, limit: 50 }).catch(() => {});
    app.go(path);
  };
  await moderationStyle();
  menu(app, near, words.say("act.more"), [
    live ? [{ name: "quote", key: ">", act: () => quote(app, message) }] : [],
    live && !isOwn ? [deed("report", here, { about: author, more: words.say(hub === undefined ? "report.private" : "report.hub", { hub: state.hubs[hub ?? -1]?.name ?? "" }) })] : [],
    moderates ? [
      live ? deed("remove", here) : deed("restore", here),
      ...state.me?.operator ? [deed("purge", here)] : [],
      ...live ? [deed("move", here), ...message.root ? [deed("merge", { from: message.id })] : [deed("split", here, { done: follow })]] : [],
    ] : [],
    moderates && thread && live ? [
      deed(thread.pinned ? "unpin" : "pin", whole), deed(thread.locked ? "unlock" : "lock", whole), deed("slow", whole),
      deed(thread.premoderated ? "unpremoderate" : "premoderate", whole),
    ] : [],
    moderates && !isOwn && !message.author.gone ? ["mute", "ban", "kick", "note"].map((name) => deed(name, member, { about: author })) : [],
  ]);
}

/** Puts a message as a quotation into the box of its thread. @param {App} app @param {import("../lib/shapes.js").Message} message */
export async function quote(app, message) {
  const told = await app.ask("message.quote", { message: message.id }).catch((refusal) => app.refuse(refusal));
  if (!told) return;
  const path = app.state.channels[message.channel] ? app.pathOfChannel({ id: message.channel, address: "" }, message.number) : null;
  if (path && app.place.thread !== message.thread) app.go(path);
  // The thread's box takes its own draft first.
  for (let tries = 0; tries < 100 && app.threadComposer?.place?.thread !== message.thread; tries += 1) await new Promise((then) => setTimeout(then, 30));
  if (app.threadComposer?.place?.thread === message.thread) app.threadComposer.take(told.text);
}

/** @param {App} app @param {HTMLElement} near @param {import("../lib/shapes.js").Channel | undefined} channel */
export async function channelMenu(app, near, channel) {
  if (!channel) return;
  const { words } = app;
  const hub = app.state.hubs[channel.hub ?? -1];
  const target = { channel: channel.id };
  /** @param {string} name @param {any} [on] @returns {Choice} */
  const deed = (name, on = target) => ({ name, act: () => deedDialog(app, name, on, { about: on === target ? channel.address : hub?.name ?? "", hub: channel.hub }) });
  await moderationStyle();
  const moderates = app.moderates(hub?.id);
  const level = app.state.reading[channel.id]?.level ?? hub?.mine?.level;
  menu(app, near, words.say("act.more"), [
    hub?.mine ? ["all", "mentions", "mute"].map((one, at) => ({ name: `level.${one}`, key: String(at + 1), on: one === level, act: () => app.act("level.set", { channel: channel.id, level: one }) })) : [],
    ...moderates ? [[deed(channel.locked ? "unlock" : "lock"), deed("slow"), deed(channel.premoderated ? "unpremoderate" : "premoderate")]] : [],
    moderates && hub ? [deed(hub.calm ? "uncalm" : "calm", { hub: hub.id })] : [],
    moderates && hub ? [{ name: "queue", key: "q", act: () => app.go(`${pathOf(`#${hub.slug}`)}?view=queue`) }, { name: "modlog", key: "w", act: () => window.location.assign(`/${hub.slug}/modlog`) }] : [],
  ]);
}

/** A menu beside what it is for. @param {App} app @param {HTMLElement} near @param {string} label @param {Choice[][]} groups */
function menu(app, near, label, groups) {
  const popover = h("div", { class: "menu", popover: "auto", role: "menu", "aria-label": label });
  const keyOf = (/** @type {Choice} */ one) => one.key ?? deeds[one.name].key;
  const choices = groups.flat();
  const take = (/** @type {Choice} */ one) => {
    popover.hidePopover();
    one.act();
  };
  const buttons = new Map(choices.map((one) => [one, h("button", { type: "button", role: one.on === undefined ? "menuitem" : "menuitemradio", "aria-checked": one.on === undefined ? null : String(one.on), "data-deed": one.name, onclick: () => take(one) },
    h("span", null, app.words.say(`deed.${one.name}`)), h("kbd", { "aria-hidden": "true" }, keyOf(one)))]));
  for (const group of groups.filter((one) => one.length)) popover.append(h("div", { role: "group" }, group.map((one) => buttons.get(one) ?? null)));
  if (!choices.length) return app.notice(app.words.say("menu.nothing"));
  popover.addEventListener("keydown", (event) => {
    const all = /** @type {HTMLElement[]} */ ([...buttons.values()]);
    const at = all.indexOf(/** @type {any} */ (document.activeElement));
    const moves = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 });
    const chosen = choices.find((one) => keyOf(one) === event.key);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key] !== undefined) all[(moves[event.key] + all.length) % all.length].focus();
    else if (chosen) take(chosen);
    else if (event.key === "Tab") return popover.hidePopover();
    else if (event.key !== "Escape") return event.key.length === 1 ? event.stopPropagation() : undefined;
    else popover.hidePopover();
    event.preventDefault();
    event.stopPropagation();
  });
  popover.addEventListener("toggle", (event) => {
    if (/** @type {any} */ (event).newState !== "closed") return;
    popover.remove();
    if (!document.querySelector("dialog[open]") && near.isConnected && (document.activeElement === document.body || !document.activeElement)) near.focus({ preventScroll: true });
  });
  (near.closest("main, aside") ?? document.body).append(popover);
  popover.showPopover();
  place(popover, near);
  /** @type {HTMLElement | null} */ (popover.querySelector("button"))?.focus();
}

/** @param {HTMLElement} popover @param {HTMLElement} near */
function place(popover, near) {
  const at = near.getBoundingClientRect();
  const left = Math.min(at.right - popover.offsetWidth, window.innerWidth - popover.offsetWidth - 8);
  const below = at.bottom + 4 + popover.offsetHeight < window.innerHeight;
  popover.style.setProperty("left", `${Math.max(8, left)}px`);
  popover.style.setProperty("top", `${below ? at.bottom + 4 : Math.max(8, Math.min(at.top - popover.offsetHeight - 4, window.innerHeight - popover.offsetHeight - 8))}px`);
}
