// @ts-check
import { nameOf } from "../lib/faces.js";
import { kindOf, lasting, moment } from "./curbs.js";
import { deedDialog } from "./deeds.js";
import { dialog } from "./dialog.js";
import { h } from "./dom.js";
import { faceOf, hubFace } from "./face.js";
import { panel } from "./panel.js";
import { moderationStyle } from "./style.js";

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
      shown.arbiter && h("p", null, h("span", { class: "tag" }, words.say("role.arbiter"))),
      shown.about && h("p", null, shown.about),
      facts(app, shown),
      shown.hubs?.length > 0 && h("ul", { class: "card-hubs", "aria-label": words.say("card.hubs") }, shown.hubs.map((/** @type {any} */ one) =>
        h("li", null, hubFace(one.hub), h("a", { href: `/${one.hub.slug}`, onclick: () => element.close() }, one.hub.name),
          one.role !== "member" && h("span", { class: "tag" }, words.say(`role.${one.role}`)))))),
    !isMe && tools(app, shown, () => element.close()),
    !isMe && h("footer", null,
      h("button", { type: "button", class: "button plain", onclick: () => { element.close(); app.act(ignored ? "member.unignore" : "member.ignore", { member: member.id }); } },
        words.say(ignored ? "unignore" : "ignore")),
      h("button", { type: "button", class: "button", onclick: () => { element.close(); writeTo(app, member.nick); } }, words.say("write.to"))));
}

/** What they chose to tell: where they are, what they speak. @param {App} app @param {any} shown */
function facts({ words }, { place, languages = [] }) {
  if (!place && !languages.length) return null;
  return h("dl", { class: "card-facts" },
    place && [h("dt", null, words.say("card.place")), h("dd", null, place)],
    languages.length > 0 && [h("dt", null, words.say("card.languages")), h("dd", null, words.list.format(languages.map((/** @type {string} */ one) => words.languageName(one))))]);
}

/** The hub one is looking at, where one looks after it. @param {App} app */
function hubHere({ state, place, route }) {
  const address = route.address?.split("/")[0];
  return Object.values(state.hubs).find((hub) => hub.id === state.channels[place.channel ?? -1]?.hub || `#${hub.slug}` === address);
}

/** What who looks after a hub can do about a member of it. @param {App} app @param {any} shown `member.show`'s answer @param {() => void} close */
function tools(app, { member, hubs = [], arbiter: isArbiter = false }, close) {
  const { words } = app;
  const known = [hubHere(app), ...hubs.map((/** @type {any} */ one) => one.hub)].filter((hub) => hub && app.moderates(hub.id));
  const places = [...new Map(known.map((hub) => [hub.id, { value: String(hub.id), text: hub.name, target: { hub: hub.id } }])).values()];
  if (app.state.me?.operator) places.push({ value: "", text: words.say("everywhere"), target: /** @type {any} */ ({ everywhere: true }) });
  if (!places.length) return null;
  moderationStyle();
  const where = /** @type {HTMLSelectElement} */ (h("select", { class: "field small", "aria-label": words.say("card.where") }, places.map((one) => h("option", { value: one.value }, one.text))));
  const target = () => places[where.selectedIndex].target;
  const open = (/** @type {string} */ name) => () => {
    const on = { member: member.id, ...target() };
    close();
    deedDialog(app, name, on, { about: nameOf(member, words.say("nobody")), hub: /** @type {any} */ (on).hub });
  };
  const button = (/** @type {string} */ name) => h("button", { type: "button", class: "button plain", "data-deed": name, onclick: open(name) }, words.say(`deed.${name}`));
  const byHub = ["kick", "appoint"].map((name) => ({ name, element: button(name) }));
  const arbiter = button(isArbiter ? "unarbiter" : "arbiter");
  const fit = () => {
    const hub = app.state.hubs[/** @type {any} */ (target()).hub ?? -1];
    byHub[0].element.hidden = !hub;
    byHub[1].element.hidden = !hub || !(hub.mine?.role === "steward" || app.state.me?.operator);
    arbiter.hidden = hub !== undefined;
  };
  where.addEventListener("change", fit);
  fit();
  return h("div", { class: "card-tools", role: "group", "aria-label": words.say("card.tools") }, places.length > 1 && where,
    ["mute", "ban"].map(button), byHub.map(({ element }) => element), arbiter, button("note"),
    app.state.me?.operator && h("button", { type: "button", class: "button plain", onclick: () => { close(); recover(app, member); } }, words.say("recover")),
    h("button", { type: "button", class: "button plain", onclick: () => { const on = target(); close(); showRecord(app, member, on); } }, words.say("queue.record")));
}

