// @ts-check
import { dialog } from "./dialog.js";
import { h } from "./dom.js";

/** Where one can go in a channel: the first unread, a day, the beginning, the newest. @param {import("../app.js").App} app */
export function jump(app) {
  const { words, place } = app;
  const channel = app.state.channels[place.channel ?? -1];
  if (!channel) return;
  const go = (/** @type {() => any} */ to) => () => {
    element.close();
    to();
  };
  const day = /** @type {HTMLInputElement} */ (h("input", { class: "field", type: "date", id: "jump-day", required: true, max: new Date().toISOString().slice(0, 10) }));
  const { newFrom } = place;
  const form = h("form", { class: "form", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    // The day begins where one is.
    const [year, month, date] = day.value.split("-").map(Number);
    go(() => place.jump({ since: new Date(year, month - 1, date).getTime() }))();
  } }, h("div", { class: "labelled" }, h("label", { for: "jump-day" }, words.say("jump.day")), h("div", { class: "row-form" }, day, h("button", { type: "submit", class: "button" }, words.say("jump.go")))));
  const button = (/** @type {string} */ name, /** @type {() => any} */ to) => h("button", { type: "button", class: "button plain", onclick: go(to) }, words.say(`jump.${name}`));
  const element = dialog(app, words.say("jump"), form, h("p", { class: "hub-do" },
    newFrom !== null && button("unread", () => place.jump({ around: newFrom })),
    button("beginning", () => place.jump({ around: 1 })),
    button("newest", async () => { await place.newest(); app.onNewest?.(); })));
  day.focus();
}
