// @ts-check
import { nameOf } from "../lib/faces.js";
import { dialog } from "./dialog.js";
import { fill, h } from "./dom.js";
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

/** Who is in a hub. @param {App} app @param {import("../lib/shapes.js").Hub} hub */
export async function showMembers(app, hub) {
  const { words } = app;
  const list = h("ul", { class: "members" });
  const more = h("p");
  const element = dialog(app, words.say("members.of", { hub: hub.name }), list, more);
  /** @param {number} [after] */
  const load = async (after) => {
    const told = await app.ask("hub.who", { hub: hub.id, limit: 100, ...(after ? { after } : {}) }).catch((refusal) => app.refuse(refusal));
    if (!told) return element.close();
    list.append(...told.members.map((/** @type {any} */ one) => h("li", null,
      h("button", { type: "button", class: "member", onclick: () => { element.close(); showCard(app, one.member.nick); } },
        h("span", { class: one.present ? "face-place present" : "face-place" }, faceOf(one.member, "small")),
        h("span", null, nameOf(one.member, words.say("nobody")), " ", h("span", { class: "faint" }, `@${one.member.nick}`)),
        one.role !== "member" && h("span", { class: "tag" }, words.say(`role.${one.role}`))))));
    const last = told.members[told.members.length - 1]?.member.id;
    fill(more, told.more && h("button", { type: "button", class: "button plain", onclick: () => load(last) }, words.say("more")));
  };
  await load();
}
