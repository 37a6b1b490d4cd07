// @ts-check
import { h, iconButton } from "./dom.js";

/** A modal dialog with a heading; closes with Escape, its button, or a click beside it. Focus goes back by itself.
 * @param {import("../app.js").App} app @param {string} heading @param {...any} children @returns {HTMLDialogElement} */
export function dialog(app, heading, ...children) {
  const element = /** @type {HTMLDialogElement} */ (h("dialog", { class: "dialog", "aria-labelledby": "dialog-heading" },
    h("header", null, h("h2", { id: "dialog-heading" }, heading),
      iconButton("close", app.words.say("close"), { onclick: () => element.close() })),
    ...children));
  element.addEventListener("close", () => element.remove());
  element.addEventListener("click", (event) => { if (event.target === element) element.close(); });
  document.body.append(element);
  element.showModal();
  return element;
}

/** Asks before what cannot be undone. @param {import("../app.js").App} app @param {string} question @param {string} more @param {string} yes @returns {Promise<boolean>} */
export function confirmed(app, question, more, yes) {
  return new Promise((resolve) => {
    let answer = false;
    const element = dialog(app, question, h("p", null, more),
      h("footer", null,
        h("button", { type: "button", class: "button plain", onclick: () => element.close() }, app.words.say("cancel")),
        h("button", { type: "button", class: "button danger", autofocus: true, onclick: () => { answer = true; element.close(); } }, yes)));
    element.addEventListener("close", () => resolve(answer));
  });
}
