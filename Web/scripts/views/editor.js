// @ts-check
import { completes } from "./composer.js";
import { h, say } from "./dom.js";

/** The box in a message's row that edits it. @param {import("../app.js").App} app @param {import("../lib/shapes.js").Message} message */
export function editor(app, message) {
  const { words } = app;
  const area = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: "1", "aria-label": words.say("act.edit"), maxlength: "16384" }));
  area.value = message.body ?? "";
  const refusal = h("p", { class: "refusal", role: "alert" });
  const done = () => {
    app.editing = null;
    app.changed();
    requestAnimationFrame(() => {
      // Whoever has gone on to another box meanwhile stays there.
      if (![document.body, null].includes(/** @type {any} */ (document.activeElement)) && !element.contains(document.activeElement)) return;
      /** @type {HTMLElement | null} */ (document.querySelector(`[data-message="${message.id}"]`))?.focus();
    });
  };
  const save = async () => {
    if (area.value === message.body) return done();
    try {
      await app.ask("message.edit", { message: message.id, body: area.value, version: message.version, key: app.newKey() });
      done();
    } catch (error) {
      say(refusal, /** @type {any} */ (error).say || words.say("fault"));
    }
  };
  const element = h("form", { class: "editor", onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); save(); } },
    area, refusal,
    h("div", { class: "editor-foot" },
      h("button", { type: "submit", class: "button" }, words.say("save")),
      h("button", { type: "button", class: "button plain", onclick: done }, words.say("cancel"))));
  completes(app, area, element, () => message);
  area.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); save(); }
    if (event.key === "Escape") { event.stopPropagation(); done(); }
  });
  const grow = () => {
    area.style.setProperty("height", "auto");
    area.style.setProperty("height", `${area.scrollHeight + 2}px`);
  };
  area.addEventListener("input", grow);
  requestAnimationFrame(() => {
    grow();
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    element.scrollIntoView({ block: "nearest" });
  });
  return element;
}
