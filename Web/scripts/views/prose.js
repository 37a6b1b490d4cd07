// @ts-check
import { h } from "./dom.js";

/**
 * A message's text. The server's `html` is safe (rendered from Markdown, everything else escaped), and this is the one
 * place that takes HTML.
 * @param {string} html
 */
export function prose(html) {
  const element = h("div", { class: "prose" });
  element.innerHTML = html;
  for (const link of element.querySelectorAll("a[href]")) leadOutside(/** @type {HTMLAnchorElement} */ (link));
  return element;
}

/** Other sites open beside the conversation and learn nothing of it. @param {HTMLAnchorElement} link */
function leadOutside(link) {
  if (link.origin === window.location.origin) return;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}
