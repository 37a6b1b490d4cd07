// @ts-check
import { dialog } from "./dialog.js";
import { fill, h, say } from "./dom.js";
import { inputOf } from "./fields.js";

/**
 * One dialog for all that is asked and listed: a form, a list, or both. What the server refuses stands in it, as said.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {import("./fields.js").Field} Field
 * @typedef {{label: string, act: () => Promise<any>}} Act
 * @typedef {{load: () => Promise<any[]>, row: (one: any) => {content: any, acts: Act[]}, empty: string}} List
 */

/** What an act that was refused gives. */
const refused = Symbol("refused");

/** @param {App} app @param {string} heading
 * @param {{fields?: Field[], button?: string, send?: (values: any) => Promise<any>, list?: List, above?: any}} what `send` gives false to stay open
 * @returns {HTMLDialogElement} */
export function panel(app, heading, { fields = [], button = "", send, list, above }) {
  const refusal = h("p", { class: "refusal", role: "alert" });
  const inputs = fields.map((field) => inputOf(app, field));
  const rows = h("ul", { class: "panel-list" });
  const submit = /** @type {HTMLButtonElement} */ (h("button", { type: "submit", class: "button" }, button));
  /** @param {() => Promise<any>} act */
  const tried = async (act) => {
    say(refusal, "");
    for (const { input } of inputs) input.removeAttribute("aria-invalid");
    try {
      return await act();
    } catch (error) {
      const { say: sentence, try: offer, field } = /** @type {import("../app.js").Refusal} */ (error);
      say(refusal, `${sentence || app.words.say("fault")}${offer ? ` (${offer})` : ""}`);
      const wrong = inputs.find(({ name }) => name === field)?.input;
      wrong?.setAttribute("aria-invalid", "true");
      wrong?.focus();
      return refused;
    }
  };
  const reload = async () => {
    if (!list) return;
    const all = await list.load();
    fill(rows, all.map((one) => {
      const { content, acts } = list.row(one);
      return h("li", null, h("div", { class: "panel-row" }, content), acts.map(({ label, act }) =>
        h("button", { type: "button", class: "button plain", onclick: () => tried(async () => { await act(); await reload(); }) }, label)));
    }), !all.length && h("li", { class: "soft" }, list.empty));
  };
  const form = h("form", { class: "form", onsubmit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    submit.disabled = true;
    const done = await tried(() => /** @type {any} */ (send)(Object.fromEntries(inputs.map(({ name, read }) => [name, read()]))));
    submit.disabled = false;
    if (done === false) await tried(reload);
    else if (done !== refused) element.close();
  } }, inputs.map(({ element: one }) => one), h("footer", null, submit));
  const element = dialog(app, heading, typeof above === "string" ? h("p", { class: "soft" }, above) : above, fields.length > 0 && form, refusal, list && rows);
  if (fields.length) form.querySelector("footer")?.before(refusal);
  inputs[0]?.input.focus();
  tried(reload);
  return element;
}
