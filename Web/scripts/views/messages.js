// @ts-check
import { channelName } from "../lib/faces.js";
import { pathOf } from "../lib/routes.js";
import { h, keep } from "./dom.js";
import { faceOf } from "./face.js";
import { contactActs } from "./joining.js";

/** @typedef {import("../app.js").App} App */

/** Conversations, newest first. @param {App} app */
export function conversationsPage(app) {
  const { words } = app;
  const list = h("ul", { class: "conversations" });
  const field = /** @type {HTMLInputElement} */ (h("input", { class: "field", name: "nick", placeholder: words.say("write.whom"), "aria-label": words.say("write.whom"), autocomplete: "off", list: "nicks" }));
  const requests = h("ul", { class: "conversations" });
  const waiting = h("section", { class: "requests", hidden: true }, h("h2", null, words.say("contact.requests")), requests);
  const nicks = h("datalist", { id: "nicks" });
  const open = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const members = field.value.split(/[\s,]+/).map((one) => one.replace(/^@/, "")).filter(Boolean);
    if (!members.length) return field.focus();
    const opened = await app.act("conversation.open", { members });
    if (!opened) return;
    field.value = "";
    app.go(app.pathOfChannel(opened.channel));
  };
  field.addEventListener("input", async () => {
    const word = field.value.split(/[\s,]+/).pop()?.replace(/^@/, "");
    if (!word) return;
    const told = await app.link.request("member.find", { prefix: word, limit: 8 }).catch(() => ({ members: [] }));
    nicks.replaceChildren(...told.members.map((/** @type {any} */ face) => h("option", { value: `@${face.nick}` }, face.name)));
  });
  const element = h("section", { class: "page" }, h("header", { class: "bar" }, h("h1", null, words.say("messages")), h("div", { class: "bar-acts" }, h("a", { class: "button plain", href: "/notices" }, words.say("notices")))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("messages") },
      h("div", { class: "sheet" }, waiting, h("form", { class: "row-form", onsubmit: open }, field, nicks, h("button", { class: "button", type: "submit" }, words.say("open.it"))), list)));
  let isAsked = false;
  function update() {
    if (!isAsked && app.link.phase === "open") {
      isAsked = true;
      for (const requests of [false, true]) app.ask("conversation.list", { limit: 100, requests }).catch((refusal) => app.refuse(refusal));
    }
    const all = Object.values(app.state.channels).filter((channel) => channel.hub === undefined)
      .sort((a, b) => (app.state.reading[b.id]?.unread ?? 0) - (app.state.reading[a.id]?.unread ?? 0) || b.id - a.id);
    const asking = all.filter((channel) => channel.request);
    keep(requests, asking.map((channel) => requestItem(app, channel)));
    waiting.hidden = !asking.length;
    if (asking.length) all.splice(0, all.length, ...all.filter((channel) => !channel.request));
    keep(list, all.length || asking.length ? all.map((channel) => conversationItem(app, channel)) : [{ key: "none", mark: [], make: () => h("li", { class: "nothing" }, h("h2", null, words.say("messages.none")), h("p", null, words.say("messages.none.more"))) }]);
  }
  return { element, update };
}

/** @param {App} app @param {import("../lib/shapes.js").Channel} channel */
function conversationItem(app, channel) {
  const unread = app.state.reading[channel.id]?.unread ?? 0;
  const other = (channel.members ?? []).find((face) => face.id !== app.state.me?.id) ?? { id: 0, nick: channel.address, name: channel.name };
  return { key: channel.id, mark: [channel, unread], make: () => h("li", { class: "conversation" },
    h("a", { href: pathOf(channel.address), class: unread ? "unread" : null }, faceOf(other, "small"), h("span", null, channelName(app, channel)),
      h("span", { class: "faint" }, channel.unanswered ? app.words.say("contact.waiting") : channel.address), unread > 0 && h("span", { class: "count" }, app.words.count(unread)))) };
}

/** Who asks to write, apart from the others: read it, let it in, or close it. @param {App} app @param {import("../lib/shapes.js").Channel} channel */
function requestItem(app, channel) {
  const name = channelName(app, channel);
  const other = (channel.members ?? []).find((face) => face.id !== app.state.me?.id) ?? { id: 0, nick: channel.address, name };
  return { key: channel.id, mark: [channel], make: () => h("li", { class: "conversation request" },
    h("a", { href: pathOf(channel.address) }, faceOf(other, "small"), h("span", null, name), h("span", { class: "faint" }, channel.address)), contactActs(app, channel)) };
}
