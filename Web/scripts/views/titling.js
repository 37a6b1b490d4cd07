// @ts-check
import { dialog } from "./dialog.js";
import { h } from "./dom.js";

/** Another title for the open thread. @param {import("../app.js").App} app */
export function askTitle(app) {
  const { words } = app;
  const thread = app.state.threads[app.place.thread ?? -1];
  const field = /** @type {HTMLInputElement} */ (h("input", { class: "field", maxlength: "120", "aria-label": words.say("title") }));
  field.value = thread?.title ?? "";
  const element = dialog(app, words.say("title.edit"), h("form", { onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    app.act("thread.title", { thread: thread.id, title: field.value.trim() });
    element.close();
  } }, field, h("footer", null, h("button", { type: "submit", class: "button" }, words.say("save")))));
  field.focus();
}
