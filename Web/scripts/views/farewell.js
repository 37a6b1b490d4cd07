// @ts-check
import { forget } from "../leaving.js";
import { dialog } from "./dialog.js";
import { h, say } from "./dom.js";
import { inputOf } from "./fields.js";

/** Deletes the account, after its nick was typed. @param {import("../app.js").App} app */
export function farewell(app) {
  const { words } = app;
  const { nick } = app.state.me;
  const refusal = h("p", { class: "refusal", role: "alert" });
  const fields = [
    inputOf(app, { name: "sure", label: words.say("deed.field.sure", { about: nick }), required: true, maxlength: 24 }),
    inputOf(app, { name: "password", label: words.say("password.old"), maxlength: 1000, hint: words.say("delete.account.password") }),
    inputOf(app, { name: "messages", label: words.say("delete.account.messages"), hint: words.say("delete.account.messages.hint"), kind: "check", value: "off" }),
  ];
  fields[1].input.type = "password";
  fields[1].input.autocomplete = "current-password";
  const go = async (/** @type {Event} */ event) => {
    event.preventDefault();
    say(refusal, "");
    const [sure, password, messages] = fields.map(({ read }) => read());
    if (sure !== nick) {
      say(refusal, words.say("deed.sure.say", { about: nick }));
      return fields[0].input.focus();
    }
    try {
      await app.ask("account.delete", { ...(password ? { password } : {}), messages: messages === "on", key: app.newKey() });
      app.link.stop();
      await forget(app);
      window.location.assign("/");
    } catch (error) {
      say(refusal, /** @type {any} */ (error).say || words.say("fault"));
      fields[1].input.focus();
    }
  };
  dialog(app, words.say("delete.account"), h("p", { class: "soft" }, words.say("delete.account.more")),
    h("form", { class: "form", onsubmit: go }, fields.map(({ element }) => element), refusal,
      h("footer", null, h("button", { type: "submit", class: "button danger" }, words.say("delete.account")))));
  fields[0].input.focus();
}
