// @ts-check
import { dialog } from "./dialog.js";
import { fill, h, iconButton, say } from "./dom.js";

/**
 * One dialog for all that is asked and listed: a form, a list, or both. What the server refuses stands in it, as said.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {{name: string, label: string, kind?: "line" | "area" | "lines" | "choice" | "check" | "colour", value?: any, hint?: string | ((value: string) => string),
 *   options?: [string, string][], each?: {name: string, add: string, remove: string, most: number}, own?: () => Input, required?: boolean, maxlength?: number, pattern?: string, list?: HTMLElement}} Field
 * @typedef {{name: string, input: HTMLElement, element: HTMLElement, read: () => any}} Input
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

/** @param {App} app @param {Field} field @returns {Input} */
export function inputOf(app, field) {
  const { name, label, kind = "line", value = "", hint } = field;
  if (field.own) return field.own();
  if (kind === "lines") return linesOf(app, field);
  if (kind === "check") return checkOf(field);
  if (kind === "colour") return colourOf(app, field);
  const id = `panel-${name}`;
  const limits = { class: "field", id, "aria-describedby": hint ? `${id}-hint` : null, name, required: field.required, maxlength: field.maxlength, autocomplete: "off" };
  const input = /** @type {HTMLInputElement} */ (kind === "area" ? h("textarea", { ...limits, rows: "3" })
    : kind === "choice" ? h("select", limits, (field.options ?? []).map(([one, text]) => h("option", { value: one }, text)))
      : h("input", { ...limits, pattern: field.pattern, list: field.list?.id }));
  input.value = value;
  const note = hint ? h("span", { class: "hint", id: `${id}-hint` }) : null;
  const tell = () => { if (note) say(note, typeof hint === "function" ? hint(input.value) : hint ?? ""); };
  input.addEventListener("input", tell);
  tell();
  const element = h("div", { class: "labelled" }, h("label", { for: id }, label), input, note, field.list);
  return { name, input, element, read: () => input.value.trim() };
}

/** On or off. @param {Field} field */
function checkOf({ name, label, value, hint }) {
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: `panel-${name}`, name, "aria-describedby": hint ? `panel-${name}-hint` : null }));
  input.checked = value === "on";
  const element = h("div", { class: "checked" }, input, h("label", { for: input.id }, label), hint && h("span", { class: "hint", id: `panel-${name}-hint` }, /** @type {string} */ (hint)));
  return { name, input, element, read: () => (input.checked ? "on" : "off") };
}

/** A colour, or none. @param {App} app @param {Field} field */
function colourOf({ words }, { name, label, value }) {
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "color", id: `panel-${name}`, name, value: value === "none" ? "#57534e" : value }));
  const none = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: `panel-${name}-none` }));
  none.checked = value === "none";
  input.addEventListener("input", () => { none.checked = false; });
  const element = h("div", { class: "labelled" }, h("label", { for: input.id }, label), h("div", { class: "checked" }, input, h("span", null, none, " ", h("label", { for: none.id }, words.say("colour.none")))));
  return { name, input, element, read: () => (none.checked ? "none" : input.value) };
}

/** Numbered lines, as many as one needs. @param {App} app @param {Field} field */
function linesOf({ words }, { name, label, value, hint, maxlength = 500, each = { name: "charter.rule", add: "charter.add", remove: "charter.remove", most: 200 } }) {
  const list = h("ol", { class: "lines" });
  const inputs = () => /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("input")]);
  const number = () => {
    inputs().forEach((input, at) => input.setAttribute("aria-label", words.say(each.name, { number: String(at + 1) })));
    more.hidden = inputs().length >= each.most;
  };
  const more = h("p", null, h("button", { type: "button", class: "link", onclick: () => add("").focus() }, words.say(each.add)));
  /** @param {string} text */
  const add = (text) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: "field", maxlength: String(maxlength), autocomplete: "off", onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      if (!more.hidden) add("").focus();
    } }));
    input.value = text;
    const line = h("li", null, h("div", null, input, iconButton("close", words.say(each.remove), { onclick: () => { line.remove(); number(); } })));
    list.append(line);
    number();
    return input;
  };
  for (const text of value.length ? value : [""]) add(text);
  const element = h("div", { class: "labelled" }, h("span", { class: "label" }, label), hint && h("span", { class: "hint" }, /** @type {string} */ (hint)), list, more);
  return { name, input: inputs()[0], element, read: () => inputs().map((input) => input.value.trim()).filter(Boolean) };
}
