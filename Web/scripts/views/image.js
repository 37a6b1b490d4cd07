// @ts-check
import { h, say } from "./dom.js";
import { hubFace } from "./face.js";

/** @typedef {import("../app.js").App} App */

/** The longer side of what is sent, in pixels: shown small here, and sharp where others show a link to the hub. */
const side = 512;

/** A hub's picture: chosen, looked at, taken away; what is read is its id, `none`, or a canvas that is yet to be sent.
 * @param {App} app @param {import("../lib/shapes.js").Hub} hub @returns {import("./fields.js").Input} */
export function imageField(app, hub) {
  const { words } = app;
  /** @type {string | HTMLCanvasElement} */
  let value = String(hub.image?.id ?? "none");
  const shown = h("span");
  const told = h("span", { class: "hint", role: "status" });
  const file = /** @type {HTMLInputElement} */ (h("input", { type: "file", accept: "image/*", hidden: true, "aria-label": words.say("hub.image"), onchange: async () => {
    const chosen = file.files?.[0];
    file.value = "";
    const canvas = chosen && (await drawn(chosen));
    if (canvas) show(canvas);
    else if (chosen) say(told, words.say("hub.image.unread"));
  } }));
  const choose = h("button", { type: "button", class: "button plain", onclick: () => file.click() }, words.say("hub.image.choose"));
  const remove = h("button", { type: "button", class: "link", onclick: () => { show("none"); choose.focus(); } }, words.say("hub.image.remove"));
  /** @param {string | HTMLCanvasElement} next */
  const show = (next) => {
    value = next;
    remove.hidden = next === "none";
    shown.replaceChildren(next instanceof HTMLCanvasElement ? next : hubFace(next === "none" ? { ...hub, image: undefined } : hub));
    say(told, words.say(next === "none" ? "hub.image.none" : "hub.image.shown"));
  };
  show(value);
  const element = h("div", { class: "labelled", role: "group", "aria-labelledby": "panel-image-label" },
    h("span", { class: "label", id: "panel-image-label" }, words.say("hub.image")), h("div", { class: "image-field" }, shown, choose, remove, file), told);
  return { name: "image", input: choose, element, read: () => value };
}

/** A picture as small as it needs to be; null for what the browser cannot read. @param {File} file */
async function drawn(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "hub-face", "aria-hidden": "true" }));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}

/** Uploads it; its id. Throws what is refused. @param {App} app @param {HTMLCanvasElement} canvas @param {string} name @returns {Promise<string>} */
export async function sendImage(app, canvas, name) {
  const bytes = /** @type {Blob} */ (await new Promise((then) => canvas.toBlob(then, "image/webp", 0.9)));
  const path = `/api/v1/files?name=${encodeURIComponent(`${name}.${bytes.type.slice(6)}`)}&key=${app.newKey()}`;
  const answer = await fetch(path, { method: "POST", body: bytes, headers: { "Accept-Language": app.words.language } });
  const { ok, no } = await answer.json();
  if (!ok) throw no;
  return String(ok.file.id);
}
