// @ts-check
import { h, say } from "./dom.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {{name: string, type?: string, autocomplete: string, required?: boolean, hint?: string, maxlength?: string}} Field */

const nick = { name: "nick", autocomplete: "username", required: true, maxlength: "254" };
const name = { name: "name", autocomplete: "name", maxlength: "64" };
const email = { name: "email", type: "email", autocomplete: "email", required: true, maxlength: "254" };
const password = { name: "password", type: "password", autocomplete: "current-password", required: true };
const fresh = { ...password, autocomplete: "new-password", hint: "password.hint" };

/** @type {Record<string, {command: string, fields: Field[]}>} */
const doors = {
  login: { command: "account.login", fields: [nick, password] },
  signup: { command: "account.signup", fields: [{ ...nick, maxlength: "24", hint: "nick.hint" }, name, email, fresh] },
  claim: { command: "account.claim", fields: [{ ...nick, maxlength: "24", hint: "nick.hint" }, name, email, fresh] },
};

/** Log in, sign up, or use a one-time link: as the first operator, or to set the password of an account one was given.
 * @param {App} app @param {boolean} [isGiven] the account is there already */
export function doorPage(app, isGiven = false) {
  const { words, route } = app;
  const { command, fields: all } = doors[route.page];
  // The page says whether the community asks for an address or takes one.
  const isOptional = document.querySelector("#app[data-email=optional]") !== null;
  const asked = document.querySelector("#app[data-words]") && route.page === "signup" ? [{ name: "words", autocomplete: "off", required: true, maxlength: "1000" }] : [];
  const fields = isGiven ? [fresh] : [...all.map((field) => (field === email && isOptional ? { ...email, required: false } : field)), ...asked];
  const refusal = h("p", { class: "refusal", role: "alert" });
  const button = /** @type {HTMLButtonElement} */ (h("button", { type: "submit", class: "button wide" }, words.say(isGiven ? "save" : `door.${route.page}.do`)));
  const inputs = fields.map((field) => fieldOf(app, route.page, field));
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    say(refusal, "");
    button.disabled = true;
    try {
      const answer = await app.post(command, { ...values(inputs), ...extra(app) });
      if (answer.pending) return done(app, form);
      window.location.assign(route.next ?? (route.page === "claim" ? "/hubs" : route.page === "signup" ? "/hubs" : "/"));
    } catch (error) {
      const { say: sentence, field } = /** @type {import("../app.js").Refusal} */ (error);
      say(refusal, sentence || words.say("fault"));
      const wrong = inputs.find(({ input }) => input.name === field)?.input;
      for (const { input } of inputs) input.toggleAttribute("aria-invalid", input === wrong);
      (wrong ?? inputs[inputs.length - 1].input).focus();
    } finally {
      button.disabled = false;
    }
  };
  const form = h("form", { class: "door-form", onsubmit: submit },
    h("p", { class: "brand" }, app.state.community.name),
    h("h1", null, words.say(isGiven ? "door.given" : `door.${route.page}`)),
    h("p", { class: "soft" }, words.say(route.page === "claim" && !route.token ? "door.claim.missing" : isGiven ? "door.given.more" : `door.${route.page}.more`)),
    inputs.map(({ element }) => element), !isGiven && route.page !== "login" && consent(app), refusal, button, route.page === "claim" ? otherClaim() : otherDoor(app));

  function otherClaim() {
    const other = () => form.replaceWith(doorPage(app, !isGiven));
    return h("p", { class: "other" }, h("button", { type: "button", class: "link", onclick: other }, words.say(isGiven ? "door.claim" : "door.given.offer")));
  }
  requestAnimationFrame(() => inputs[0].input.focus());
  return form;
}

/** What one accepts with an account; read beside the form. @param {App} app */
function consent({ words }) {
  const link = (/** @type {string} */ name) => h("a", { href: `/${name}`, target: "_blank" }, words.say(`door.${name}`));
  return h("p", { class: "hint" }, words.say("door.consent"), " ", link("rules"), " · ", link("privacy"));
}

/** @param {App} app @param {string} page @param {Field} field */
function fieldOf({ words }, page, { hint, ...field }) {
  const id = `${page}-${field.name}`;
  const input = /** @type {HTMLInputElement} */ (h("input", { class: "field", id, type: "text", ...field, "aria-describedby": hint ? `${id}-hint` : null, spellcheck: "false", autocapitalize: "none" }));
  // What was typed into the server's own form before these scripts ran stays.
  const typed = /** @type {HTMLInputElement | null} */ (document.querySelector(`form input[name="${field.name}"]`));
  if (typed) input.value = typed.value;
  const label = words.say(page === "login" && field.name === "nick" ? "nick.or.email" : field.name === "words" ? "door.words" : field.name);
  const element = h("div", { class: "labelled" }, h("label", { for: id }, label, !field.required && h("span", { class: "faint" }, ` ${words.say("optional")}`)),
    input, hint && h("p", { class: "hint", id: `${id}-hint` }, words.say(hint)));
  return { element, input };
}

/** @param {{input: HTMLInputElement}[]} inputs */
function values(inputs) {
  return Object.fromEntries(inputs.map(({ input }) => [input.name, input.type === "password" ? input.value : input.value.trim()]).filter(([, value]) => value !== ""));
}

/** @param {App} app */
function extra({ route, words }) {
  const base = { cookie: true, client: "hubbub web" };
  if (route.page === "signup") return { ...base, language: words.language, ...(route.invite ? { invite: route.invite } : {}) };
  return route.page === "claim" ? { ...base, token: route.token ?? "" } : base;
}

/** @param {App} app @param {HTMLElement} form */
function done({ words }, form) {
  form.replaceChildren(h("h1", null, words.say("door.pending")), h("p", { class: "soft", role: "status" }, words.say("door.pending.more")));
}

/** @param {App} app */
function otherDoor({ words, route }) {
  const other = route.page === "login" ? "signup" : "login";
  const next = route.next ? `?next=${encodeURIComponent(route.next)}` : "";
  return h("p", { class: "other" }, words.say(`door.${other}.offer`), " ", h("a", { href: `/${other}${next}` }, words.say(`door.${other}`)));
}
