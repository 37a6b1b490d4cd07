// @ts-check
import { channelName } from "../lib/faces.js";
import { fill, h } from "./dom.js";

/** What stands above the box, or in its place, of who has not joined, or was asked for a conversation. @param {import("../app.js").App} app @param {HTMLElement} join @param {import("../lib/shapes.js").Channel} channel @param {import("../lib/shapes.js").Hub} [hub] */
export function fillJoin(app, join, channel, hub) {
  const { words } = app;
  const mark = JSON.stringify([channel.id, hub?.id, channel.archived, channel.request, channel.unanswered, channel.last > 0]);
  if (join.dataset.mark === mark) return;
  join.dataset.mark = mark;
  if (channel.archived) return fill(join, h("p", null, words.say("archived")));
  const name = channelName(app, channel);
  if (channel.request) return fill(join, h("p", null, words.say("contact.ask", { name })), contactActs(app, channel));
  if (channel.unanswered) return fill(join, h("p", null, words.say(channel.last > 0 ? "contact.waits" : "contact.once", { name })));
  fill(join, h("p", null, words.say("join.first", { hub: hub?.name ?? "" })), joinButton(app, hub));
}

/** Lets a request in, or closes it without a word to who wrote. @param {import("../app.js").App} app @param {import("../lib/shapes.js").Channel} channel */
export function contactActs(app, channel) {
  const others = (channel.members ?? []).filter((face) => face.id !== app.state.me?.id);
  const first = app.state.messages[app.state.chats[channel.id]?.rows[0]?.message ?? -1]?.author;
  const opener = others.length === 1 ? others[0] : first;
  return h("span", { class: "contact" },
    opener && h("button", { type: "button", class: "button plain", onclick: () => app.act("member.ignore", { member: opener.id }) }, app.words.say("contact.ignore")),
    h("button", { type: "button", class: "button", onclick: () => app.act("conversation.accept", { channel: channel.id }) }, app.words.say("contact.accept")));
}

/** @param {import("../app.js").App} app @param {import("../lib/shapes.js").Hub} [hub] */
export function joinButton(app, hub) {
  const { words } = app;
  if (!hub || hub.join === "invite") return h("p", { class: "soft" }, words.say("join.invite"));
  return h("button", { type: "button", class: "button", onclick: async () => {
    if (hub.join === "request") (await app.later(import("./asking.js"))).askToJoin(app, app.state.hubs[hub.id] ?? hub);
    else app.act("hub.join", { hub: hub.id });
  } }, words.say(hub.join === "request" ? "join.ask" : "join", { hub: hub.name }));
}
