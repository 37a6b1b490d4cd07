// @ts-check
import { nameOf } from "../lib/faces.js";
import { slugOf } from "../lib/routes.js";
import { h } from "./dom.js";
import { faceOf } from "./face.js";
import { imageField, sendImage } from "./image.js";
import { panel } from "./panel.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../lib/shapes.js").Hub} Hub */

/** The order of who may read: each wider than the one before. */
const widths = ["private", "community", "public"];

/** Acts once; throws what is refused. @param {App} app @param {string} command @param {any} fields */
const act = (app, command, fields) => app.ask(command, { ...fields, key: app.newKey() });

/** @param {App} app @param {Hub} hub */
export function createChannel(app, hub) {
  const { words } = app;
  const element = panel(app, words.say("channel.create"), {
    fields: [
      { name: "name", label: words.say("channel.name"), required: true, maxlength: 64 },
      { name: "channel", label: words.say("hub.slug"), required: true, maxlength: 32, hint: (slug) => `#${hub.slug}/${slug || "…"}` },
      { name: "topic", label: words.say("channel.topic"), maxlength: 500 },
    ],
    button: words.say("channel.create.do"),
    send: async ({ name, channel, topic }) => {
      const made = await act(app, "channel.create", { channel: `#${hub.slug}/${channel}`, name, topic });
      app.go(app.pathOfChannel(made.channel));
    },
  });
  const [name, slug] = element.querySelectorAll("input");
  name.addEventListener("input", () => {
    slug.value = slugOf(name.value);
    slug.dispatchEvent(new Event("input"));
  });
  return element;
}

/** @param {App} app @param {Hub} hub @param {{settings: Hub}} told */
export function editHub(app, hub, { settings }) {
  const { words } = app;
  const wider = (/** @type {string} */ visibility) => {
    const by = widths.indexOf(visibility) - widths.indexOf(hub.visibility);
    return by === 0 ? "" : words.say(by > 0 ? `widen.${visibility}` : "narrow");
  };
  return settingsPanel(app, hub, words.say("hub.edit"), [
    { name: "name", label: words.say("hub.name"), value: hub.name, required: true, maxlength: 64 },
    { name: "about", label: words.say("hub.what"), kind: "area", value: hub.about, maxlength: 1000 },
    { name: "slug", label: words.say("hub.slug"), value: hub.slug, required: true, maxlength: 32, hint: (slug) => (slug === hub.slug ? "" : words.say("hub.slug.hint", { address: `/${slug || "…"}` })) },
    { name: "colour", label: words.say("hub.colour"), kind: "colour", value: hub.colour ?? "none" },
    { name: "image", label: words.say("hub.image"), value: String(hub.image?.id ?? "none"), own: () => imageField(app, hub) },
    { name: "visibility", label: words.say("hub.visibility"), kind: "choice", value: hub.visibility, hint: wider, options: widths.map((one) => [one, words.say(`visibility.${one}`)]) },
    { name: "join", label: words.say("hub.join"), kind: "choice", value: hub.join, options: ["open", "request", "invite"].map((one) => [one, words.say(`policy.${one}`)]) },
    { name: "questions", label: words.say("hub.questions"), hint: words.say("hub.questions.hint"), kind: "lines", value: hub.questions ?? [], maxlength: 200,
      each: { name: "hub.questions.each", add: "hub.questions.add", remove: "hub.questions.remove", most: 5 } },
    { name: "members_create_channels", label: words.say("hub.channels"), kind: "choice", value: switched(settings.members_create_channels), options: ["off", "on"].map((one) => [one, words.say(`hub.channels.${one}`)]) },
  ]);
}

/** What waits for approval, and what newcomers are held to. @param {App} app @param {Hub} hub @param {{settings: Hub}} told */
export function editHolding(app, hub, { settings }) {
  const { words } = app;
  const check = (/** @type {string} */ name, /** @type {boolean | undefined} */ on) =>
    /** @type {import("./fields.js").Field} */ ({ name, label: words.say(`holding.${name}`), hint: words.say(`holding.${name}.hint`), kind: "check", value: switched(on) });
  return settingsPanel(app, hub, words.say("holding"), [
    check("newcomers", settings.limits_newcomers),
    ...["newcomers", "links", "bursts"].map((one) => check(`hold_${one}`, settings.holds?.includes(one))),
    check("hide_reported", settings.hides_reported),
  ], h("p", { class: "soft" }, words.say("holding.more")));
}

/** @param {boolean | undefined} on */
const switched = (on) => (on ? "on" : "off");

/** Sets what was changed, one after the other; what is refused stands at its field. @param {App} app @param {Hub} hub @param {string} heading @param {import("./fields.js").Field[]} fields @param {any} [above] */
function settingsPanel(app, hub, heading, fields, above) {
  const plain = (/** @type {any} */ value) => (Array.isArray(value) ? value.join("\n") || "none" : value);
  const before = Object.fromEntries(fields.map(({ name, value }) => [name, plain(value)]));
  return panel(app, heading, { fields, above, button: app.words.say("save"), send: async (values) => {
    for (const field of Object.keys(before)) {
      const value = plain(values[field]);
      if (value === before[field]) continue;
      const told = async () => (value instanceof HTMLCanvasElement ? sendImage(app, value, hub.slug) : value);
      await told().then((said) => act(app, "hub.set", { hub: hub.id, field, value: said })).catch((refusal) => { throw { ...refusal, field }; });
      before[field] = value;
    }
    const slug = values.slug ?? hub.slug;
    if (slug !== hub.slug) app.go(`/${slug}?view=hub`, true);
  } });
}

