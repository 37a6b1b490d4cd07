// @ts-check
import { countDeleted, countPosted, settle, unreadByDefault } from "./counts.js";
import { absorb, insertRow, put, removeRow } from "./absorb.js";
import { appendReply, appendRoot, caughtUp, chatOf, extended, listed, strandOpened, trimmed } from "./windows.js";

/** @typedef {import("./shapes.js").State} State */

/** @type {State} */
export const emptyState = Object.freeze({
  me: null,
  community: { name: "Hubbub", languages: ["en"] },
  settings: {},
  ignored: [],
  hubs: {},
  channels: {},
  reading: {},
  threads: {},
  follows: {},
  messages: {},
  chats: {},
  strands: {},
  listings: {},
  unsure: {},
  typing: [],
  presence: {},
  sanctions: [],
  banned: null,
  held: [],
  unseen: 0,
  waiting: {},
  told: 0,
  generation: 0,
});

/** How long a typing notice stands, in milliseconds: what docs/PROTOCOL.md, section 5, says. */
const typingLasts = 5000;

/**
 * The state after one action; never changes the state given.
 *
 * @param {State} state
 * @param {any} action `greeted` (hello's answer), `event`, `answer`, `window`, `tick`
 * @returns {State}
 */
export function reduce(state, action) {
  switch (action.type) {
    case "greeted": return greeted(state, action.answer, action.now);
    case "event": return happened(state, action.event, { counting: true, now: action.now });
    case "answer": return answered(state, action);
    case "trim": return trimmed(state, action);
    case "restored": return state.me ? state : { ...emptyState, ...action.kept, generation: state.generation };
    case "own": return { ...state, ...action.own };
    case "tick": return { ...state, typing: state.typing.filter((one) => one.until > action.now) };
    default: return state;
  }
}

/** @param {State} state @param {any} answer @param {number} now @returns {State} */
function greeted(state, answer, now) {
  const kept = answer.resumed ? state : { ...emptyState, generation: state.generation + 1 };
  /** @type {State} */
  let next = (answer.events ?? []).reduce(
    (/** @type {State} */ so, /** @type {any} */ event) => happened(so, event, { counting: false, now }), kept);
  next = {
    ...next,
    me: answer.me,
    community: answer.community ?? next.community,
    settings: answer.me?.settings ?? {},
    ignored: answer.ignored ?? [],
    sanctions: answer.sanctions ?? [],
    banned: answer.banned ?? null,
    reading: {},
    follows: {},
    unsure: {},
    hubs: joinedOnly(next.hubs, answer.hubs ?? []),
  };
  for (const channel of answer.conversations ?? []) next = absorb(next, { channel });
  for (const one of answer.channels ?? []) next = setReading(next, one);
  for (const one of answer.threads ?? []) next = put(next, "follows", one.id, { ...one, channel: undefined });
  return next;
}

/** @param {State["hubs"]} hubs @param {any[]} memberships */
function joinedOnly(hubs, memberships) {
  /** @type {State["hubs"]} */
  const joined = {};
  for (const { id, role, level } of memberships) {
    joined[id] = { ...(hubs[id] ?? { id, slug: "", name: "", channels: [] }), mine: { role, level } };
  }
  for (const hub of Object.values(hubs)) {
    if (!joined[hub.id]) joined[hub.id] = { ...hub, mine: undefined };
  }
  return joined;
}

/** @param {State} state @param {any} one a channel's state as in hello @returns {State} */
function setReading(state, one) {
  const { position, floor, level, unread, mentions } = one;
  return put(state, "reading", one.id, { ...unreadByDefault(state, one.id), upTo: 0, ...defined({ position, floor, level, unread, mentions }) });
}

