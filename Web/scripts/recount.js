// @ts-check
/**
 * Counts that events do not carry: docs/PROTOCOL.md, section 6. After them the place's counts are asked for anew.
 *
 * @typedef {import("./app.js").App} App
 */

/** Several events at once ask once, after so many milliseconds. */
const pause = 300;
/** @type {Map<string, number>} */
const waiting = new Map();

/** @param {App} app @param {any} event */
export function recount(app, event) {
  const { message, from, channel } = event;
  for (const id of new Set([channel ?? message?.channel, from?.channel])) if (isCounted(app, id)) soon(`c${id}`, () => count(app, id));
  for (const id of new Set([event.thread?.id ?? message?.thread, from?.thread])) if (app.state.follows[id]) soon(`t${id}`, () => countThread(app, id));
}

/** @param {App} app @param {number | undefined} id */
function isCounted({ state }, id) {
  const channel = state.channels[id ?? -1];
  return channel !== undefined && !channel.request && (channel.hub === undefined || state.hubs[channel.hub]?.mine !== undefined);
}

/** @param {string} what @param {() => void} ask */
function soon(what, ask) {
  clearTimeout(waiting.get(what));
  waiting.set(what, window.setTimeout(() => { waiting.delete(what); ask(); }, pause));
}

/** @param {App} app @param {number} id */
async function count(app, id) {
  const told = await app.link.request("channel.open", { channel: id, limit: 1 }).catch(() => null);
  const mine = told?.channel.mine;
  if (mine) app.dispatch({ type: "event", event: { ev: "read.moved", channel: id, ...mine }, now: Date.now() });
}

/** @param {App} app @param {number} id */
async function countThread(app, id) {
  const told = await app.link.request("thread.open", { thread: id, limit: 1 }).catch(() => null);
  const mine = told?.thread.mine;
  if (mine) app.dispatch({ type: "event", event: { ev: "follow.changed", thread: id, channel: told.thread.channel, ...mine, unread: undefined, counted: mine }, now: Date.now() });
}
