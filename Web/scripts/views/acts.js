// @ts-check
import { h, iconButton } from "./dom.js";

/**
 * What can be done to a message, and what else in a row can be pressed. It comes with the first message that one points at
 * or stands on.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {(app: App, id: number, near: HTMLElement, composer: () => any) => any} Act `composer` gives the box of the column
 */

/** The buttons, each with its drawing, in the order in which they stand. @type {[string, string][]} */
const order = [["react", "react"], ["reply", "reply"], ["copy", "link"], ["unread", "unread"], ["edit", "edit"], ["delete", "delete"], ["more", "more"]];

const finger = window.matchMedia("(pointer: coarse)");

/** One set of buttons for a list, which goes to the row one is at. @param {App} app @param {() => any} composer */
export function messageActs(app, composer) {
  const buttons = Object.fromEntries(order.map(([name, drawing]) => [name, iconButton(drawing, app.words.say(`act.${name}`), { "data-act": name })]));
  const bar = h("div", { class: "acts", role: "group", "aria-label": app.words.say("acts") }, Object.values(buttons));

  /** @param {Element} row */
  function goTo(row) {
    if (row !== bar.parentElement) place(row);
    // Under a finger they stand below the message, and what is below the newest is out of sight.
    if (finger.matches && bar.parentElement === row && row === document.activeElement) bar.scrollIntoView({ block: "nearest" });
  }

  /** Only what can be done to the message is offered. @param {Element} row */
  function place(row) {
    const message = app.state.messages[Number(row.getAttribute("data-message"))];
    if (!message || row.classList.contains("editing")) return;
    app.bringThread();
    const own = message.author.id === app.state.me?.id;
    const isGone = message.state !== "live";
    if (isGone && !app.moderates(app.state.channels[message.channel]?.hub)) return;
    for (const name in buttons) buttons[name].hidden = isGone ? name !== "more" : name === "unread" ? own : ["edit", "delete"].includes(name) && !own;
    row.append(bar);
  }

  /** As by a click, where that can be done to the row's message. @param {string} name @param {Element} row */
  function press(name, row) {
    goTo(row);
    if (bar.parentElement === row && !buttons[name].hidden) buttons[name].click();
  }

  /** Does what an element of a row says in `data-act`; a mention shows its card. @param {HTMLElement} near */
  function act(near) {
    const does = near.matches("a.mention") ? acts.card : acts[near.dataset.act ?? ""];
    does?.(app, Number(near.closest("[data-message]")?.getAttribute("data-message")), near, composer);
  }
  return { goTo, press, act };
}

/** What was written and is not sent, out of the list. @param {App} app @param {HTMLElement} near */
const taken = (app, near) => app.writing.take(near.closest("[data-key]")?.getAttribute("data-key"));

/** @param {string} text */
const copy = (text) => navigator.clipboard?.writeText(text).catch(() => {});

/** @type {Record<string, Act>} */
const acts = {
  react: async (app, id, near) => {
    const { pickEmoji } = await app.later(import("./picker.js"));
    pickEmoji(app, near, (emoji) => app.act("message.react", { message: id, emoji, on: true }));
  },
  reply: async (app, id, _near, composer) => {
    const path = app.pathOfMessage(id);
    if (path) app.go(path);
    await app.bringThread();
    requestAnimationFrame(() => composer()?.focus());
  },
  copy: async (app, id) => {
    await copy(window.location.origin + app.pathOfMessage(id));
    app.notice(app.words.say("copied"));
  },
  unread: (app, id) => app.act("read.unmark", { message: id }),
  edit: (app, id) => app.edit(id),
  delete: async (app, id) => {
    const { words } = app;
    const { confirmed } = await app.later(import("./dialog.js"));
    const sure = await confirmed(app, words.say("delete.ask"), words.say("delete.more"), words.say("act.delete"));
    if (sure) app.act("message.delete", { message: id });
  },
  more: async (app, id, near) => (await app.later(import("./menu.js"))).messageMenu(app, near, app.state.messages[id]),
  code: async (app, _id, near) => {
    await copy(near.closest(".code")?.querySelector("pre")?.textContent ?? "");
    app.notice(app.words.say("code.copied"));
  },
  picture: async (app, id, near) => (await app.later(import("./picture.js"))).showPictures(app, app.state.messages[id], near),
  toggle: (app, id, near) => app.act("message.react", { message: id, emoji: near.dataset.emoji, on: near.getAttribute("aria-pressed") !== "true" }),
  card: async (app, _id, near) => (await app.later(import("./card.js"))).showCard(app, near.dataset.nick ?? ""),
  again: (app, _id, near, composer) => {
    const entry = taken(app, near);
    if (entry) composer()?.take(entry.text, entry.fields.title);
  },
  mend: (app, _id, near, composer) => app.curbs?.mend(app, near, composer()),
  discard: (app, _id, near) => taken(app, near),
};
