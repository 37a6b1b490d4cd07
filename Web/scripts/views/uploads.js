// @ts-check
import { fill, h, icon, iconButton } from "./dom.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {{file: File, key: string, where: string, state: "waiting" | "sending" | "done" | "failed", sent: number, say: string,
 *   alt: string, stored?: import("../lib/shapes.js").File, request?: XMLHttpRequest, element?: HTMLElement}} Upload
 */

/** At once, of the four the server takes; files of one message. docs/PROTOCOL.md, section 10. */
const atOnce = 3;
const mostFiles = 10;
/** Nothing has gone out for so long, in milliseconds: it was cut off. As long as the server waits. */
const silence = 30000;

/** Files on their way into a message: chosen, dropped or pasted; each can be cancelled and tried again. */
export class Uploads {
  /** @param {App} app @param {import("./composer.js").Composer} composer */
  constructor(app, composer) {
    this.app = app;
    this.composer = composer;
    /** @type {Upload[]} of all places one has written in */
    this.all = [];
    this.isWaiting = "";
    /** @type {number | undefined} */
    this.limit = undefined;
    this.list = h("ul", { class: "upload-list" });
    this.told = h("p", { class: "hidden", role: "status" });
    this.element = h("div", { class: "uploads", hidden: true }, this.list, this.told);
    const box = composer.element;
    const holdsFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
    for (const kind of ["dragenter", "dragover"]) box.addEventListener(kind, (event) => {
      if (!holdsFiles(/** @type {DragEvent} */ (event))) return;
      event.preventDefault();
      box.classList.add("dropping");
    });
    for (const kind of ["dragleave", "drop"]) box.addEventListener(kind, () => box.classList.remove("dropping"));
    box.addEventListener("drop", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      this.add([...event.dataTransfer?.files ?? []]);
    });
    composer.area.addEventListener("paste", (event) => {
      const files = [...event.clipboardData?.files ?? []];
      if (!files.length) return;
      event.preventDefault();
      this.add(files);
    });
    // A file that misses the box does not take the page away.
    for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => { if (holdsFiles(/** @type {DragEvent} */ (event))) event.preventDefault(); });
  }

  /** Those of the place one writes in. */
  get here() {
    return this.all.filter((one) => one.where === this.composer.where);
  }

  /** @param {File[]} files */
  async add(files) {
    const { words } = this.app;
    const room = Math.max(0, mostFiles - this.here.length);
    if (files.length > room) this.app.notice(words.say("upload.most", { count: mostFiles }), "refused");
    const where = this.composer.where;
    for (const file of files.slice(0, room)) this.all.push({ file, key: this.app.newKey(), where, state: "waiting", sent: 0, say: "", alt: "" });
    this.draw();
    this.limit ??= await fetch("/api/v1/limits").then((response) => response.json()).then((told) => told.ok?.upload_bytes).catch(() => undefined);
    this.next();
  }

  next() {
    const busy = this.all.filter((one) => one.state === "sending").length;
    for (const one of this.all.filter((upload) => upload.state === "waiting").slice(0, atOnce - busy)) this.send(one);
  }

  /** @param {Upload} upload */
  send(upload) {
    const { words } = this.app;
    if (this.limit && upload.file.size > this.limit) return this.fail(upload, words.say("upload.large", { size: words.bytes(this.limit) }), false);
    upload.state = "sending";
    upload.sent = 0;
    const request = new XMLHttpRequest();
    upload.request = request;
    request.open("POST", `/api/v1/files?name=${encodeURIComponent(upload.file.name || "file")}&key=${upload.key}`);
    request.setRequestHeader("Accept-Language", words.language);
    let stuck = 0;
    const breaks = () => {
      request.abort();
      this.fail(upload, words.say("upload.broken"), true);
    };
    const goesOn = () => {
      clearTimeout(stuck);
      stuck = window.setTimeout(breaks, silence);
    };
    window.addEventListener("offline", breaks);
    request.onloadend = () => {
      clearTimeout(stuck);
      window.removeEventListener("offline", breaks);
    };
    goesOn();
    request.upload.onprogress = (event) => {
      goesOn();
      upload.sent = event.loaded / Math.max(1, event.total);
      const bar = /** @type {HTMLProgressElement | null} */ (upload.element?.querySelector("progress"));
      if (bar) bar.value = upload.sent;
    };
    request.onload = () => {
      const told = parsed(request.responseText);
      if (!told?.ok?.file) return this.fail(upload, told?.no?.say || words.say("fault"), true);
      upload.state = "done";
      upload.stored = told.ok.file;
      this.told.textContent = words.say("upload.done", { name: upload.file.name });
      this.settled();
    };
    request.onerror = () => this.fail(upload, words.say("upload.broken"), true);
    request.send(upload.file);
    this.draw();
  }

  /** @param {Upload} upload @param {string} sentence @param {boolean} again whether trying again could help */
  fail(upload, sentence, again) {
    upload.state = "failed";
    upload.say = sentence;
    upload.request = again ? upload.request : undefined;
    this.settled();
  }

  settled() {
    this.draw();
    this.next();
    if (this.isWaiting && this.isWaiting === this.composer.where && !this.here.some((one) => ["waiting", "sending"].includes(one.state))) {
      this.waitNoMore();
      if (!this.here.some((one) => one.state === "failed")) this.composer.send();
    }
  }

  waitNoMore() {
    this.isWaiting = "";
    this.composer.wait(false);
  }

  /** @param {Upload} upload */
  remove(upload) {
    if (upload.state === "sending") upload.request?.abort();
    if (upload.stored) this.app.ask("file.drop", { file: upload.stored.id, key: this.app.newKey() }).catch(() => {});
    this.all = this.all.filter((one) => one !== upload);
    // Whoever takes back what a message waits for thinks again: it does not go by itself.
    if (this.isWaiting === upload.where) this.waitNoMore();
    this.settled();
    this.composer.focus();
  }

  /** @param {Upload} upload */
  again(upload) {
    upload.state = "waiting";
    upload.say = "";
    this.draw();
    this.next();
  }

  /** Whether the message has to wait; it goes by itself when all is there. */
  waits() {
    const mine = this.here;
    const failed = mine.find((one) => one.state === "failed");
    if (failed) {
      /** @type {HTMLElement | null | undefined} */ (failed.element?.querySelector("button"))?.focus();
      return true;
    }
    if (!mine.some((one) => one.state !== "done")) return false;
    this.isWaiting = this.composer.where;
    this.composer.wait(true);
    return true;
  }

  /** @returns {import("../lib/shapes.js").File[]} */
  take() {
    const taken = this.here.filter((one) => one.stored);
    this.all = this.all.filter((one) => !taken.includes(one));
    this.draw();
    return taken.map((one) => ({ .../** @type {import("../lib/shapes.js").File} */ (one.stored), alt: one.alt.trim() }));
  }

  draw() {
    const mine = this.here;
    this.element.hidden = !mine.length;
    const held = document.activeElement instanceof HTMLInputElement && this.list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    fill(this.list, mine.map((one) => this.item(one)));
    if (held) /** @type {HTMLElement | null} */ (this.list.querySelector(`[data-key="${held}"]`))?.focus();
  }

  /** @param {Upload} upload */
  item(upload) {
    const { words } = this.app;
    const { file, state, stored } = upload;
    const isPicture = stored?.type.startsWith("image/") && stored.width;
    const alt = /** @type {HTMLInputElement} */ (h("input", { class: "field", type: "text", maxlength: "1000", "data-key": upload.key, placeholder: words.say("upload.alt"), "aria-label": words.say("upload.alt.of", { name: file.name }), oninput: () => { upload.alt = alt.value; }, onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.composer.focus();
    } }));
    alt.value = upload.alt;
    upload.element = h("li", { class: `upload ${state}` },
      isPicture ? h("img", { src: stored?.url, alt: "", width: 48, height: 48 }) : h("span", { class: "upload-sign" }, icon("file")),
      h("div", { class: "upload-text" }, h("span", { class: "upload-name" }, file.name, " ", h("span", { class: "faint" }, words.bytes(stored?.bytes ?? file.size))),
        state === "sending" || state === "waiting" ? h("progress", { max: "1", value: String(upload.sent), "aria-label": words.say("upload.progress", { name: file.name }) }) : null,
        state === "failed" && h("span", { class: "refusal", role: "alert" }, upload.say),
        isPicture && alt),
      state === "failed" && upload.request && h("button", { type: "button", class: "link", onclick: () => this.again(upload) }, words.say("upload.again")),
      iconButton("close", words.say(state === "sending" || state === "waiting" ? "upload.cancel" : "upload.remove", { name: file.name }), { onclick: () => this.remove(upload) }));
    return upload.element;
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
