// @ts-check
import { fetchJSON } from "./lib/fetching.js";

/**
 * What typed lines are answered with, and where they lead.
 *
 * @typedef {import("./app.js").App} App
 */

/** @param {App} app @param {{command: string, result: any, say?: string}} answer */
export function lineAnswered(app, { command, result, say }) {
  app.dispatch({ type: "answer", command, fields: {}, answer: result ?? {} });
  const path = pathFor(app, command, result ?? {});
  if (path) app.go(path);
  else if (say) app.notice(say);
}

/** Where a command that goes somewhere leads. @param {App} app @param {string} command @param {any} result */
function pathFor(app, command, result) {
  if (["channel.open", "conversation.open", "conversation.post"].includes(command)) return app.pathOfChannel(result.channel);
  if (command === "hub.join" && result.hub) return `/${result.hub.slug}`;
  if (command === "thread.open" || command === "unread.next") return app.pathOfThread(result.thread);
  if (command === "hub.list") return "/hubs";
  if (command === "catchup") return "/catchup";
  return null;
}

/** @type {Map<string, any[]>} by language */
const tables = new Map();

/** The command table, once for each language. @param {App} app @returns {Promise<any[]>} */
export async function commandTable({ words: { language } }) {
  if (!tables.has(language)) {
    const told = await fetchJSON(`/api/v1/commands?lang=${language}`);
    if (!told) return [];
    tables.set(language, told.commands);
  }
  return tables.get(language) ?? [];
}

/** What can be typed, each with its usage and help. @param {App} app */
export async function typedLines(app) {
  return (await commandTable(app)).flatMap(({ lines, help }) => (lines ?? []).map((/** @type {any} */ line) => ({ ...line, help })));
}
