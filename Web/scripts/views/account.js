// @ts-check
import { fill, h } from "./dom.js";
import { faceOf } from "./face.js";
import { help } from "./help.js";

/** @typedef {import("../app.js").App} App */

const languageNames = /** @type {const} */ ({ en: "English", fr: "Français", es: "Español", de: "Deutsch", it: "Italiano" });

/** Oneself: name, language, theme, password, sessions, leaving. @param {App} app */
export function accountPage(app) {
  const { words } = app;
  const who = h("p", { class: "card-who" });
  const sheet = h("div", { class: "sheet account" }, who);
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("h1", null, words.say("account")),
      h("div", { class: "bar-acts" }, h("a", { class: "button plain", href: "/notices" }, words.say("notices")),
      h("button", { type: "button", class: "button plain", onclick: () => help(app) }, words.say("keys")))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("account") }, sheet));
  const replies = /** @type {HTMLSelectElement} */ (h("select", { class: "field", name: "replies", onchange: () => app.act("setting.set", { name: "replies", value: replies.value }) },
    ["off", "on"].map((one) => h("option", { value: one }, words.say(`replies.${one}`)))));
  let isBuilt = false;
  function update() {
    const { me, settings } = app.state;
    if (me) replies.value = settings.replies ?? "off";
    if (!me || isBuilt) return;
    isBuilt = true;
    fill(who, faceOf(me), h("span", null, h("b", null, me.name), h("br"), h("span", { class: "faint" }, `@${me.nick}`)));
    sheet.append(profileForm(app), themeForm(app, replies), passwordForm(app), sessions(app),
      h("p", { class: "account-end" }, h("button", { type: "button", class: "button plain", onclick: () => app.logout() }, words.say("logout"))));
  }
  return { element, update };
}

/** @param {App} app */
function profileForm(app) {
  const { words } = app;
  const me = app.state.me;
  const name = /** @type {HTMLInputElement} */ (h("input", { class: "field", name: "name", maxlength: "64", value: me.name, autocomplete: "name" }));
  const language = /** @type {HTMLSelectElement} */ (h("select", { class: "field", name: "language" },
    Object.entries(languageNames).map(([code, label]) => h("option", { value: code, selected: code === words.language }, label))));
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const saved = await app.act("account.update", { name: name.value.trim(), language: language.value });
    if (!saved) return;
    if (language.value !== words.language) await app.speak(language.value);
    app.notice(app.words.say("saved"));
  };
  return h("form", { onsubmit: save }, h("h2", null, words.say("profile")),
    h("label", null, words.say("name"), name), h("label", null, words.say("language"), language),
    h("button", { type: "submit", class: "button" }, words.say("save")));
}

/** @param {App} app @param {HTMLSelectElement} replies */
function themeForm(app, replies) {
  const { words } = app;
  const current = app.storage.get("theme") ?? "";
  const select = /** @type {HTMLSelectElement} */ (h("select", { class: "field", onchange: () => app.setTheme(select.value || null) },
    ["", "light", "dark"].map((one) => h("option", { value: one, selected: one === current }, words.say(`theme.${one || "system"}`)))));
  return h("form", null, h("h2", null, words.say("theme")), h("label", null, words.say("theme.choose"), select),
    h("label", null, words.say("replies.show"), replies));
}

/** @param {App} app */
function passwordForm(app) {
  const { words } = app;
  const old = /** @type {HTMLInputElement} */ (h("input", { class: "field", type: "password", name: "old", required: true, autocomplete: "current-password" }));
  const fresh = /** @type {HTMLInputElement} */ (h("input", { class: "field", type: "password", name: "new", required: true, autocomplete: "new-password" }));
  const change = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!await app.act("account.password", { old: old.value, new: fresh.value })) return;
    old.value = "";
    fresh.value = "";
    app.notice(words.say("password.changed"));
  };
  return h("form", { onsubmit: change }, h("h2", null, words.say("password")),
    h("label", null, words.say("password.old"), old), h("label", null, words.say("password.new"), fresh),
    h("button", { type: "submit", class: "button" }, words.say("password.change")));
}

/** @param {App} app */
function sessions(app) {
  const { words } = app;
  const list = h("ul", { class: "sessions" });
  const load = async () => {
    const told = await app.ask("session.list").catch(() => ({ sessions: [] }));
    fill(list, told.sessions.map((/** @type {any} */ one) => h("li", null,
      h("span", null, one.client || words.say("session"), h("br"), h("span", { class: "faint" }, words.moment.format(one.used ?? one.created))),
      one.current ? h("span", { class: "good" }, words.say("session.this"))
        : h("button", { type: "button", class: "link", onclick: async () => { await app.act("session.revoke", { session: one.id }); load(); } }, words.say("session.end")))));
  };
  load();
  return h("section", null, h("h2", null, words.say("sessions")), list);
}
