// @ts-check
import { nameOf } from "../lib/faces.js";
import { askFor, isAskedFor, quietUntil } from "./attention.js";
import { fill, h, say } from "./dom.js";
import { faceOf } from "./face.js";
import { inputOf } from "./fields.js";

/** @typedef {import("../app.js").App} App */

const languageNames = /** @type {const} */ ({ en: "English", fr: "Français", es: "Español", de: "Deutsch", it: "Italiano" });
/** What a member sets for all devices, with the values there are: how the server knows them. @type {[string, string[]][]} */
const settings = [["replies", ["off", "on"]], ["enter", ["send", "newline"]]];

/** Oneself: profile, what one sees and hears, sessions, one's data, leaving. @param {App} app */
export function accountPage(app) {
  const { words } = app;
  const who = h("p", { class: "card-who" });
  const sheet = h("div", { class: "sheet account" }, who);
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("h1", null, words.say("account")),
      h("div", { class: "bar-acts" }, h("a", { class: "button plain", href: "/notices" }, words.say("notices")),
      h("button", { type: "button", class: "button plain", onclick: async () => (await import("./help.js")).help(app) }, words.say("keys")))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("account") }, sheet));
  /** @type {(() => void)[]} */
  let fresh = [];
  let isBuilt = false;
  function update() {
    const { me } = app.state;
    if (me && !isBuilt) {
      isBuilt = true;
      fill(who, faceOf(me), h("span", null, h("b", null, me.name), h("br"), h("span", { class: "faint" }, `@${me.nick}`)));
      const parts = [seen(app), attentionForm(app), ignoredList(app)];
      fresh = parts.map((part) => part.update);
      sheet.append(profileForm(app), parts[0].element, parts[1].element, parts[2].element, passwordForm(app), sessions(app), data(app));
    }
    for (const one of fresh) one();
  }
  return { element, update };
}

