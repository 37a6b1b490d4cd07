// @ts-check
import { tongueOf, tongues } from "../lib/tongue.js";
import { fill, h, icon, iconButton, say } from "./dom.js";
import { style } from "./style.js";
import { Uploads } from "./uploads.js";
import { prose } from "./prose.js";

/** @typedef {import("../app.js").App} App */

/** The styles hold before anything of this is shown. */
export const ready = () => style("writing");

const drawings = {
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  italic: "M10 5h7M7 19h7M14 5l-4 14",
  code: "M8 7l-5 5 5 5M16 7l5 5-5 5",
  link: "link",
  quote: "M5 5v14M10 8h9M10 12h9M10 16h6",
  list: "M5 7h.01M5 12h.01M5 17h.01M9 7h11M9 12h11M9 17h11",
  attach: "M19 11l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4L13 4.2a3 3 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.2-2.2L14.5 7",
  emoji: "react",
  language: "M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM3.5 9.5h17M3.5 14.5h17M12 3c-5 6-5 12 0 18M12 3c5 6 5 12 0 18",
  preview: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
};

/** Buttons that wrap what is chosen, or begin its lines: name, key, what stands before and behind. */
const marks = /** @type {const} */ ([
  ["bold", "b", "**", "**"], ["italic", "i", "*", "*"], ["code", "e", "`", "`"], ["link", "k", "[", "](https://)"],
]);
const lines = /** @type {const} */ ([["quote", "> "], ["list", "- "]]);

/**
 * What stands beside the box one writes in: marks, emoji, files, a preview. Loaded when one begins to write.
 * @param {App} app @param {import("./composer.js").Composer} composer
 */
export function tools(app, composer) {
  const { words } = app;
  const { area } = composer;
  const button = (/** @type {keyof typeof drawings} */ name, /** @type {any} */ onclick, /** @type {string} */ key = "", more = {}) =>
    iconButton(drawings[name], words.say(`tool.${name}`), { "data-tool": name, title: key ? `${words.say(`tool.${name}`)} (Ctrl ${key.toUpperCase()})` : words.say(`tool.${name}`), onclick, ...more });
  const shown = h("div", { class: "preview prose-box", hidden: true, tabindex: "0", role: "region", "aria-label": words.say("tool.preview") });
  const preview = button("preview", () => togglePreview(), "", { "aria-pressed": "false" });
  const picker = /** @type {HTMLInputElement} */ (h("input", { type: "file", multiple: true, hidden: true, "aria-hidden": "true", tabindex: "-1" }));
  const uploads = new Uploads(app, composer);
  const guessed = h("option", { value: "" });
  const tongue = /** @type {HTMLSelectElement} */ (h("select", { class: "tongue-field", "data-tool": "language", "aria-label": words.say("lang.choose"), title: words.say("lang.choose") },
    guessed, tongues.map((one) => h("option", { value: one }, words.languageName(one)))));
  // Where there is no room for the name, its code stands there.
  const code = h("span", { class: "tongue-code" });
  app.tongueOf ??= tongueOf;
  const guess = () => {
    const found = tongueOf(area.value);
    say(guessed, found ? `${words.languageName(found)} (${words.say("lang.guessed")})` : words.say("lang.open"));
    say(code, tongue.value || found || "");
  };
  tongue.addEventListener("change", guess);
  guess();
  const bar = h("div", { class: "tools", role: "toolbar", "aria-label": words.say("tools") },
    h("div", { class: "tools-marks" }, button("attach", () => picker.click()), picker,
    marks.map(([name, key, before, behind]) => button(name, () => wrap(area, before, behind), key)),
    lines.map(([name, before]) => button(name, () => begin(area, before))),
    button("emoji", async (/** @type {MouseEvent} */ event) => {
      const { pickEmoji } = await import("./picker.js");
      pickEmoji(app, /** @type {HTMLElement} */ (event.target), (emoji) => { insert(area, emoji); area.focus(); });
    })), h("span", { class: "tongue-choice" }, h("span", { class: "tongue-short", "aria-hidden": "true" }, icon(drawings.language), code), tongue), preview);
  picker.addEventListener("change", () => {
    uploads.add([...picker.files ?? []]);
    picker.value = "";
    area.focus();
  });
  // The box keeps the focus, and with it what is chosen.
  bar.addEventListener("pointerdown", (event) => { if (event.target !== tongue) event.preventDefault(); });
  composer.element.append(shown, uploads.element, bar);

  async function togglePreview() {
    const on = shown.hidden;
    shown.hidden = !on;
    preview.setAttribute("aria-pressed", String(on));
    if (on) await render();
  }
  let asked = 0;
  async function render() {
    const mine = ++asked;
    const body = area.value;
    if (!body.trim() || !composer.place) return fill(shown, h("p", { class: "faint" }, words.say("preview.empty")));
    if (body.startsWith("/") && !body.startsWith("//")) return fill(shown, h("p", { class: "faint" }, words.say("preview.command")));
    try {
      const told = await app.link.request("message.preview", { channel: composer.place.channel, body: body.replace(/^\/\//, "/") });
      if (mine === asked) fill(shown, prose(told.html));
    } catch (refusal) {
      if (mine === asked) fill(shown, h("p", { class: "refusal" }, /** @type {any} */ (refusal).say));
    }
  }
  let timer = 0;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    guess();
    if (!shown.hidden) timer = setTimeout(render, 300);
  });
  area.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
    const key = event.key.toLowerCase();
    const mark = marks.find(([, one]) => one === key);
    if (!mark || event.shiftKey) return;
    event.preventDefault();
    wrap(area, mark[2], mark[3]);
  });
  return {
    get uploads() { return uploads.here; },
    /** Whether something is still on its way; then what was written goes when it is there. */
    waits: () => uploads.waits(),
    /** What the writer says it is written in; nothing where it is left to be guessed. */
    language: () => tongue.value || undefined,
    /** The files that go with the message; the box is then without. */
    take: () => {
      shown.hidden = true;
      preview.setAttribute("aria-pressed", "false");
      return uploads.take();
    },
    moved: () => { tongue.value = ""; guess(); uploads.draw(); if (!shown.hidden) render(); },
  };
}

/** Puts text where the caret is, as typed: it can be undone with the browser's own key. @param {HTMLTextAreaElement} area @param {string} text */
function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Around what is chosen, or where one types on; a second time takes it away. @param {HTMLTextAreaElement} area @param {string} before @param {string} behind */
function wrap(area, before, behind) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const isWrapped = value.slice(from - before.length, from) === before && value.slice(to, to + behind.length) === behind;
  const chosen = value.slice(from, to);
  if (isWrapped) {
    area.setSelectionRange(from - before.length, to + behind.length);
    insert(area, chosen);
    return area.setSelectionRange(from - before.length, to - before.length);
  }
  insert(area, before + chosen + behind);
  // A link's address is what is still to be typed.
  if (before === "[" && chosen) return area.setSelectionRange(from + chosen.length + 3, from + chosen.length + 11);
  area.setSelectionRange(from + before.length, to + before.length);
}

/** Before each line that is chosen. @param {HTMLTextAreaElement} area @param {string} mark */
function begin(area, mark) {
  const { selectionStart, selectionEnd, value } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = value.indexOf("\n", selectionEnd);
  const to = end < 0 ? value.length : end;
  const chosen = value.slice(from, to).split("\n");
  const all = chosen.every((line) => line.startsWith(mark));
  area.setSelectionRange(from, to);
  insert(area, chosen.map((line) => (all ? line.slice(mark.length) : mark + line)).join("\n"));
}
