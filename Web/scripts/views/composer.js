// @ts-check
import { h, icon, say, set } from "./dom.js";
import { style } from "./style.js";

/** Typing is told at most this often, in milliseconds: docs/PROTOCOL.md, section 5. */
const typingEvery = 3000;
const highest = 240;

/** @typedef {import("../app.js").App} App */

/** The box one writes in: keeps a draft for each channel and thread, sends with Enter. */
export class Composer {
  /** @param {import("../app.js").App} app @param {{name: string, titled: boolean, onUp: () => void}} how */
  constructor(app, { name, titled, onUp }) {
    this.app = app;
    this.where = "";
    /** @type {{channel: number, thread?: number} | null} */
    this.place = null;
    this.told = 0;
    /** When a key was pressed here last. */
    this.typedAt = 0;
    app.composers.add(this);
    this.area = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: "1", name, maxlength: "16384", enterkeyhint: "enter" }));
    this.title = /** @type {HTMLInputElement} */ (h("input", { class: "title-field", type: "text", maxlength: "120", hidden: true, placeholder: app.words.say("title.placeholder"), "aria-label": app.words.say("title") }));
    this.toggle = h("button", { type: "button", class: "icon-button", "aria-label": app.words.say("title.add"), title: app.words.say("title.add"), "aria-pressed": "false", hidden: !titled, onclick: () => this.showTitle(this.title.hidden) }, icon("title"));
    this.label = h("span", null, app.words.say("send"));
    this.button = h("button", { type: "submit", class: "button send" }, icon("send"), this.label);
    /** @type {any} the tools beside the box, once they are loaded */
    this.tools = null;
    this.element = h("form", { class: "composer", onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); this.send(); } },
      this.title, h("div", { class: "box" }, this.area, this.toggle, this.button));
    for (const kind of ["focusin", "dragenter"]) this.element.addEventListener(kind, () => { if (!this.equipped) this.equip(); });
    this.area.addEventListener("input", () => this.typed());
    this.title.addEventListener("input", () => this.keepDraft());
    this.element.addEventListener("input", () => { this.typedAt = Date.now(); }, { capture: true });
    completes(app, this.area, this.element, () => this.place);
    this.area.addEventListener("keydown", (event) => this.pressed(event, onUp));
    this.title.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); this.area.focus(); } });
  }

  /** @param {{channel: number, thread?: number}} place @param {string} placeholder */
  at(place, placeholder) {
    const where = place.thread === undefined ? `c${place.channel}` : `t${place.thread}`;
    this.place = place;
    set(this.area, "placeholder", placeholder);
    set(this.area, "aria-label", placeholder);
    if (where === this.where) return;
    this.app.drafts?.saveAll();
    this.where = where;
    this.typedAt = 0;
    this.area.readOnly = false;
    this.tools?.moved();
    this.show(this.app.storage.get(`draft.${this.app.state.me?.id}.${where}`) ?? "\n");
    this.app.drafts?.arrived(this);
  }

  /** A draft as it is kept: its title, then its text. @param {string} value */
  show(value) {
    const [title, ...text] = value.split("\n");
    const written = text.join("\n");
    // The caret stays where it is.
    if (this.area.value !== written) this.area.value = written;
    if (this.title.value.trim() !== title) this.title.value = title;
    this.showTitle(title !== "" || (!this.title.hidden && document.activeElement === this.title), false);
    this.grow();
  }

  /** Brings the tools: buttons, shortcuts, preview, uploads. @returns {Promise<any>} */
  equip() {
    this.app.tendDrafts().catch(() => {});
    // Without a network one writes on without tools, until they can be had.
    this.equipped ??= this.app.later(import("./tools.js"))
      .then(async ({ tools, ready }) => { await ready(); this.tools = tools(this.app, this); })
      .catch(() => { this.equipped = undefined; });
    return this.equipped;
  }

  /** Nowhere yet: nothing can be typed that would go to the wrong place. */
  away() {
    if (this.area.readOnly) return;
    this.where = "";
    this.place = null;
    this.area.value = "";
    this.area.readOnly = true;
  }

  focus() {
    this.area.focus();
  }

  /** Says on the button whether what is written waits for its files. @param {boolean} waits */
  wait(waits) {
    say(this.label, this.app.words.say(waits ? "sending" : "send"));
    set(this.button, "aria-busy", waits ? "true" : null);
  }

  /** Puts text back, as after a refusal. @param {string} text @param {string} [title] */
  take(text, title = "") {
    this.area.value = this.area.value ? `${this.area.value}\n${text}` : text;
    this.title.value = title;
    this.showTitle(title !== "", false);
    this.keepDraft();
    this.grow();
    this.focus();
  }

  /** @param {boolean} shown */
  showTitle(shown, focuses = true) {
    this.title.hidden = !shown;
    this.toggle.setAttribute("aria-pressed", String(shown));
    if (!focuses) return;
    (shown ? this.title : this.area).focus();
  }

  typed() {
    this.grow();
    this.keepDraft();
    const now = Date.now();
    if (!this.place || this.app.state.settings.typing === "off" || now - this.told < typingEvery || !this.area.value || this.area.value.startsWith("/")) return;
    this.told = now;
    this.app.link.mention("typing", this.place);
  }

  keepDraft() {
    const title = this.title.hidden ? "" : this.title.value;
    const text = this.area.value;
    this.app.storage.set(`draft.${this.app.state.me?.id}.${this.where}`, title || text ? `${title}\n${text}` : null);
    this.app.drafts?.typed(this.where);
  }

  grow() {
    this.area.style.setProperty("height", "auto");
    this.area.style.setProperty("height", `${Math.min(highest, this.area.scrollHeight)}px`);
  }

  /** @param {KeyboardEvent} event @param {() => void} onUp */
  pressed(event, onUp) {
    if (event.defaultPrevented || event.isComposing) return;
    const hasKeyboard = !window.matchMedia("(pointer: coarse)").matches;
    const sends = event.ctrlKey || event.metaKey || (hasKeyboard && !event.shiftKey && this.app.state.settings.enter !== "newline");
    if (event.key === "Enter" && sends) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && !this.area.value) {
      event.preventDefault();
      onUp();
    } else if (event.key === "Escape") {
      this.area.blur();
    }
  }

  send() {
    const text = this.area.value;
    if (!this.place || (!text.trim() && !this.tools?.uploads.length)) return this.focus();
    if (this.tools?.waits()) return;
    this.app.writing.write({ ...this.place, text, title: this.title.hidden ? undefined : this.title.value.trim(), lang: this.tools?.language(), files: this.tools?.take() });
    this.area.value = "";
    this.title.value = "";
    this.told = this.typedAt = 0;
    this.showTitle(false, false);
    this.keepDraft();
    this.grow();
    this.focus();
  }
}

/** Proposals come with the first thing that is done to a box. @param {App} app @param {HTMLTextAreaElement} area @param {HTMLElement} around @param {() => any} place */
export function completes(app, area, around, place) {
  const bring = () => Promise.all([import("./completing.js"), style("pages")]).then(([{ completing }]) => completing(app, area, around, place), wait);
  const wait = () => area.addEventListener("focus", bring, { once: true });
  wait();
}
