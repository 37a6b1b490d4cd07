// @ts-check
import { nameOf } from "../lib/faces.js";
import { h } from "./dom.js";

/** How many spoken messages stay in the log. */
const most = 20;

/** A log for screen readers: new messages of the open channel and thread, author, text, time. @param {import("../app.js").App} app */
export function announcer(app) {
  const log = h("div", { class: "hidden", role: "log", "aria-live": "polite", "aria-label": app.words.say("log") });
  app.onArrived = (message) => {
    const isInChat = message.root || app.place.isInline;
    const isHere = (isInChat && message.channel === app.place.channel) || message.thread === app.place.thread;
    if (!isHere || app.state.channels[message.channel]?.request || message.author.id === app.state.me?.id || !message.body) return;
    log.append(h("p", null, `${nameOf(message.author, "")}: ${message.body} ${app.words.time(message.at)}`));
    if (log.childElementCount > most) log.firstElementChild?.remove();
  };
  return log;
}
