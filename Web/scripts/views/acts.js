// @ts-check
import { pathOf } from "../lib/routes.js";
import { h, iconButton } from "./dom.js";

/**
 * What can be done to a message: one set of buttons that goes to the row one points at or stands on, one listener a list.
 *
 * @typedef {import("../app.js").App} App
 */

/** @param {App} app @param {import("../lib/shapes.js").Message[]} messages */
export function newestOwn(app, messages) {
  return messages.filter((one) => one.author.id === app.state.me?.id && one.state === "live").pop();
}

/** @param {App} app @param {HTMLElement} list @param {() => any} composer */
export function messageActs(app, list, composer) {
  const { words } = app;
  const bar = h("div", { class: "acts", role: "group", "aria-label": words.say("acts") });
  /** @type {Record<string, HTMLElement>} */
  const buttons = {};
  for (const [name, drawing] of /** @type {const} */ ([["react", "react"], ["reply", "reply"], ["copy", "link"], ["unread", "unread"], ["edit", "edit"], ["delete", "delete"], ["more", "more"]])) {
    buttons[name] = iconButton(drawing, words.say(`act.${name}`), { "data-act": name });
    bar.append(buttons[name]);
  }
  const message = (/** @type {Element | null} */ row) => app.state.messages[Number(row?.getAttribute("data-message"))];

  /** @param {Event} event */
  const attach = (event) => {
    const row = /** @type {Element} */ (event.target).closest?.("[data-message]");
    const one = message(row ?? null);
    if (!row || !one || row === bar.parentElement || row.classList.contains("editing")) return;
    app.bringThread();
    const own = one.author.id === app.state.me?.id;
    const isGone = one.state !== "live";
    if (isGone && !app.moderates(app.state.channels[one.channel]?.hub)) return;
    for (const name in buttons) buttons[name].hidden = isGone ? name !== "more" : name === "unread" ? own : ["edit", "delete"].includes(name) && !own;
    row.append(bar);
  };

  const taken = (/** @type {HTMLElement} */ near) => app.writing.take(near.closest("[data-key]")?.getAttribute("data-key"));
  const showCard = async (/** @type {string | null | undefined} */ nick) => {
    const card = await app.later(import("./card.js"));
    card.showCard(app, nick ?? "");
  };
  const acts = {
    react: async (/** @type {number} */ id, /** @type {HTMLElement} */ near) => {
      const { pickEmoji } = await app.later(import("./picker.js"));
      pickEmoji(app, near, (emoji) => app.act("message.react", { message: id, emoji, on: true }));
    },
    reply: async (/** @type {number} */ id) => {
      const path = pathOfMessage(app, id);
      if (path) app.go(path);
      await app.bringThread();
      requestAnimationFrame(() => composer()?.focus());
    },
    copy: async (/** @type {number} */ id) => {
      const path = pathOfMessage(app, id);
      await navigator.clipboard?.writeText(window.location.origin + path).catch(() => {});
      app.notice(words.say("copied"));
    },
    unread: (/** @type {number} */ id) => app.act("read.unmark", { message: id }),
    edit: (/** @type {number} */ id) => {
      app.editing = id;
      app.changed();
    },
    delete: async (/** @type {number} */ id) => {
      const { confirmed } = await app.later(import("./dialog.js"));
      const sure = await confirmed(app, words.say("delete.ask"), words.say("delete.more"), words.say("act.delete"));
      if (sure) app.act("message.delete", { message: id });
    },
    more: async (/** @type {number} */ id, /** @type {HTMLElement} */ near) => (await app.later(import("./menu.js"))).messageMenu(app, near, app.state.messages[id]),
    code: async (/** @type {number} */ _id, /** @type {HTMLElement} */ near) => {
      await navigator.clipboard?.writeText(near.closest(".code")?.querySelector("pre")?.textContent ?? "").catch(() => {});
      app.notice(words.say("code.copied"));
    },
    picture: async (/** @type {number} */ id, /** @type {HTMLElement} */ near) => (await app.later(import("./picture.js"))).showPictures(app, app.state.messages[id], near),
    toggle: (/** @type {number} */ id, /** @type {HTMLElement} */ near) => {
      app.act("message.react", { message: id, emoji: near.dataset.emoji, on: near.getAttribute("aria-pressed") !== "true" });
    },
    card: (/** @type {number} */ _id, /** @type {HTMLElement} */ near) => showCard(near.dataset.nick),
    again: (/** @type {number} */ _id, /** @type {HTMLElement} */ near) => {
      const entry = taken(near);
      if (entry) composer()?.take(entry.text, entry.fields.title);
    },
    mend: (/** @type {number} */ _id, /** @type {HTMLElement} */ near) => app.curbs?.mend(app, near, composer()),
    discard: (/** @type {number} */ _id, /** @type {HTMLElement} */ near) => taken(near),
  };

  list.addEventListener("pointerover", attach);
  list.addEventListener("focusin", attach);
  list.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const mention = target.closest("a.mention[data-nick]");
    if (mention) {
      event.preventDefault();
      return showCard(mention.getAttribute("data-nick"));
    }
    const near = /** @type {HTMLElement | null} */ (target.closest("[data-act]"));
    const act = /** @type {any} */ (acts)[near?.dataset.act ?? ""];
    if (near && act && !(near.matches("a") && (event.ctrlKey || event.metaKey || event.shiftKey))) event.preventDefault();
    if (near && act) act(Number(near.closest("[data-message]")?.getAttribute("data-message")), near);
    else if (!target.closest("a, button, textarea")) /** @type {HTMLElement | null} */ (target.closest("[data-message]"))?.focus({ preventScroll: true });
  });
  return acts;
}

/** @param {App} app @param {number} id */
export function pathOfMessage(app, id) {
  const message = app.state.messages[id];
  const channel = app.state.channels[message?.channel];
  return channel ? pathOf(channel.address, message.number) : null;
}
