// @ts-check
import { nameOf } from "../lib/faces.js";
import { mayInvite, mayModerate, mayRun } from "../lib/rights.js";
import { pathOf } from "../lib/routes.js";
import { nothing, skeleton } from "./blank.js";
import { fill, h, icon, say } from "./dom.js";
import { faceOf, hubFace } from "./face.js";
import { channelsOf } from "./places.js";
import { joinButton } from "./joining.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../lib/shapes.js").Hub} Hub */

/** A hub: what it is, its rules, its channels, who is in it; and for who runs it, how. @param {App} app */
export function hubPage(app) {
  const { words } = app;
  const name = h("h1");
  const sheet = h("div", { class: "sheet hub-page" }, skeleton());
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("a", { class: "icon-button only-narrow", href: "/", "aria-label": words.say("places") }, icon("back")), name),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("hub.page") }, sheet));
  let asked = "";
  let shown = "";
  /** @type {any} */
  let told = null;

  const load = async () => {
    if (app.route.page !== "hub") return;
    const hub = app.route.address;
    const ask = (/** @type {string} */ command, fields = {}) => app.ask(command, { hub, ...fields });
    try {
      if (!found(app)) await app.ask("hub.list", { limit: 100 });
      const [{ charter }, roster] = await Promise.all([ask("charter.show"), ask("hub.who", { limit: 100 }), ask("channel.list")]);
      const mayAnswer = mayModerate(app, found(app));
      const requests = mayAnswer ? (await ask("request.list").catch(() => ({ requests: [] }))).requests.length : 0;
      // What is set is told to who runs it, here alone.
      const { hub: settings } = mayRun(app, found(app)) ? await app.link.request("channel.open", { channel: hub, limit: 1 }) : { hub: {} };
      told = { charter, roster, requests, settings };
    } catch (refusal) {
      told = { refusal };
    }
    app.changed();
  };

  /** @param {number} after */
  const more = async (after) => {
    const next = await app.ask("hub.who", { hub: app.route.address, after, limit: 100 });
    told = { ...told, roster: { ...next, members: [...told.roster.members, ...next.members] } };
    app.changed();
  };

  function update() {
    const hub = found(app);
    if (asked !== app.route.address && app.state.me) {
      asked = app.route.address ?? "";
      told = null;
      load();
    }
    say(name, hub?.name ?? app.route.address ?? "");
    if (!told) return;
    const mark = JSON.stringify([hub, told, app.state.me?.operator, app.state.waiting[hub?.id ?? -1], hub && channelsOf(app, hub)]);
    if (mark === shown) return;
    shown = mark;
    if (told.refusal || !hub) return fill(sheet, nothing(app, told.refusal ?? { code: "not_found", say: "" }));
    // What was focused is there again under its name: nobody loses their place to news.
    const held = sheet.contains(document.activeElement) ? document.activeElement?.textContent : null;
    fill(sheet, head(app, hub), ...acts(app, hub, told, load), rules(app, hub, told.charter), channels(app, hub), people(app, told.roster, more));
    if (!held) return;
    const again = [...sheet.querySelectorAll("button, a")].find((element) => element.textContent === held);
    if (again instanceof HTMLElement) again.focus();
  }
  return { element, update };
}

/** @param {App} app @returns {Hub | undefined} */
function found(app) {
  return Object.values(app.state.hubs).find((hub) => `#${hub.slug}` === app.route.address);
}

/** @param {App} app @param {Hub} hub */
function head({ words }, hub) {
  const facts = [words.say(`reading.${hub.visibility}`), words.say(`joining.${hub.join}`), words.say("members.count", { count: hub.members ?? 0 })];
  return h("div", { class: "hub-top" }, hubFace(hub), h("div", null, hub.about && h("p", null, hub.about), h("p", { class: "hub-facts" }, facts.map((fact) => h("span", null, fact)))));
}

