// @ts-check
import { dialog } from "./dialog.js";
import { h } from "./dom.js";

/** The keys of the page, as the help sheet lists them: key, what it does. */
const sheet = [
  ["j ↓", "next"], ["k ↑", "previous"], ["Enter", "open"], ["r", "reply"], ["+", "react"], ["e", "edit"], ["d", "delete"], ["u", "unread"], ["l", "copy"],
  ["n", "unread.next"], ["/", "search"], ["c", "write"], ["t", "view"], ["f", "follow"], ["h", "hub"], ["Esc", "close"], ["↑", "edit.last"], ["?", "help"],
];

/** The help sheet. @param {import("../app.js").App} app */
export function help(app) {
  const { words } = app;
  dialog(app, words.say("keys"), h("dl", { class: "keys" }, sheet.map(([key, name]) => h("div", null,
    h("dt", null, key.split(" ").map((one) => h("kbd", null, one))), h("dd", null, words.say(`key.${name}`))))),
  h("p", { class: "soft" }, words.say("keys.slash")));
}