/** @param {Record<string, any>} fields */
function defined(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** @typedef {(state: State, event: any, how: {counting: boolean, now: number}) => State} Handler */

/** @type {Record<string, Handler>} */
const handlers = {
  "hub": (state, { hub }) => {
    const mine = hub.mine ?? state.hubs[hub.id]?.mine ?? { role: "member", level: "mentions" };
    return absorb(state, { hub: { ...hub, mine } });
  },
  "hub.changed": (state, { hub }) => absorb(state, { hub }),
  "hub.left": left,
  "channel.created": (state, { channel }) => absorb(state, { channel }),
  "channel.changed": (state, { channel }) => absorb(state, { channel }),
  "channel.reload": (state, { channel }) => {
    const { [channel.id]: _chat, ...chats } = state.chats;
    const { [channel.id]: _listing, ...listings } = state.listings;
    return absorb({ ...state, chats, listings, generation: state.generation + 1 }, { channel });
  },
  "conversation.created": (state, { channel }) => absorb(state, { channel }),
  "conversation.changed": (state, { channel }) => absorb(state, { channel }),
  "conversation.closed": (state, { channel }) => {
    const { [channel]: _channel, ...channels } = state.channels;
    const { [channel]: _reading, ...reading } = state.reading;
    return { ...state, channels, reading };
  },
  "message.posted": posted,
  "message.mentioned": (state, { message }, { counting }) => {
    const next = { ...absorb(state, { message }), told: Math.max(state.told, message.id) };
    return counting && message.id > state.told ? countPosted(next, message, message.channel) : next;
  },
  "message.edited": (state, { message }) => absorb(state, { message }),
  "message.deleted": deleted,
  "message.reacted": (state, { message, reactions }) => {
    const known = state.messages[message];
    return known ? put(state, "messages", message, { ...known, reactions }) : state;
  },
  "message.removed": deleted,
  "message.restored": (state, { message, thread }) => {
    const next = absorb(removeRow(without(state, message.id), message.channel, message.number), { message, thread });
    return message.root ? appendRoot(next, message) : appendReply(next, message);
  },
  "message.purged": (state, { message, channel }) => {
    const known = state.messages[message];
    return removeRow(without(state, message), channel, known?.number ?? 0);
  },
  "sanction": sanctioned,
  "queue": (state, { hub, waiting }) => put(state, "waiting", hub ?? 0, waiting),
  "community.changed": (state, { calm }) => ({ ...state, community: { ...state.community, calm } }),
  "message.moved": moved,
  "thread.changed": (state, { thread }) => absorb(state, { thread }),
  "thread.shared": (state, { share }) => {
    const next = absorb(state, { thread: share.thread });
    return insertRow(next, share.channel, { number: share.number, share: { ...share, thread: { id: share.thread.id } } });
  },
  "thread.unshared": (state, { share }) => removeRow(state, share.channel, share.number),
  "read.moved": (state, event) => {
    const next = setReading(state, { ...event, id: event.channel });
    if (!event.thread) return next;
    const before = state.follows[event.thread.id] ?? { followed: true };
    const { id, position, unread } = event.thread;
    return put(next, "follows", id, { ...before, position, unread, mentions: unread ? before.mentions : 0 });
  },
  "follow.changed": (state, event) => {
    const before = state.follows[event.thread] ?? { unread: 0 };
    const unread = event.followed ? before.unread : 0;
    const follow = { ...before, followed: event.followed, position: event.position, unread, ...event.counted };
    const next = put(state, "follows", event.thread, follow);
    return event.unread === undefined ? next : setReading(next, { id: event.channel, unread: event.unread });
  },
  "level.changed": (state, event) => {
    let next = state;
    const hub = state.hubs[event.hub];
    if (hub?.mine && event.channel === undefined) {
      next = put(next, "hubs", event.hub, { ...hub, mine: { ...hub.mine, level: event.level } });
    }
    if (event.channel !== undefined) next = setReading(next, { id: event.channel, level: event.level });
    return (event.channels ?? []).reduce(setReading, next);
  },
  "ignore.changed": (state, { ignored }) => ({ ...state, ignored }),
  "setting.changed": (state, { settings }) => ({ ...state, settings }),
  "member.joined": teamed,
  "member.left": teamed,
  "member.changed": (before, event) => {
    const { hub, member, role } = event;
    const state = teamed(before, event);
    const known = state.hubs[hub];
    if (state.me?.id !== member.id) return state;
    const next = { ...state, me: { ...state.me, ...member } };
    return known?.mine && role ? put(next, "hubs", hub, { ...known, mine: { ...known.mine, role } }) : next;
  },
  "typing": (state, { channel, thread, member }, { now }) => {
    if (member.id === state.me?.id) return state;
    const others = state.typing.filter((one) => one.member.id !== member.id || one.channel !== channel);
    return { ...state, typing: [...others, { channel, thread, member, until: now + typingLasts }] };
  },
  "presence": (state, { channel, members }) => put(state, "presence", channel, members),
};

/** Keeps who looks after a hub, by what is told of its members. @param {State} state @param {any} event @returns {State} */
function teamed(state, { hub, member, role }) {
  const known = state.hubs[hub];
  if (!known?.team) return state;
  const team = known.team.filter((one) => one.member !== member.id);
  if (role && role !== "member") team.push({ member: member.id, role });
  return put(state, "hubs", hub, { ...known, team });
}

/** @type {Handler} */
function happened(state, event, how) {
  return handlers[event.ev]?.(state, event, how) ?? state;
}

/**
 * Counts a message with its first event: ids rise in the order of the log, and the event of a listing has the same id.
 * That an answer brought the message before says nothing about counts.
 * @type {Handler}
 */
function posted(state, { message, thread, in: listing }, { counting, now }) {
  const isFirst = message.id > state.told;
  let next = absorb({ ...state, told: Math.max(state.told, message.id) }, { message, thread });
  const channel = next.channels[message.channel];
  if (channel && channel.last < message.number) {
    next = put(next, "channels", channel.id, { ...channel, last: message.number });
  }
  next = message.root ? appendRoot(next, message) : appendReply(next, message);
  next = { ...next, typing: next.typing.filter((one) => one.member.id !== message.author.id || one.until < now) };
  return counting && isFirst ? countPosted(next, message, listing ?? message.channel) : next;
}

/** @type {Handler} */
function deleted(state, { message, thread, recount }, { counting }) {
  const before = state.messages[message.id];
  const next = absorb(state, { message, thread });
  // What did not say what counted is counted by the server: recount.js.
  if (!counting || recount || (before && before.state !== "live")) return next;
  return countDeleted(next, { ...message, ...before, state: "live" });
}

/** @param {State} state @param {number} message @returns {State} */
function without(state, message) {
  const { [message]: _gone, ...messages } = state.messages;
  return { ...state, messages };
}

/** @type {Handler} */
function sanctioned(state, { sanction }) {
  const { hub, kind, holds } = sanction;
  const others = state.sanctions.filter((one) => one.kind !== kind || one.hub !== hub);
  const next = { ...state, sanctions: holds ? [...others, sanction] : others };
  return kind === "ban" && holds && hub !== undefined ? forgotten(next, hub) : next;
}

/** A hub that one is banned from goes, with all that was read of it. @param {State} state @param {number} hub @returns {State} */
function forgotten(state, hub) {
  const { [hub]: _hub, ...hubs } = state.hubs;
  const gone = new Set(Object.values(state.channels).filter((one) => one.hub === hub).map((one) => one.id));
  const kept = (/** @type {Record<number, any>} */ table, of = (/** @type {any} */ _one, /** @type {number} */ id) => id) =>
    Object.fromEntries(Object.entries(table).filter(([id, one]) => !gone.has(of(one, Number(id)))));
  const home = (/** @type {any} */ one) => one.channel;
  return { ...state, hubs, channels: kept(state.channels), reading: kept(state.reading), chats: kept(state.chats), listings: kept(state.listings),
    threads: kept(state.threads, home), messages: kept(state.messages, home) };
}

/** What moved leaves a pointer at its old number, unless it kept the number. @type {Handler} */
function moved(state, { message, thread, from }) {
  const stays = from.channel === message.channel && from.number === message.number;
  const known = state.chats[from.channel]?.rows.some((row) => row.number === from.number);
  let next = removeRow(absorb(without(state, message.id), { message, thread }), from.channel, from.number);
  const address = next.channels[message.channel]?.address;
  const isLive = message.state === "live";
  if (known && !stays) {
    next = insertRow(next, from.channel, { number: from.number, state: isLive ? "moved" : "deleted", to: isLive && address ? `${address}/${message.number}` : undefined });
  }
  for (const [id, strand] of Object.entries(next.strands)) {
    if (Number(id) !== message.thread && strand.ids.includes(message.id)) next = put(next, "strands", Number(id), { ...strand, ids: strand.ids.filter((one) => one !== message.id) });
  }
  if (!isLive) return next;
  next = removeRow(next, message.channel, message.number);
  return message.root ? appendRoot(next, message) : appendReply(next, message);
}

/** @type {Handler} */
function left(state, { hub }) {
  const known = state.hubs[hub];
  if (!known) return state;
  const channels = Object.values(state.channels).filter((one) => one.hub === hub).map((one) => one.id);
  const reading = { ...state.reading };
  for (const id of channels) delete reading[id];
  if (known.visibility !== "private") return { ...put(state, "hubs", hub, { ...known, mine: undefined }), reading };
  const { [hub]: _gone, ...hubs } = state.hubs;
  return { ...state, hubs, reading };
}

/** @param {State} state @param {any} action @returns {State} */
function answered(state, { command, fields, answer }) {
  let next = absorb(state, answer);
  if (command === "read.mark" || command === "read.unmark") {
    if (answer.channel?.id !== undefined) next = setReading(next, answer.channel);
  }
  if (command === "message.react" && answer.reactions && typeof fields.message === "number") {
    const message = next.messages[fields.message];
    if (message) next = put(next, "messages", message.id, { ...message, reactions: answer.reactions });
  }
  if (command === "message.post" && answer.message) {
    next = answer.message.root ? appendRoot(next, answer.message) : appendReply(next, answer.message);
  }
  if (command === "message.show" && answer.message.state === "removed") {
    const { id, channel, number } = answer.message;
    const chat = next.chats[channel];
    if (chat) next = put(next, "chats", channel, { ...chat, rows: chat.rows.map((row) => (row.number === number ? { number, message: id } : row)) });
  }
  if (command === "channel.open") {
    next = put(next, "chats", answer.channel.id, chatOf(fields, answer));
  }
  if (command === "channel.history") next = extended(next, fields, answer);
  if (command === "thread.open") next = strandOpened(next, fields, answer);
  if (command === "thread.list") next = listed(next, fields, answer);
  if (answer.waiting !== undefined) next = put(next, "waiting", fields.everywhere ? 0 : fields.hub, answer.waiting);
  if (command === "account.update" && answer.me) next = { ...next, me: { ...next.me, ...answer.me } };
  return settle(["channel.open", "channel.history", "thread.open"].includes(command) ? caughtUp(next) : next);
}
