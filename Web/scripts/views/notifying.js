// @ts-check
import { unreadByDefault } from "../lib/counts.js";
import { nameOf } from "../lib/faces.js";
import { judge } from "../lib/unread.js";

/** @typedef {import("../app.js").App} App */

/** A notice shows so much of what was written. */
const shownCharacters = 140;

/** A desktop notice of a message that concerns one; it leads there. @param {App} app @param {import("../lib/shapes.js").Message} message */
export function notify(app, message) {
  if (!notifies(app, message)) return;
  const channel = app.state.channels[message.channel];
  const where = channel.hub === undefined ? "" : ` · ${channel.address}`;
  const shown = new Notification(`${nameOf(message.author, app.words.say("nobody"))}${where}`, {
    body: (message.body ?? "").slice(0, shownCharacters), tag: `t${message.thread}`, icon: "/assets/icon.svg", lang: message.lang,
  });
  shown.onclick = () => {
    window.focus();
    app.go(app.pathOfChannel(channel, message.number));
    shown.close();
  };
}

/** @param {App} app @param {import("../lib/shapes.js").Message} message */
function notifies(app, message) {
  const { state } = app;
  const channel = state.channels[message.channel];
  if (!channel || channel.request) return false;
  const reading = unreadByDefault(state, message.channel);
  // The place may have moved with the message itself: what matters is the level and whom it is for.
  return judge({ me: state.me?.id, ignored: state.ignored, channel: { ...reading, position: 0, floor: 0 }, thread: { followed: state.follows[message.thread]?.followed ?? false, position: 0 }, message }).notify;
}
