// @ts-check
import { h, iconButton } from "./dom.js";

/**
 * A message's text. The server's `html` is safe (rendered from Markdown, everything else escaped), and this is the one
 * place that takes HTML.
 * @param {string} html @param {import("../lib/words.js").Words} [words] where code can be copied @param {string} [lang] what it is written in
 */
export function prose(html, words, lang) {
  const element = h("div", { class: "prose", lang: lang || null });
  element.innerHTML = html;
  for (const link of element.querySelectorAll("a[href]")) leadOutside(/** @type {HTMLAnchorElement} */ (link));
  for (const pre of words ? element.querySelectorAll("pre") : []) copied(pre, /** @type {any} */ (words));
  return element;
}

/** Code says its language and can be copied whole. @param {HTMLElement} pre @param {import("../lib/words.js").Words} words */
function copied(pre, words) {
  const language = /language-([\w+#.-]+)/.exec(pre.firstElementChild?.className ?? "")?.[1];
  const box = h("div", { class: "code" });
  pre.replaceWith(box);
  box.append(h("p", { class: "code-head" }, h("span", null, language), iconButton("copy", words.say("code.copy"), { "data-act": "code" })), pre);
}

/** Other sites open beside the conversation and learn nothing of it. @param {HTMLAnchorElement} link */
function leadOutside(link) {
  if (link.origin === window.location.origin) return;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}