/** @param {App} app @param {Hub} hub @param {{charter: {preamble: string, rules: any[], version?: number}}} told */
export function editCharter(app, hub, { charter }) {
  const { words } = app;
  return panel(app, words.say("charter.edit"), {
    above: h("p", { class: "soft" }, words.say("charter.hint")),
    fields: [
      { name: "preamble", label: words.say("charter.preamble"), kind: "area", value: charter.preamble, maxlength: 1000 },
      { name: "rules", label: words.say("charter.rules"), kind: "lines", value: charter.version ? charter.rules.map((one) => one.text ?? one) : [] },
    ],
    button: words.say("save"),
    send: ({ preamble, rules }) => act(app, "charter.set", { hub: hub.id, preamble, rules }),
  });
}

/** Links that let their bearers in: made, copied, revoked. @param {App} app @param {Hub} hub */
export function invites(app, hub) {
  const { words } = app;
  const made = h("p", { class: "made", hidden: true });
  const days = (/** @type {number} */ count) => words.unit(count, "day");
  return panel(app, words.say("invite"), {
    above: made,
    fields: [
      { name: "lasts", label: words.say("invite.lasts"), kind: "choice", value: "7d", options: [["1d", days(1)], ["7d", days(7)], ["30d", days(30)]] },
      { name: "uses", label: words.say("invite.uses"), kind: "choice", value: "10", options: ["1", "10", "100"].map((one) => [one, one]) },
    ],
    button: words.say("invite.make"),
    send: async ({ lasts, uses }) => {
      const { invite } = await act(app, "invite.create", { hub: hub.id, lasts, uses: Number(uses) });
      const link = invite.url?.startsWith("/") ? window.location.origin + invite.url : invite.url;
      const field = /** @type {HTMLInputElement} */ (h("input", { class: "field", readonly: true, value: link, "aria-label": words.say("invite.link") }));
      made.replaceChildren(field, h("button", { type: "button", class: "button", onclick: async () => {
        field.select();
        await navigator.clipboard?.writeText(link).catch(() => {});
        app.notice(words.say("copied"));
      } }, words.say("act.copy")), h("span", { class: "hint" }, words.say("invite.once")));
      made.hidden = false;
      field.select();
      return false;
    },
    list: {
      empty: words.say("invite.none"),
      load: async () => (await app.ask("invite.list", { hub: hub.id })).invites,
      row: (one) => ({
        content: [words.say("invite.left", { count: one.uses }), h("span", { class: "faint" }, [nameOf(one.by, words.say("nobody")), one.expires && words.say("until", { date: words.shortYear.format(one.expires) })].filter(Boolean).join(" · "))],
        acts: [{ label: words.say("invite.revoke"), act: () => act(app, "invite.revoke", { invite: one.id }) }],
      }),
    },
  });
}

/** Who asks to be let in. @param {App} app @param {Hub} hub */
export function requests(app, hub) {
  const { words } = app;
  const answer = (/** @type {any} */ one, /** @type {boolean} */ accept) => () => act(app, "request.answer", { hub: hub.id, member: one.member.id, accept });
  return panel(app, words.say("requests"), { list: {
    empty: words.say("requests.none"),
    load: async () => (await app.ask("request.list", { hub: hub.id })).requests,
    row: (one) => ({
      content: [faced(app, one.member), one.answers?.length ? h("dl", { class: "answers" }, one.answers.map((/** @type {any} */ said) => [h("dt", null, said.question), h("dd", null, said.answer)]).flat())
        : one.words && h("p", { class: "soft" }, one.words)],
      acts: [{ label: words.say("request.accept"), act: answer(one, true) }, { label: words.say("request.decline"), act: answer(one, false) }],
    }),
  } });
}

/** @param {App} app @param {Hub} hub @param {{roster: {members: any[]}}} told */
export function roles(app, hub, { roster }) {
  const { words } = app;
  const nicks = h("datalist", { id: "hub-nicks" }, roster.members.map(({ member }) => h("option", { value: `@${member.nick}` }, member.name)));
  return panel(app, words.say("roles"), {
    fields: [
      { name: "member", label: words.say("nick"), required: true, list: nicks },
      { name: "role", label: words.say("roles.role"), kind: "choice", value: "moderator", options: ["moderator", "steward"].map((one) => [one, words.say(`role.${one}`)]) },
    ],
    button: words.say("roles.appoint"),
    send: async ({ member, role }) => {
      await act(app, "member.appoint", { hub: hub.id, member, role });
      return false;
    },
    list: {
      empty: words.say("hub.run.none"),
      load: async () => (await whole(app, hub)).filter(({ role }) => role !== "member"),
      row: ({ member, role }) => ({
        content: [faced(app, member), h("span", { class: "tag" }, words.say(`role.${role}`))],
        acts: [{ label: words.say("roles.unappoint"), act: () => act(app, "member.unappoint", { hub: hub.id, member: member.id }) }],
      }),
    },
  });
}

/** Everyone in a hub. @param {App} app @param {Hub} hub @returns {Promise<any[]>} */
async function whole(app, hub) {
  /** @type {any[]} */
  const all = [];
  for (;;) {
    const after = all[all.length - 1]?.member.id;
    const { members, more } = await app.ask("hub.who", { hub: hub.id, limit: 100, ...(after ? { after } : {}) });
    all.push(...members);
    if (!more) return all;
  }
}

/** @param {App} app @param {import("../lib/shapes.js").Face} member */
function faced(app, member) {
  return h("span", { class: "faced" }, faceOf(member, "small"), h("span", null, nameOf(member, app.words.say("nobody")), " ", h("span", { class: "faint" }, `@${member.nick}`)));
}
