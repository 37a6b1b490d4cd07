// @ts-check
import { fill, h } from "./dom.js";
import { inputOf } from "./fields.js";

/** Lets a program on another device in, by the code it shows: first who asks, and from where, then yes or no. @param {import("../app.js").App} app */
export function linkPage(app) {
  const { words } = app;
  const refusal = h("p", { class: "refusal", role: "alert" });
  const code = inputOf(app, { name: "code", label: words.say("link.code"), required: true, maxlength: 16, hint: words.say("link.code.hint") });
  code.input.autocapitalize = "characters";
  code.input.spellcheck = false;
  const sheet = h("div", { class: "sheet account" });
  const refuse = (/** @type {any} */ error) => {
    refusal.textContent = error.say || words.say("fault");
    code.input.focus();
  };
  const form = h("form", { class: "form", onsubmit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    refusal.textContent = "";
    try {
      ask(await app.ask("login.show", { code: code.read() }));
    } catch (error) {
      refuse(error);
    }
  } }, h("p", { class: "soft" }, words.say("link.more")), code.element, refusal, h("footer", null, h("button", { type: "submit", class: "button" }, words.say("deed.try"))));

  /** @param {{client: string, address: string, expires: number}} who */
  function ask(who) {
    const answer = async (/** @type {boolean} */ accept) => {
      try {
        await app.ask("login.approve", { code: code.read(), accept, key: app.newKey() });
        const told = h("p", { role: "status", tabindex: "-1" }, words.say(accept ? "link.done" : "link.declined"));
        fill(sheet, told);
        told.focus();
      } catch (error) {
        fill(sheet, form);
        refuse(error);
      }
    };
    const no = h("button", { type: "button", class: "button plain", onclick: () => answer(false) }, words.say("request.decline"));
    fill(sheet, h("section", { class: "form" }, h("h2", null, words.say("link.ask", { client: who.client || words.say("session") })),
      h("p", null, words.say("link.from", { address: who.address })), h("p", { class: "soft" }, words.say("link.warning")),
      h("footer", null, no, h("button", { type: "button", class: "button", onclick: () => answer(true) }, words.say("request.accept")))));
    no.focus();
  }
  fill(sheet, form);
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("h1", null, words.say("link"))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("link") }, sheet));
  requestAnimationFrame(() => code.input.focus());
  return { element, update: () => {} };
}
