// @ts-check
import { nameOf } from "../lib/faces.js";
import { dialog } from "./dialog.js";
import { h } from "./dom.js";
import { faceOf, hubFace } from "./face.js";

/** @typedef {import("../app.js").App} App */

/** Who a member is: name, since when, hubs, what they chose to tell. @param {App} app @param {string} nick */
export async function showCard(app, nick) {
  if (!nick) return;
  const { words } = app;
  const shown = await app.ask("member.show", { member: nick }).catch((refusal) => app.refuse(refusal));
  if (!shown) return;
  const { member } = shown;
  const isMe = member.id === app.state.me?.id;
  const ignored = app.state.ignored.includes(member.id);
  const element = dialog(app, nameOf(member, words.say("nobody")),
    h("div", { class: "card" },
      h("p", { class: "card-who" }, faceOf(member), h("span", null, `@${member.nick}`,
        h("br"), h("span", { class: "faint" }, words.say("since", { date: words.shortYear.format(shown.since ?? Date.now()) })))),
      shown.about && h("p", null, shown.about),
      shown.place && h("p", { class: "soft" }, shown.place),
      shown.languages?.length > 0 && h("p", { class: "soft" }, words.list.format(shown.languages)),
      shown.hubs?.length > 0 && h("ul", { class: "card-hubs" }, shown.hubs.map((/** @type {any} */ one) =>
        h("li", null, hubFace(one.hub), h("a", { href: `/${one.hub.slug}`, onclick: () => element.close() }, one.hub.name),
          one.role !== "member" && h("span", { class: "tag" }, words.say(`role.${one.role}`)))))),
    !isMe && h("footer", null,
      h("button", { type: "button", class: "button plain", onclick: () => { element.close(); app.act(ignored ? "member.unignore" : "member.ignore", { member: member.id }); } },
        words.say(ignored ? "unignore" : "ignore")),
      h("button", { type: "button", class: "button", onclick: () => { element.close(); writeTo(app, member.nick); } }, words.say("write.to"))));
}

/** Opens the conversation with a member. @param {App} app @param {string} nick */
export async function writeTo(app, nick) {
  const opened = await app.act("conversation.open", { members: [nick] });
  if (opened) app.go(app.pathOfChannel(opened.channel));
}
