// @ts-check
import { common, emojiFor } from "../lib/emoji.js";
import { fill, h } from "./dom.js";

/** A small choice of emoji beside what it is for: the common ones, others by name.
 * @param {import("../app.js").App} app @param {HTMLElement} near @param {(emoji: string) => void} chosen */
export function pickEmoji(app, near, chosen) {
  const signs = h("div", { class: "signs", role: "group", "aria-label": app.words.say("act.react") });
  const find = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "field", placeholder: app.words.say("emoji.find"), "aria-label": app.words.say("emoji.find"), autocomplete: "off" }));
  const popover = h("div", { class: "picker", popover: "auto" }, signs, find);
  const take = (/** @type {string} */ emoji) => {
    popover.hidePopover();
    chosen(emoji);
  };
  const show = () => {
    const word = find.value.trim().toLowerCase().replace(/:/g, "");
    const found = word ? emojiFor(word).map((one) => ({ sign: one.insert, name: one.note })) : common.map((sign) => ({ sign, name: sign }));
    fill(signs, found.map(({ sign, name }) => h("button", { type: "button", title: name, "aria-label": name, onclick: () => take(sign) }, sign)),
      !found.length && h("p", { class: "faint" }, app.words.say("emoji.none")));
  };
  find.addEventListener("input", show);
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (signs.querySelector("button"))?.click();
  });
  show();
  popover.addEventListener("toggle", (event) => { if (/** @type {any} */ (event).newState === "closed") popover.remove(); });
  document.body.append(popover);
  popover.showPopover();
  place(popover, near);
  /** @type {HTMLElement | null} */ (signs.querySelector("button"))?.focus();
}

/** @param {HTMLElement} popover @param {HTMLElement} near */
function place(popover, near) {
  const at = near.getBoundingClientRect();
  const left = Math.min(at.left, window.innerWidth - popover.offsetWidth - 8);
  const below = at.bottom + 4 + popover.offsetHeight < window.innerHeight;
  popover.style.setProperty("left", `${Math.max(8, left)}px`);
  popover.style.setProperty("top", `${below ? at.bottom + 4 : Math.max(8, at.top - popover.offsetHeight - 4)}px`);
}
