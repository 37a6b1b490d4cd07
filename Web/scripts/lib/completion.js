// @ts-check
/** How many proposals stand at once: what fits above a phone's keyboard. */
export const mostProposals = 8;

/**
 * The word at the caret that could be completed.
 *
 * @param {string} text @param {number} caret
 * @returns {{kind: "member" | "channel" | "emoji" | "command", from: number, word: string} | null}
 */
export function wordAt(text, caret) {
  const before = text.slice(0, caret);
  const command = /^\/([a-z]*)$/.exec(before);
  if (command) return { kind: "command", from: 0, word: command[1] };
  const found = /(^|[\s(])([@#:])([\p{L}\p{N}_\-./]*)$/u.exec(before);
  if (!found) return null;
  const [, lead, sign, word] = found;
  if (sign === ":" && word.length < 2) return null;
  const kinds = /** @type {const} */ ({ "@": "member", "#": "channel", ":": "emoji" });
  return { kind: kinds[/** @type {"@"} */ (sign)], from: found.index + lead.length, word };
}

/** @param {string} word @param {import("./shapes.js").Channel[]} channels */
export function channelsFor(word, channels) {
  return channels
    .filter((channel) => channel.address.startsWith("#") && channel.address.includes(word.toLowerCase()))
    .slice(0, mostProposals)
    .map((channel) => ({ insert: `${channel.address} `, name: channel.address, note: channel.name }));
}

/** Letters alone, as members are found: without case and accents. @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Who wrote lately and could be meant: in the thread first, then in the channel, then elsewhere in its hub.
 * @param {string} word @param {import("./shapes.js").State} state @param {{channel: number, thread?: number}} place
 * @returns {import("./shapes.js").Face[]}
 */
export function membersNear(word, state, place) {
  const hub = state.channels[place.channel]?.hub;
  const nearness = (/** @type {import("./shapes.js").Message} */ one) => {
    if (one.thread === place.thread) return 3;
    if (one.channel === place.channel) return 2;
    return Number(hub !== undefined && state.channels[one.channel]?.hub === hub);
  };
  const sought = folded(word);
  const seen = new Map(Object.values(state.messages).map((one) => ({ one, near: nearness(one) })).filter(({ near }) => near > 0)
    .sort((a, b) => a.near - b.near || a.one.id - b.one.id).map(({ one }, at) => [one.author.id, { face: one.author, at }]));
  const latest = [...seen.values()].sort((a, b) => b.at - a.at).map(({ face }) => face);
  const others = (state.channels[place.channel]?.members ?? []).filter((face) => !seen.has(face.id));
  return [...latest, ...others].filter((face) => face.id !== state.me?.id && !face.gone
    && [face.nick, ...face.name.split(/\s+/)].some((name) => folded(name).startsWith(sought))).slice(0, mostProposals);
}

/** @param {string} word @param {{word: string, usage: string, help: string}[]} commands */
export function commandsFor(word, commands) {
  return commands
    .filter((command) => command.word.startsWith(`/${word}`))
    .slice(0, mostProposals)
    .map((command) => ({ insert: `${command.word} `, name: command.usage, note: command.help }));
}

/**
 * The text and caret after a proposal was taken.
 * @param {string} text @param {number} from @param {number} caret @param {string} insert
 */
export function completed(text, from, caret, insert) {
  return { text: text.slice(0, from) + insert + text.slice(caret), caret: from + insert.length };
}
