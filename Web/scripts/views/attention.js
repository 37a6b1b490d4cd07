// @ts-check
import { totals } from "./places.js";

/**
 * What asks for attention outside the page: desktop notices, where one asked for them, and a mark on the icon. Do not
 * disturb silences both, on all devices; the notices themselves are asked for on each.
 *
 * @typedef {import("../app.js").App} App
 */

/** Until when one does not want to be disturbed, on any device; 0: one may be. @param {App} app */
export function quietUntil(app) {
  const until = Number(app.state.settings.quiet ?? 0);
  return until > Date.now() ? until : 0;
}

/** @param {App} app */
export const isQuiet = (app) => quietUntil(app) > 0;

/** Whether desktop notices were asked for, and may be shown. @param {App} app */
export const isAskedFor = (app) => app.storage.get("notify") === "on" && "Notification" in window && Notification.permission === "granted";

/** Asks the browser, after the member has asked for it. @param {App} app @param {boolean} on @returns {Promise<boolean>} whether notices come from now on */
export async function askFor(app, on) {
  if (on && "Notification" in window && await Notification.requestPermission() === "granted") app.storage.set("notify", "on");
  else app.storage.set("notify", null);
  return isAskedFor(app);
}

/** @param {App} app */
export function attention(app) {
  app.onNotify = async (message) => {
    if (isAskedFor(app) && !isQuiet(app) && !document.hasFocus()) (await import("./notifying.js")).notify(app, message);
  };
  const icon = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=icon]"));
  const plain = icon?.href ?? "";
  let last = "";
  const mark = () => {
    const { unread, mentions } = totals(app);
    const direct = totals(app, (id) => app.state.channels[id]?.hub === undefined).unread;
    const loud = isQuiet(app) ? 0 : mentions + direct;
    const now = isQuiet(app) ? "" : `${loud > 0} ${unread > 0}`;
    if (now === last || !icon) return;
    last = now;
    icon.href = loud > 0 ? "/assets/icon-marked.svg" : plain;
    const badge = /** @type {any} */ (navigator);
    (loud > 0 ? badge.setAppBadge?.(loud) : badge.clearAppBadge?.())?.catch?.(() => {});
  };
  app.watchers.add(mark);
  // A rest ends by itself.
  setInterval(mark, 30000);
  mark();
}
