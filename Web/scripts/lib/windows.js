// @ts-check
import { byId, insertRow, put } from "./absorb.js";

/**
 * Which part of a channel's lines, a thread's messages and a list of threads is loaded: pages that answers bring, what is
 * announced at the end, and what is dropped far from where one reads.
 *
 * @typedef {import("./shapes.js").State} State
 */

/** Puts a message behind the chat's last. @param {State} state @param {any} message @returns {State} */
export function appendRoot(state, message) {
  const chat = state.chats[message.channel];
  if (!chat || chat.more.after) return state;
  return insertRow(state, message.channel, { number: message.number, message: message.id });
}

/** @param {State} state @param {any} message @returns {State} */
export function appendReply(state, message) {
  if (state.chats[message.channel]?.inline) state = appendRoot(state, message);
  const strand = state.strands[message.thread];
  if (!strand || strand.more.after || strand.ids.includes(message.id)) return state;
  return put(state, "strands", message.thread, { ...strand, ids: [...strand.ids, message.id].sort(byId) });
}

/**
 * What was announced while a page was being read, and so is not in it: put behind it where the page reaches the end.
 * @param {State} state @returns {State}
 */
export function caughtUp(state) {
  let next = state;
  for (const message of Object.values(state.messages)) {
    if (message.state !== "live") continue;
    const chat = next.chats[message.channel];
    const strand = next.strands[message.thread];
    if (chat && (message.root || chat.inline) && message.number > (chat.rows.at(-1)?.number ?? 0)) next = appendRoot(next, message);
    if (!message.root && strand && message.id > (strand.ids.at(-1) ?? 0)) next = appendReply(next, message);
  }
  return next;
}

/** @param {any} fields @param {any} answer */
export function chatOf(fields, answer) {
  return { rows: answer.lines.map(rowOf), more: answer.more, inline: fields.replies === true };
}

/** @param {any} line @returns {import("./shapes.js").Row} */
function rowOf(line) {
  if (line.message) return { number: line.number, message: line.message.id };
  if (line.share) return { number: line.number, share: { ...line.share, thread: { id: line.share.thread.id } } };
  return { number: line.number, state: line.state, to: line.to };
}

/** @param {State} state @param {any} fields @param {any} answer @returns {State} */
export function extended(state, fields, answer) {
  const chat = state.chats[fields.channel];
  const fresh = answer.lines.map(rowOf);
  if (!chat || fields.around !== undefined || fields.since !== undefined) return put(state, "chats", fields.channel, chatOf(fields, answer));
  // A page that was asked for beside rows that stand there no more would leave a gap.
  const edge = fields.before ?? fields.after;
  if (edge !== undefined && !chat.rows.some((row) => row.number === edge)) return state;
  const have = new Set(chat.rows.map((row) => row.number));
  const rows = [...chat.rows, ...fresh.filter((/** @type {any} */ row) => !have.has(row.number))]
    .sort((a, b) => a.number - b.number);
  const more = fields.before !== undefined
    ? { ...chat.more, before: answer.more.before }
    : { ...chat.more, after: answer.more.after };
  return put(state, "chats", fields.channel, { ...chat, rows, more });
}

/** @param {State} state @param {any} fields @param {any} answer @returns {State} */
export function strandOpened(state, fields, answer) {
  const strand = state.strands[answer.thread.id];
  const fresh = answer.messages.map((/** @type {any} */ one) => one.id);
  const continues = strand && (fields.before !== undefined || fields.after !== undefined);
  // A page from the middle stands under its root.
  const root = state.messages[answer.thread.root] ? [answer.thread.root] : [];
  if (!continues) return put(state, "strands", answer.thread.id, { ids: [...new Set([...root, ...fresh])].sort(byId), more: answer.more });
  if (!strand.ids.includes(fields.before ?? fields.after)) return state;
  const ids = [...new Set([...strand.ids, ...fresh])].sort(byId);
  const more = fields.before !== undefined
    ? { ...strand.more, before: answer.more.before }
    : { ...strand.more, after: answer.more.after };
  return put(state, "strands", answer.thread.id, { ids, more });
}

/** @param {State} state @param {any} fields @param {any} answer @returns {State} */
export function listed(state, fields, answer) {
  const before = fields.before === undefined ? [] : state.listings[fields.channel]?.ids ?? [];
  const ids = [...new Set([...before, ...answer.threads.map((/** @type {any} */ one) => one.id)])];
  return put(state, "listings", fields.channel, { ids, more: answer.more });
}

/** Drops rows far from what is seen, so that a page's memory stays bounded.
 * @param {State} state @param {any} action @returns {State} */
export function trimmed(state, { channel, thread, keep, side }) {
  const cut = (/** @type {any[]} */ list) => (side === "before" ? list.slice(-keep) : list.slice(0, keep));
  if (thread !== undefined) {
    const strand = state.strands[thread];
    if (!strand || strand.ids.length <= keep) return state;
    const root = strand.ids.filter((id) => state.messages[id]?.root);
    const ids = [...new Set([...root, ...cut(strand.ids)])].sort(byId);
    return pruned(put(state, "strands", thread, { ids, more: { ...strand.more, [side]: true } }));
  }
  const chat = state.chats[channel];
  if (!chat || chat.rows.length <= keep) return state;
  return pruned(put(state, "chats", channel, { ...chat, rows: cut(chat.rows), more: { ...chat.more, [side]: true } }));
}

/** Without the messages and threads that stand in no list any more. @param {State} state @returns {State} */
function pruned(state) {
  const rows = Object.values(state.chats).flatMap((chat) => chat.rows);
  const messages = new Set([...rows.map((row) => row.message ?? 0), ...Object.values(state.strands).flatMap((strand) => strand.ids)]);
  const follows = Object.entries(state.follows).filter(([, follow]) => follow.followed).map(([id]) => Number(id));
  const threads = new Set([...follows, ...rows.map((row) => row.share?.thread.id ?? 0), ...Object.keys(state.strands).map(Number),
    ...Object.values(state.listings).flatMap((listing) => listing.ids), ...[...messages].map((id) => state.messages[id]?.thread)]);
  const only = (/** @type {Record<number, any>} */ table, /** @type {Set<number>} */ kept) => Object.fromEntries(Object.entries(table).filter(([id]) => kept.has(Number(id))));
  return { ...state, messages: only(state.messages, messages), threads: only(state.threads, threads), follows: only(state.follows, threads) };
}
