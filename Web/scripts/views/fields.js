// @ts-check
import { h, iconButton, say } from "./dom.js";

/**
 * What forms ask for: a line, a text, one of several, on or off, a colour, numbered lines.
 *
 * @typedef {import("../app.js").App} App
 * @typedef {{name: string, label: string, kind?: "line" | "area" | "lines" | "choice" | "check" | "colour", value?: any, hint?: string | ((value: string) => string),
 *   options?: [string, string][], each?: {name: string, add: string, remove: string, most: number}, own?: () => Input, required?: boolean, maxlength?: number, pattern?: string, list?: HTMLElement}} Field
 * @typedef {{name: string, input: HTMLElement, element: HTMLElement, read: () => any}} Input
 */

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
