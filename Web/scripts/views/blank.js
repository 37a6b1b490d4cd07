// @ts-check
import { h } from "./dom.js";

/** What stands where there is nothing yet, or nothing to be had. */

/** Grey lines where messages will stand. */
export function skeleton() {
  const line = () => h("div", { class: "bone" }, h("span", { class: "bone-face" }), h("span", { class: "bone-text" }));
  return h("div", { class: "skeleton", "aria-hidden": "true" }, line(), line(), line(), line());
}

/** A page that cannot be shown says why and what works. @param {import("../app.js").App} app @param {{code: string, say: string}} refusal */
export function nothing(app, refusal, heading = "h2") {
  const { words } = app;
  const isMissing = refusal.code === "not_found";
  return h("div", { class: "nothing", role: "alert" },
    h(heading, null, words.say(isMissing ? "missing" : "refused")),
    h("p", null, isMissing ? words.say("missing.more") : refusal.say),
    h("p", null, h("a", { class: "button", href: "/hubs" }, words.say("hubs.find"))));
}
