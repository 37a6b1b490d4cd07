// @ts-check
import { parse } from "./lib/routes.js";
import { style } from "./views/style.js";

/**
 * Scripts and styles of the conversation: a channel's page, its messages, the box one writes in. The pages beside it do without;
 * they come with the first channel that is opened, or whose link is pointed at.
 *
 * @typedef {typeof import("./views/chat.js")} Chatting
 */

/** @type {Chatting | null} */
let here = null;
/** @type {Promise<Chatting> | null} */
let coming = null;

/** What draws channels; null until it is there. */
export const chatting = () => here;

/** Brings it. All parts are asked for at once: found one in the other, they would come in as many steps. @returns {Promise<Chatting>} */
export function bringChatting() {
  coming ??= Promise.all([
    import("./views/chat.js"), import("./views/composer.js"), import("./views/message.js"), import("./views/prose.js"), import("./views/rows.js"), style("chat"),
  ]).then(([chat]) => here = chat);
  coming.catch(() => { coming = null; });
  return coming;
}

/** Whoever points at a link into a channel is about to go there: what draws it comes before the click. */
export function comeAhead() {
  const warm = (/** @type {Event} */ event) => {
    const link = /** @type {Element | null} */ (event.target)?.closest?.("a[href]");
    if (!(link instanceof HTMLAnchorElement) || link.origin !== window.location.origin || parse(link).page !== "channel") return;
    for (const kind of kinds) document.removeEventListener(kind, warm);
    bringChatting().catch(() => {});
  };
  const kinds = ["pointerover", "focusin", "touchstart"];
  for (const kind of kinds) document.addEventListener(kind, warm, { passive: true });
}
