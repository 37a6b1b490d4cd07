// @ts-check
import { colourOf, initials, nameOf } from "../lib/faces.js";
import { h } from "./dom.js";

/** Initials on the nick's colour; never read aloud, since the name stands beside it.
 * @param {import("../lib/shapes.js").Face} face @param {string} [size] `small`, `tiny` */
export function faceOf(face, size = "") {
  return h("span", { class: `face c${colourOf(face.nick)} ${size}`, "aria-hidden": "true" }, initials(nameOf(face, "–")));
}

/** A hub's square: its colour and first letter. @param {import("../lib/shapes.js").Hub} hub */
export function hubFace(hub) {
  const face = h("span", { class: `hub-face c${colourOf(hub.slug)}`, "aria-hidden": "true" }, initials(hub.name).slice(0, 1));
  if (hub.colour) face.style.setProperty("--face", hub.colour);
  return face;
}
