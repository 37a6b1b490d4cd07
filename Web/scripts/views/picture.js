// @ts-check
import { h, iconButton, say, set } from "./dom.js";
import { style } from "./style.js";

/** The pictures of a message in full, one at a time; arrows go on. @param {import("../app.js").App} app @param {import("../lib/shapes.js").Message} message @param {HTMLElement} near */
export async function showPictures(app, message, near) {
  const { words } = app;
  const pictures = (message?.files ?? []).filter((file) => file.type.startsWith("image/") && file.width);
  let at = Math.max(0, pictures.findIndex((file) => String(file.id) === near.dataset.file));
  if (!pictures.length) return;
  const image = /** @type {HTMLImageElement} */ (h("img"));
  const told = h("p", { role: "status" });
  const original = h("a", { class: "link", target: "_blank" }, words.say("picture.download"));
  const step = (/** @type {number} */ by) => {
    at = (at + by + pictures.length) % pictures.length;
    show();
  };
  const element = /** @type {HTMLDialogElement} */ (h("dialog", { class: "dialog full", "aria-label": words.say("picture") },
    h("div", { class: "full-image" }, image),
    h("footer", null, told, original,
      pictures.length > 1 && [iconButton("back", words.say("picture.previous"), { onclick: () => step(-1) }), iconButton("M9 5l7 7-7 7", words.say("picture.next"), { onclick: () => step(1) })],
      iconButton("close", words.say("close"), { onclick: () => element.close() }))));
  const show = () => {
    const { url, alt, name, width, height } = pictures[at];
    for (const [key, value] of Object.entries({ src: url, alt: alt || name, width, height })) set(image, key, value);
    set(original, "href", `${url}?download`);
    say(told, [alt || name, pictures.length > 1 && `${at + 1}/${pictures.length}`].filter(Boolean).join(" · "));
  };
  element.addEventListener("keydown", (event) => {
    const by = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 })[event.key];
    if (by) step(by);
  });
  element.addEventListener("click", (event) => { if (event.target === element || /** @type {Element} */ (event.target).matches(".full-image")) element.close(); });
  element.addEventListener("close", () => element.remove());
  await style("writing");
  show();
  document.body.append(element);
  element.showModal();
}
