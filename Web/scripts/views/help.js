// @ts-check
import { dialog } from "./dialog.js";
import { h } from "./dom.js";

/** The keys of the page, as the help sheet lists them: key, what it does. */
const sheet = [
  ["j ↓", "next"], ["k ↑", "previous"], ["Enter", "open"], ["r", "reply"], [">", "quote"], ["+", "react"], ["e", "edit"], ["d", "delete"], ["u", "unread"], ["l", "copy"], ["m", "more"],
  ["n", "unread.next"], ["/", "search"], ["g", "jump"], ["c", "write"], ["t", "view"], ["f", "follow"], ["h", "hub"], ["z", "undo"], ["Esc", "close"], ["↑", "edit.last"], ["?", "help"],
];

/** For those who look after a hub: what letters do in a message's menu and in the queue. */
const moderating = [["q", "queue"], ["M", "key.channel"], ["m x", "deed.remove"], ["m v", "deed.move"], ["m t", "deed.split"], ["m g", "deed.merge"], ["m p", "deed.pin"], ["m l", "deed.lock"], ["m m", "deed.mute"], ["m b", "deed.ban"], ["m o", "deed.kick"]];
const queue = [["t", "queue.take"], ["x", "deed.agree.remove"], ["m", "deed.agree.mute"], ["b", "deed.agree.ban"], ["o", "deed.agree.kick"], ["d", "deed.dismiss"], ["a", "deed.approve"], ["r", "deed.reject"], ["g", "deed.grant"], ["e", "deed.escalate"], ["n", "deed.note"], ["i", "queue.record"]];

/** @param {import("../app.js").App} app */
const looksAfter = ({ state }) => Boolean(state.me?.operator) || Object.values(state.hubs).some((hub) => hub.mine && hub.mine.role !== "member");

/** @param {import("../app.js").App} app @param {string[][]} keys key, sentence */
const list = ({ words }, keys) => h("dl", { class: "keys" }, keys.map(([key, sentence]) => h("div", null,
  h("dt", null, key.split(" ").map((one) => h("kbd", null, one))), h("dd", null, words.say(sentence)))));

/** The help sheet. @param {import("../app.js").App} app */
export function help(app) {
  const { words } = app;
  dialog(app, words.say("keys"), list(app, sheet.map(([key, name]) => [key, `key.${name}`])),
  h("h3", null, words.say("keys.writing")), list(app, [["Ctrl B", "tool.bold"], ["Ctrl I", "tool.italic"], ["Ctrl E", "tool.code"], ["Ctrl K", "tool.link"], ["⇧ Enter", "key.newline"]]),
  looksAfter(app) && [h("h3", null, words.say("keys.moderate")), list(app, moderating), h("p", { class: "soft" }, words.say("keys.queue")), list(app, queue)],
  h("p", { class: "soft" }, words.say("keys.slash"))).classList.add("wide");
}
