// @ts-check
/**
 * What was written and is not yet answered, kept over reloads. Pure: each function gives the new list.
 *
 * A post stays until the server has answered it. Sent again with its key it acts once, so that two tabs, a reload or a
 * lost connection cannot double it.
 *
 * @typedef {{key: string, command: string, fields: any, channel: number, thread?: number, text: string, at: number, files?: import("./shapes.js").File[],
 *   refused?: {code: string, say: string}, seen?: boolean, delay?: string}} Entry `delay`: why it was not taken yet
 */

/** Codes after which the same request, with the same key, may yet succeed. */
const passing = new Set(["unsure", "busy", "limited", "full", "fault"]);

/** @param {Entry[]} entries @param {Entry} entry */
export const added = (entries, entry) => [...entries.filter((one) => one.key !== entry.key), entry];

/** @param {Entry[]} entries @param {string} key */
export const without = (entries, key) => entries.filter((one) => one.key !== key);

/** @param {Entry[]} entries @param {string} key @param {{code: string, say: string}} refusal */
export const refused = (entries, key, refusal) =>
  entries.map((one) => (one.key === key ? { ...one, refused: { code: refusal.code, say: refusal.say } } : one));

/** It is tried again; meanwhile one reads why. @param {Entry[]} entries @param {string} key @param {string} delay */
export const delayed = (entries, key, delay) => entries.map((one) => (one.key === key ? { ...one, delay } : one));

/** It stands among the messages already. @param {Entry[]} entries @param {string} key */
export const seen = (entries, key) => entries.map((one) => (one.key === key ? { ...one, seen: true } : one));

/** What is shown as waiting. @param {Entry[]} entries @param {number} channel @param {number | undefined} thread */
export const waitingIn = (entries, channel, thread) =>
  entries.filter((one) => (!one.seen || one.refused) && one.thread === thread && (thread !== undefined || one.channel === channel));

/** @param {{code: string, retry?: number}} refusal @returns {number | null} seconds until the next try; null for none */
export const retryAfter = (refusal) => (passing.has(refusal.code) ? Math.max(1, refusal.retry ?? 3) : null);

/** @param {unknown} stored @returns {Entry[]} */
export function read(stored) {
  if (typeof stored !== "string") return [];
  try {
    const entries = JSON.parse(stored);
    return Array.isArray(entries) ? entries.filter((one) => typeof one?.key === "string" && one.fields) : [];
  } catch {
    return [];
  }
}