/** @param {App} app @param {Hub} hub @param {any} told @param {() => Promise<void>} reload */
function acts(app, hub, told, reload) {
  const { words } = app;
  const runs = mayRun(app, hub);
  const moderates = mayModerate(app, hub);
  /** Opens one of the forms for who runs a hub. @param {string} label @param {"invites" | "requests" | "createChannel" | "editHub" | "editHolding" | "editCharter" | "roles"} form @param {number} [count] */
  const button = (label, form, count = 0) => h("button", { type: "button", class: "button plain", onclick: async () =>
    (await import("./running.js"))[form](app, hub, told).addEventListener("close", reload) }, words.say(label), count > 0 && h("span", { class: "count" }, String(count)));
  const calm = async () => (await import("./deeds.js")).deedDialog(app, hub.calm ? "uncalm" : "calm", { hub: hub.id }, { about: hub.name, hub: hub.id, done: reload });
  return [h("p", { class: "hub-do" },
    h("a", { class: "button", href: `/${hub.slug}` }, words.say("hub.read")),
    !hub.mine && joinButton(app, hub),
    hub.mine && mayInvite(app, hub) && button("invite", "invites"),
    hub.mine && levels(app, hub),
    h("span", { class: "hub-links" }, h("a", { class: "link", href: `/${hub.slug}/modlog` }, words.say("modlog")),
      hub.mine && h("button", { type: "button", class: "link", onclick: async () => { await app.act("hub.leave", { hub: hub.id }); reload(); } }, words.say("leave")))),
  hub.calm && h("p", { class: "soft" }, words.say("calm.until", { date: words.moment.format(hub.calm) })),
  moderates && h("p", { class: "hub-do hub-tools" },
    h("a", { class: "button plain", href: `/${hub.slug}?view=queue` }, words.say("queue"), app.state.waiting[hub.id] > 0 && h("span", { class: "count" }, String(app.state.waiting[hub.id]))),
    h("button", { type: "button", class: "button plain", onclick: calm }, words.say(hub.calm ? "deed.uncalm" : "deed.calm")),
    button("requests", "requests", told.requests),
    runs && [button("channel.create", "createChannel"), button("hub.edit", "editHub"), button("holding", "editHolding"), button("charter.edit", "editCharter"), button("roles", "roles")])];
}

/** How much one wants to hear of a hub. @param {App} app @param {Hub} hub */
function levels(app, hub) {
  const select = /** @type {HTMLSelectElement} */ (h("select", { class: "field small", "aria-label": app.words.say("level"), onchange: () => app.act("level.set", { hub: hub.id, level: select.value }) },
    ["all", "mentions", "mute"].map((one) => h("option", { value: one, selected: hub.mine?.level === one }, app.words.say(`deed.level.${one}`)))));
  return select;
}

/** @param {App} app @param {Hub} hub @param {{preamble: string, rules: any[], version?: number}} charter */
function rules(app, hub, { preamble, rules: all, version = 0 }) {
  const { words } = app;
  return h("section", null, h("h2", null, words.say("charter")),
    preamble && h("p", { class: "typed" }, preamble),
    all.length > 0 && h("ol", { class: "rules" }, all.map((one) => h("li", null, one.text ?? one))),
    !preamble && !all.length && h("p", { class: "soft" }, words.say("charter.none")),
    version > 1 && h("p", null, h("button", { type: "button", class: "link", onclick: async () => (await import("./charter.js")).showVersions(app, hub) }, words.say("charter.versions"))));
}

/** @param {App} app @param {Hub} hub */
function channels(app, hub) {
  return h("section", null, h("h2", null, app.words.say("channels")), h("ul", { class: "panel-list" }, channelsOf(app, hub).map((channel) =>
    h("li", null, h("div", { class: "panel-row" }, h("a", { href: pathOf(channel.address) }, channel.name), h("span", { class: "faint" }, channel.address), channel.topic && h("p", { class: "soft" }, channel.topic))))));
}

/** Stewards and moderators first. @param {App} app @param {any} roster @param {(after: number) => void} more */
function people(app, roster, more) {
  const { words } = app;
  const chosen = roster.members.filter((/** @type {any} */ one) => one.role !== "member");
  const last = roster.members[roster.members.length - 1]?.member.id;
  return [
    h("section", null, h("h2", null, words.say("hub.run")), chosen.length ? roll(app, chosen) : h("p", { class: "soft" }, words.say("hub.run.none"))),
    h("section", null, h("h2", null, words.say("members")), roll(app, roster.members.filter((/** @type {any} */ one) => one.role === "member")),
      roster.more && h("p", null, h("button", { type: "button", class: "button plain", onclick: () => more(last) }, words.say("more")))),
  ];
}

/** @param {App} app @param {any[]} members */
function roll(app, members) {
  const { words } = app;
  return h("ul", { class: "members" }, members.map(({ member, role, present }) => h("li", null,
    h("button", { type: "button", class: "member", onclick: async () => (await import("./card.js")).showCard(app, member.nick) },
      h("span", { class: present ? "face-place present" : "face-place" }, faceOf(member, "small")),
      h("span", null, nameOf(member, words.say("nobody")), " ", h("span", { class: "faint" }, `@${member.nick}`)),
      role !== "member" && h("span", { class: "tag" }, words.say(`role.${role}`))))));
}