/** What was done about a member, and noted. @param {App} app @param {any} member @param {any} where */
export async function showRecord(app, member, where) {
  const { words } = app;
  const told = await app.ask("member.record", { member: member.id, ...where }).catch((refusal) => app.refuse(refusal));
  if (!told) return;
  await moderationStyle();
  const { sanctions = [], entries = [], notes = [] } = told;
  const name = nameOf(member, words.say("nobody"));
  const holding = sanctions.filter((/** @type {any} */ one) => one.holds !== false);
  const element = dialog(app, words.say("record.of", { name }), h("div", { class: "record" },
    holding.length > 0 && h("ul", null, holding.map((/** @type {any} */ one) => h("li", null, h("b", null, kindOf(app, one.kind)), ` ${lasting(app, one.until)} · ${words.say("by.rule", { rule: one.rule })} `,
      h("button", { type: "button", class: "link", onclick: () => { element.close(); deedDialog(app, `un${one.kind}`, { member: member.id, ...where }, { about: name }); } }, words.say(`deed.un${one.kind}`))))),
    h("section", null, h("h3", null, words.say("record.entries")), entries.length ? h("ul", null, entries.map((/** @type {any} */ one) =>
      h("li", null, `e${one.number} ${kindOf(app, one.kind)} · ${moment(app, one.at)}`, app.state.me?.operator && !one.erased && eraseButton(app, one, () => element.close()), one.rule && ` · ${words.say("by.rule", { rule: one.rule })}`, one.undone && ` · ${words.say("entry.undone")}`, one.words && h("span", { class: "soft" }, ` “${one.words}”`))))
      : h("p", { class: "soft" }, words.say("record.none"))),
    notes.length > 0 && h("section", null, h("h3", null, words.say("record.notes")), h("ul", null, notes.map((/** @type {any} */ one) =>
      h("li", null, one.text, " ", h("span", { class: "faint" }, `${nameOf(one.by, "")} · ${moment(app, one.at)}`)))))),
  h("footer", null, h("button", { type: "button", class: "button plain", onclick: () => { element.close(); deedDialog(app, "note", { member: member.id, ...where }, { about: name }); } }, words.say("deed.note"))));
}

/** Who and why of an entry can go; that it was made stays. @param {App} app @param {any} entry @param {() => void} close */
function eraseButton(app, { hub, number }, close) {
  const where = hub === undefined ? { everywhere: true } : { hub };
  return h("button", { type: "button", class: "link aside", onclick: () => { close(); deedDialog(app, "erase", { entry: number, ...where }, { about: `e${number}` }); } }, app.words.say("deed.erase"));
}

/** A one-time link with which a member chooses a new password: made by an operator, handed over. @param {App} app @param {any} member */
function recover(app, member) {
  const { words } = app;
  const made = h("p", { class: "made", hidden: true });
  panel(app, words.say("recover.of", { name: nameOf(member, words.say("nobody")) }), {
    above: [h("p", { class: "soft" }, words.say("recover.more")), made],
    fields: [],
    list: { empty: "", load: async () => [], row: () => ({ content: [], acts: [] }) },
  }).append(h("footer", null, h("button", { type: "button", class: "button", onclick: async (/** @type {Event} */ event) => {
    const told = await app.act("member.recover", { member: member.id });
    if (!told?.url) return;
    /** @type {HTMLButtonElement} */ (event.target).disabled = true;
    const link = told.url.startsWith("/") ? window.location.origin + told.url : told.url;
    const field = /** @type {HTMLInputElement} */ (h("input", { class: "field", readonly: true, value: link, "aria-label": words.say("recover.link") }));
    made.replaceChildren(field, h("span", { class: "hint" }, words.say("invite.once")));
    made.hidden = false;
    field.select();
  } }, words.say("recover.make"))));
}

/** Opens the conversation with a member. @param {App} app @param {string} nick */
async function writeTo(app, nick) {
  const opened = await app.act("conversation.open", { members: [nick] });
  if (opened) app.go(app.pathOfChannel(opened.channel));
}
