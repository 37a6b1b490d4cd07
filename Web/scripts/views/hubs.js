// @ts-check
import { slugOf } from "../lib/routes.js";
import { joinButton } from "./joining.js";
import { h, icon, keep } from "./dom.js";
import { hubFace } from "./face.js";

/** @typedef {import("../app.js").App} App */

/** The hubs one may know of: look in, join, leave; operators begin new ones. @param {App} app */
export function hubsPage(app) {
  const { words } = app;
  const list = h("ul", { class: "hubs" });
  const form = createForm(app);
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("h1", null, words.say("hubs"))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("hubs") }, h("div", { class: "sheet" }, list, form)));
  let isAsked = false;
  let isLoaded = false;
  function update() {
    if (!isAsked && app.link.phase === "open") {
      isAsked = true;
      app.ask("hub.list", { limit: 100 }).catch((refusal) => app.refuse(refusal)).finally(() => { isLoaded = true; app.changed(); });
    }
    const hubs = Object.values(app.state.hubs).filter((hub) => hub.slug).sort((a, b) => a.name.localeCompare(b.name, words.language));
    form.hidden = !app.state.me?.operator;
    keep(list, hubs.length || !isLoaded ? hubs.map((hub) => hubItem(app, hub)) : [{ key: "none", mark: [], make: () => h("li", { class: "nothing" }, h("h2", null, words.say("hubs.none")), h("p", null, words.say(app.state.me?.operator ? "hubs.none.operator" : "hubs.none.more"))) }]);
  }
  return { element, update };
}

/** @param {App} app @param {import("../lib/shapes.js").Hub} hub */
function hubItem(app, hub) {
  const { words } = app;
  const leave = () => app.act("hub.leave", { hub: hub.id });
  return { key: hub.id, mark: [hub, words], make: () => h("li", { class: "hub" },
    hubFace(hub),
    h("div", { class: "hub-text" },
      h("h2", null, h("a", { href: `/${hub.slug}` }, hub.name)),
      hub.about && h("p", null, hub.about),
      h("p", { class: "hub-facts" }, h("span", null, words.say(`reading.${hub.visibility}`)), h("span", null, words.say("members.count", { count: hub.members ?? 0 })),
        h("span", null, h("a", { href: `/${hub.slug}?view=hub`, "aria-label": words.say("hub.about", { hub: hub.name }) }, words.say("hub.page"))))),
    h("div", { class: "hub-acts" }, hub.mine
      ? [h("span", { class: "good joined" }, icon("check"), words.say("joined")), h("button", { type: "button", class: "link", onclick: leave }, words.say("leave"))]
      : joinButton(app, hub))) };
}

/** @param {App} app */
function createForm(app) {
  const { words } = app;
  const name = /** @type {HTMLInputElement} */ (h("input", { class: "field", name: "name", required: true, maxlength: "64", autocomplete: "off" }));
  const slug = /** @type {HTMLInputElement} */ (h("input", { class: "field", name: "slug", required: true, pattern: "[a-z][a-z0-9\\-]{1,31}", autocomplete: "off" }));
  const visibility = /** @type {HTMLSelectElement} */ (h("select", { class: "field", name: "visibility" },
    ["community", "public", "private"].map((one) => h("option", { value: one }, words.say(`visibility.${one}`)))));
  name.addEventListener("input", () => {
    slug.value = slugOf(name.value);
  });
  const create = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const made = await app.act("hub.create", { slug: slug.value, name: name.value.trim(), visibility: visibility.value });
    if (made) app.go(`/${made.hub.slug}`);
  };
  return h("form", { class: "create", onsubmit: create, hidden: true },
    h("h2", null, words.say("hub.create")),
    h("label", null, words.say("hub.name"), name),
    h("label", null, words.say("hub.slug"), slug),
    h("label", null, words.say("hub.visibility"), visibility),
    h("button", { type: "submit", class: "button" }, words.say("hub.create.do")));
}
