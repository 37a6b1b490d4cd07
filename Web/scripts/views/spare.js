// @ts-check
import { h } from "./dom.js";
import { style } from "./style.js";

/** What was written on another device, above the box: put it in, or throw it away. @param {import("../app.js").App} app @param {import("./composer.js").Composer} composer @param {string} kept its title, then its text @param {() => void} forget */
export async function spareStrip({ words }, composer, kept, forget) {
  await style("writing");
  const [title, ...text] = kept.split("\n");
  const use = () => {
    forget();
    composer.take(text.join("\n"), composer.title.value || title);
  };
  const discard = () => {
    forget();
    composer.focus();
  };
  return h("div", { class: "spare", role: "status" },
    h("p", null, h("b", null, words.say("draft.other")), " ", h("span", { class: "soft" }, `${title} ${text.join(" ")}`.trim().slice(0, 280))),
    h("button", { type: "button", class: "button plain", onclick: use }, words.say("draft.use")),
    h("button", { type: "button", class: "link", onclick: discard }, words.say("discard")));
}
