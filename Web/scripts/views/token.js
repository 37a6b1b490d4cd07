// @ts-check
import { fill, h } from "./dom.js";
import { panel } from "./panel.js";

/** A login for a program: shown once. @param {import("../app.js").App} app */
export function token(app) {
  const { words } = app;
  const made = h("p", { class: "made", hidden: true });
  return panel(app, words.say("token"), {
    above: [h("p", { class: "soft" }, words.say("token.more")), made],
    fields: [{ name: "client", label: words.say("token.client"), required: true, maxlength: 64, hint: words.say("token.client.hint") }],
    button: words.say("token.make"),
    send: async ({ client }) => {
      const { token: text } = await app.ask("token.create", { client, key: app.newKey() });
      const field = /** @type {HTMLInputElement} */ (h("input", { class: "field", readonly: true, value: text, "aria-label": words.say("token") }));
      fill(made, field, h("button", { type: "button", class: "button", onclick: async () => {
        field.select();
        await navigator.clipboard?.writeText(text).catch(() => {});
        app.notice(words.say("token.copied"));
      } }, words.say("token.copy")), h("span", { class: "hint" }, words.say("invite.once")));
      made.hidden = false;
      field.select();
      return false;
    },
  });
}