/** @param {App} app */
function profileForm(app) {
  const { words } = app;
  const { me } = app.state;
  const field = (/** @type {string} */ name, /** @type {number} */ most, more = {}) => /** @type {HTMLInputElement} */ (h("input", { class: "field", name, maxlength: String(most), value: me[name] ?? "", ...more }));
  const [name, place] = [field("name", 64, { autocomplete: "name" }), field("place", 64, { autocomplete: "off" })];
  const spoken = Object.entries(languageNames).map(([code, label]) => ({ code, input: /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", name: `speaks-${code}` })), label }));
  /** @type {string[]} what one speaks beside these, told elsewhere */
  let others = [];
  const about = /** @type {HTMLTextAreaElement} */ (h("textarea", { class: "field", name: "about", maxlength: "500", rows: "2" }));
  const language = /** @type {HTMLSelectElement} */ (h("select", { class: "field", name: "language" },
    Object.entries(languageNames).map(([code, label]) => h("option", { value: code, selected: code === words.language }, label))));
  // What one tells of oneself stands on one's card.
  app.link.request("member.show", { member: me.id }).then((shown) => {
    place.value ||= shown.place ?? "";
    about.value ||= shown.about ?? "";
    others = (shown.languages ?? []).filter((/** @type {string} */ one) => !(one in languageNames));
    for (const { code, input } of spoken) input.checked ||= shown.languages?.includes(code);
  }, () => {});
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const languages = [...spoken.filter(({ input }) => input.checked).map(({ code }) => code), ...others];
    const saved = await app.act("account.update", { name: name.value.trim(), language: language.value, languages, place: place.value.trim(), about: about.value.trim() });
    if (!saved) return;
    if (language.value !== words.language) await app.speak(language.value);
    app.notice(app.words.say("saved"));
  };
  return h("form", { onsubmit: save }, h("h2", null, words.say("profile")),
    h("label", null, words.say("name"), name), h("label", null, words.say("place"), place), h("label", null, words.say("about"), about),
    h("fieldset", { class: "spoken" }, h("legend", null, words.say("languages.spoken")), spoken.map(({ code, input, label }) => h("label", { lang: code }, input, label))),
    h("label", null, words.say("language"), language),
    h("button", { type: "submit", class: "button" }, words.say("save")));
}

/** @param {App} app @param {string} name @param {string[]} values @param {() => string} now @param {(value: string) => any} set */
function choice({ words }, name, values, now, set) {
  const select = /** @type {HTMLSelectElement} */ (h("select", { class: "field", name, onchange: () => set(select.value) }, values.map((one) => h("option", { value: one }, words.say(`${name}.${one || "system"}`)))));
  const update = () => { if (document.activeElement !== select) select.value = now(); };
  update();
  return { element: h("label", null, words.say(`${name}.label`), select), update };
}

/** @param {App} app @param {string} name @param {() => boolean} now @param {(on: boolean) => any} set */
function check({ words }, name, now, set) {
  const field = inputOf(/** @type {any} */ ({ words }), { name, label: words.say(`${name}.label`), hint: words.say(`${name}.hint`), kind: "check", value: now() ? "on" : "off" });
  field.input.addEventListener("change", () => set(field.input.checked));
  return { element: field.element, update: () => { field.input.checked = now(); } };
}

/** How the page looks and behaves. @param {App} app */
function seen(app) {
  const { words, storage, state } = app;
  const parts = [
    choice(app, "theme", ["", "light", "dark"], () => storage.get("theme") ?? "", (value) => app.setTheme(value || null)),
    ...settings.map(([name, values]) => choice(app, name, values, () => app.state.settings[name] ?? values[0], (value) => app.act("setting.set", { name, value }))),
  ];
  return { element: h("form", null, h("h2", null, words.say("theme")), parts.map(({ element }) => element)), update: () => { if (state) for (const part of parts) part.update(); } };
}

/** What calls for one's attention, and what others learn of one's presence. @param {App} app */
function attentionForm(app) {
  const { words } = app;
  const canNotify = "Notification" in window;
  const quiet = quietChoice(app);
  const notify = check(app, "notify", () => isAskedFor(app), async (on) => {
    const told = await askFor(app, on);
    if (on && !told) app.notice(words.say("notify.refused"), "refused");
    app.changed();
  });
  const parts = [...canNotify ? [notify] : [], quiet,
    ...["typing", "presence"].map((name) => check(app, `setting.${name}`, () => app.state.settings[name] !== "off", (on) => app.act("setting.set", { name, value: on ? "on" : "off" })))];
  return { element: h("form", null, h("h2", null, words.say("attention")), parts.map(({ element }) => element)), update: () => { for (const part of parts) part.update(); } };
}

/** Do not disturb: for how long, on all devices; what holds stands among the choices. @param {App} app */
function quietChoice(app) {
  const { words } = app;
  const toMorning = () => `${Math.ceil((new Date().setHours(32, 0, 0, 0) - Date.now()) / 60000)}m`;
  /** @type {[string, () => string][]} */
  const spans = [["off", () => "off"], ["hour", () => "1h"], ["tomorrow", toMorning], ["week", () => "7d"], ["month", () => "30d"]];
  const held = h("option", { value: "held" });
  const select = /** @type {HTMLSelectElement} */ (h("select", { class: "field", name: "quiet", "aria-describedby": "quiet-hint", onchange: () => {
    const span = spans.find(([name]) => name === select.value);
    if (span) app.act("setting.set", { name: "quiet", value: span[1]() });
  } }, spans.map(([name]) => h("option", { value: name }, words.say(`quiet.${name}`)))));
  let last = -1;
  const update = () => {
    const until = quietUntil(app);
    if (until === last) return;
    last = until;
    say(held, words.say("quiet.until", { date: words.rest.format(until) }));
    if (until) select.append(held);
    else held.remove();
    select.value = until ? "held" : "off";
  };
  update();
  return { element: h("label", null, words.say("quiet.label"), select, h("span", { class: "hint", id: "quiet-hint" }, words.say("quiet.hint"))), update };
}

/** Whom one ignores. @param {App} app */
function ignoredList(app) {
  const { words } = app;
  const list = h("ul", { class: "sessions" });
  const element = h("section", { hidden: true }, h("h2", null, words.say("ignored")), list);
  let last = "";
  const update = async () => {
    const mark = app.state.ignored.join();
    if (mark === last) return;
    last = mark;
    element.hidden = !mark;
    const faces = await Promise.all(app.state.ignored.slice(0, 100).map((id) => app.link.request("member.show", { member: id }).then(({ member }) => member, () => null)));
    if (mark !== last) return;
    fill(list, faces.filter(Boolean).map((face) => h("li", null, h("span", { class: "faced" }, faceOf(face, "small"), nameOf(face, words.say("nobody"))),
      h("button", { type: "button", class: "link", onclick: () => app.act("member.unignore", { member: face.id }) }, words.say("unignore")))));
  };
  return { element, update };
}

/** @param {App} app */
function passwordForm(app) {
  const { words } = app;
  const old = /** @type {HTMLInputElement} */ (h("input", { class: "field", type: "password", name: "old", required: true, autocomplete: "current-password" }));
  const fresh = /** @type {HTMLInputElement} */ (h("input", { class: "field", type: "password", name: "new", required: true, autocomplete: "new-password" }));
  const refusal = h("p", { class: "refusal", role: "alert" });
  const change = async (/** @type {Event} */ event) => {
    event.preventDefault();
    say(refusal, "");
    try {
      await app.ask("account.password", { old: old.value, new: fresh.value, key: app.newKey() });
      old.value = fresh.value = "";
      app.notice(words.say("password.changed"));
    } catch (error) {
      say(refusal, /** @type {any} */ (error).say || words.say("fault"));
      (/** @type {any} */ (error).field === "new" ? fresh : old).focus();
    }
  };
  return h("form", { onsubmit: change }, h("h2", null, words.say("password")),
    h("label", null, words.say("password.old"), old), h("label", null, words.say("password.new"), fresh), refusal,
    h("button", { type: "submit", class: "button" }, words.say("password.change")));
}

/** Where one is logged in, and tokens for programs. @param {App} app */
function sessions(app) {
  const { words } = app;
  const list = h("ul", { class: "sessions" });
  const others = h("button", { type: "button", class: "button plain", hidden: true, onclick: async () => { await app.act("session.revoke", { others: true }); load(); } }, words.say("session.others"));
  const load = async () => {
    const told = await app.ask("session.list").catch(() => ({ sessions: [] }));
    others.hidden = told.sessions.length < 2;
    fill(list, told.sessions.map((/** @type {any} */ one) => h("li", null,
      h("span", null, one.client || words.say("session"), h("br"), h("span", { class: "faint" }, words.moment.format(one.used ?? one.created))),
      one.current ? h("span", { class: "good" }, words.say("session.this"))
        : h("button", { type: "button", class: "link", "aria-label": words.say("session.end.of", { name: one.client || words.say("session") }), onclick: async () => { await app.act("session.revoke", { session: one.id }); load(); } }, words.say("session.end")))));
  };
  load();
  return h("section", null, h("h2", null, words.say("sessions")), list,
    h("p", { class: "hub-do" }, others, h("a", { class: "button plain", href: "/account/link" }, words.say("link")), h("button", { type: "button", class: "button plain", onclick: async () => (await import("./token.js")).token(app).addEventListener("close", load) }, words.say("token.make"))));
}

/** What one takes along, and going. @param {App} app */
function data(app) {
  const { words } = app;
  return h("section", null, h("h2", null, words.say("data")),
    h("p", { class: "soft" }, words.say("export.more")),
    h("p", { class: "hub-do" }, h("a", { class: "button plain", href: "/account/export", download: "" }, words.say("export")),
      h("button", { type: "button", class: "button plain", onclick: async () => (await import("../leaving.js")).logout(app) }, words.say("logout")),
      h("button", { type: "button", class: "link danger-link", onclick: async () => (await import("./farewell.js")).farewell(app) }, words.say("delete.account"))));
}
