// @ts-check
import { put } from "./absorb.js";
import { judge } from "./unread.js";

/**
 * How posted and deleted messages change the counts: docs/PROTOCOL.md, section 6.
 *
 * @typedef {import("./shapes.js").State} State
 * @typedef {import("./shapes.js").Message} Message
 */

/** Counting stops here; shown as `999+`. */
export const countingStops = 1000;

/** The state of a channel that hello did not list: read to its end, at the hub's level.
 * @param {State} state @param {number} channel @returns {import("./shapes.js").Reading} */
export function unreadByDefault(state, channel) {
  const hub = state.channels[channel]?.hub;
  const level = hub === undefined ? "all" : state.hubs[hub]?.mine?.level ?? "mentions";
  return state.reading[channel] ?? { position: null, floor: 0, level, unread: 0, mentions: 0 };
}

/**
 * Where a thread counts: at home if one has joined that hub, else in the listing it was told of in.
 * @param {State} state @param {Message} message @param {number} told channel of the event
 */
function countingChannel(state, message, told) {
  const isJoined = (/** @type {number} */ id) => {
    const channel = state.channels[id];
    return channel !== undefined && (channel.hub === undefined || state.hubs[channel.hub]?.mine !== undefined);
  };
  if (isJoined(message.channel)) return message.channel;
  return isJoined(told) ? told : null;
}

/** @param {State} state @param {Message} message @param {number} told @returns {State} */
export function countPosted(state, message, told) {
  const channel = countingChannel(state, message, told);
  // A request counts nothing; when it is none any more, `read.moved` tells the counts.
  if (channel === null || state.channels[channel]?.request) return state;
  let next = followed(state, message);
  const reading = { ...unreadByDefault(next, channel) };
  // Counts that came with an answer hold all that it knew of.
  if (message.channel === channel && message.number <= (reading.upTo ?? 0)) return next;
  // Everything before the first message after hello was read.
  if (reading.position === null) reading.position = message.id - 1;
  next = put(next, "reading", channel, reading);
  const follow = next.follows[message.thread];
  if (!message.root && !follow && isForOthers(next, message)) {
    const waiting = next.unsure[message.thread] ?? [];
    return put(next, "unsure", message.thread, [...waiting, { ...message, channel }]);
  }
  return counted(next, channel, message, 1);
}

/** @param {State} state @param {Message} message */
function isForOthers(state, message) {
  return message.author.id !== state.me?.id && !message.mentions?.includes(state.me?.id);
}

/**
 * One's own post follows its thread, and so does a mention of oneself, unless one has unfollowed it; the position
 * rises to the id before that message.
 * @param {State} state @param {Message} message @returns {State}
 */
function followed(state, message) {
  const follow = state.follows[message.thread];
  const own = message.author.id === state.me?.id;
  const mentioned = message.mentions?.includes(state.me?.id) ?? false;
  if (follow?.followed || !(own || (mentioned && !follow))) return state;
  const position = Math.max(follow?.position ?? 0, message.id - 1);
  return put(state, "follows", message.thread, { unread: 0, ...follow, followed: true, position });
}

/** @param {State} state @param {Message} message @returns {State} */
export function countDeleted(state, message) {
  const waiting = state.unsure[message.thread];
  if (waiting?.some((one) => one.id === message.id)) {
    return put(state, "unsure", message.thread, waiting.filter((one) => one.id !== message.id));
  }
  const channel = countingChannel(state, message, message.channel);
  return channel === null || !state.reading[channel] ? state : counted(state, channel, message, -1);
}

/** @param {State} state @param {number} channel @param {Message} message @param {1 | -1} by @returns {State} */
function counted(state, channel, message, by) {
  const reading = unreadByDefault(state, channel);
  const follow = state.follows[message.thread];
  const verdict = judge({ me: state.me?.id, ignored: state.ignored, channel: reading, thread: follow, message });
  if (!verdict.unread && !verdict.mention) return state;
  const changed = {
    ...reading,
    unread: bounded(reading.unread + (verdict.unread ? by : 0)),
    mentions: bounded(reading.mentions + (verdict.mention ? by : 0)),
  };
  const next = put(state, "reading", channel, changed);
  if (!follow || message.root || !verdict.unread) return next;
  return put(next, "follows", message.thread, { ...follow, unread: bounded((follow.unread ?? 0) + by) });
}

/** @param {number} count */
const bounded = (count) => Math.min(countingStops, Math.max(0, count));

/** Counts the replies that waited for their thread's follow to become known.
 * @param {State} state @returns {State} */
export function settle(state) {
  const known = Object.keys(state.unsure).map(Number).filter((id) => state.follows[id]);
  return known.reduce((next, id) => {
    const { [id]: waiting, ...unsure } = next.unsure;
    const follow = next.follows[id];
    const told = { ...next, unsure };
    // What the answer counted already is not counted again.
    const fresh = put(told, "follows", id, { ...follow, unread: 0 });
    const counts = waiting.reduce((so, message) => counted(so, message.channel, message, 1), fresh);
    const unread = Math.max(follow.unread ?? 0, counts.follows[id].unread ?? 0);
    return put(counts, "follows", id, { ...counts.follows[id], unread });
  }, state);
}
