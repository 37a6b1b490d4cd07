// @ts-check
/**
 * Taking what an answer or event holds into the state, by id: the newest version of each thing wins.
 *
 * @typedef {import("./shapes.js").State} State
 * @typedef {import("./shapes.js").Row} Row
 * @typedef {"hubs" | "channels" | "reading" | "threads" | "follows" | "messages" | "chats" | "strands" | "listings"
 *   | "unsure" | "presence"} Table
 */

/** @param {number} a @param {number} b */
export const byId = (a, b) => a - b;

/** @param {State} state @param {Table} table @param {number} id @param {any} value @returns {State} */
export function put(state, table, id, value) {
  return { ...state, [table]: { ...state[table], [id]: value } };
}

/** @param {State} state @param {any} answer @returns {State} */
export function absorb(state, answer) {
  const into = {
    me: state.me,
    hubs: { ...state.hubs }, channels: { ...state.channels }, threads: { ...state.threads },
    follows: { ...state.follows }, messages: { ...state.messages }, reading: { ...state.reading },
  };
  for (const hub of [answer.hub, ...(answer.hubs ?? [])]) takeHub(into, hub?.hub ?? hub);
  for (const one of [answer.channel, ...(answer.channels ?? [])]) takeChannel(into, one?.channel?.id ? one.channel : one);
  for (const one of answer.threads ?? []) takeThread(into, one);
  takeThread(into, answer.thread);
  takeThread(into, answer.share?.thread);
  for (const one of [answer.message, ...(answer.messages ?? [])]) takeMessage(into, one);
  for (const line of [...(answer.lines ?? []), ...(answer.results ?? [])]) {
    takeMessage(into, line.message);
    takeThread(into, line.thread ?? line.share?.thread);
    takeChannel(into, line.channel);
  }
  return { ...state, ...into };
}

/** @param {any} into @param {any} hub */
function takeHub(into, hub) {
  if (!hub?.slug) return;
  const { channels, ...rest } = hub;
  const before = into.hubs[hub.id];
  into.hubs[hub.id] = { ...rest, mine: hub.mine ?? before?.mine, team: hub.team ?? before?.team };
  for (const channel of channels ?? []) takeChannel(into, channel);
  if (before?.slug && before.slug !== hub.slug) readdress(into, hub, before.slug);
}

/** A hub that has another address takes its channels along. @param {any} into @param {any} hub @param {string} old */
function readdress(into, hub, old) {
  for (const channel of Object.values(into.channels)) {
    if (channel.hub === hub.id) into.channels[channel.id] = { ...channel, address: channel.address.replace(`#${old}`, `#${hub.slug}`) };
  }
}

/** @param {any} into @param {any} channel */
function takeChannel(into, channel) {
  if (!channel?.address) return;
  const { mine, ...rest } = channel;
  const before = into.channels[channel.id];
  into.channels[channel.id] = { ...rest, address: addressFor(into.me, channel), last: Math.max(rest.last ?? 0, before?.last ?? 0) };
  if (mine && needsReading(into, channel)) into.reading[channel.id] = { ...mine, upTo: channel.last };
}

/**
 * A conversation's address as one types it: the others in it. The server names everyone, the same for all.
 * @param {any} me @param {import("./shapes.js").Channel} channel
 */
function addressFor(me, channel) {
  const others = (channel.members ?? []).filter((face) => face.id !== me?.id);
  return channel.hub === undefined && others.length ? `@${others.map((face) => face.nick).join(",")}` : channel.address;
}

/**
 * Counts of joined channels come from hello and the events alone, so that an answer that was read before an event
 * but arrives after it cannot set them back. Elsewhere the answer is all there is.
 * @param {any} into @param {any} channel
 */
function needsReading(into, channel) {
  const joined = channel.hub === undefined || into.hubs[channel.hub]?.mine !== undefined;
  const known = into.reading[channel.id];
  return !joined || known === undefined || (known.position === null && known.unread === 0);
}

/** @param {any} into @param {any} thread */
function takeThread(into, thread) {
  if (!thread?.root) return;
  const { mine, ...rest } = thread;
  const before = into.threads[thread.id];
  if (before && before.last.id > rest.last.id) rest.last = before.last;
  into.threads[thread.id] = { ...rest, shares: rest.shares ?? before?.shares };
  if (mine && !into.follows[thread.id]) into.follows[thread.id] = mine;
}

/** @param {any} into @param {any} message */
function takeMessage(into, message) {
  if (!message?.author) return;
  const before = into.messages[message.id];
  if (before && before.version > message.version) return;
  if (before && before.state !== "live" && message.state === "live" && before.version === message.version) return;
  into.messages[message.id] = message;
}

/** @param {State} state @param {number} channel @param {any} row @returns {State} */
export function insertRow(state, channel, row) {
  const chat = state.chats[channel];
  if (!chat || chat.more.after || chat.rows.some((one) => one.number === row.number)) return state;
  const rows = [...chat.rows, row].sort((a, b) => a.number - b.number);
  return put(state, "chats", channel, { ...chat, rows });
}

/** @param {State} state @param {number} channel @param {number} number @returns {State} */
export function removeRow(state, channel, number) {
  const chat = state.chats[channel];
  if (!chat) return state;
  return put(state, "chats", channel, { ...chat, rows: chat.rows.filter((row) => row.number !== number) });
}
