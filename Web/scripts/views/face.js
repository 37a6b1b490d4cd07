// @ts-check
import { colourOf, initials, nameOf } from "../lib/faces.js";
import { h } from "./dom.js";

/** Initials on the nick's colour; never read aloud, since the name stands beside it.
 * @param {import("../lib/shapes.js").Face} face @param {string} [size] `small`, `tiny` */
export function faceOf(face, size = "") {
  return h("span", { class: `face c${colourOf(face.nick)} ${size}`, "aria-hidden": "true" }, initials(nameOf(face, "–")));
}

/** A hub's square: its picture, else its first letter on its colour. @param {import("../lib/shapes.js").Hub} hub */
export function hubFace(hub) {
  const face = h("span", { class: `hub-face c${colourOf(hub.slug)}`, "aria-hidden": "true" }, initials(hub.name).slice(0, 1));
  if (hub.colour) face.style.setProperty("--face", hub.colour);
  if (hub.colour && isPale(hub.colour)) face.style.setProperty("color", "#1d2126");
  if (hub.image) {
    const image = h("img", { src: hub.image.url, alt: "", decoding: "async", onerror: () => image.remove() });
    face.append(image);
  }
  return face;
}

/** Whether dark letters read better on a colour than white ones. @param {string} colour `#rrggbb` */
function isPale(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18;
}
