// @ts-check
/** How many colours the stylesheet has for faces; each reaches 4.5:1 under white. */
const colours = 12;

/** One or two letters for a name, by grapheme. @param {string} name */
export function initials(name) {
  const words = name.trim().split(/[\s\-_.]+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  const letters = chosen.map((word) => [...word][0] ?? "").join("");
  return (letters || "?").toLocaleUpperCase();
}

/** The same nick has the same colour everywhere (FNV-1a, 32 bits). @param {string} nick */
export function colourOf(nick) {
  let hash = 0x811c9dc5;
  for (const unit of nick) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % colours;
}

/** @param {import("./shapes.js").Face} face @param {string} nobody shown for who has left */
export function nameOf(face, nobody) {
  return face.name || face.nick || nobody;
}

/** What a channel is called on screens: its name, or who is in the conversation.
 * @param {{state: import("./shapes.js").State, words: import("./words.js").Words}} app @param {import("./shapes.js").Channel} channel */
export function channelName({ state, words }, channel) {
  if (channel.hub !== undefined) return channel.name || channel.address;
  const others = (channel.members ?? []).filter((face) => face.id !== state.me?.id);
  return words.list.format(others.map((face) => nameOf(face, words.say("nobody")))) || channel.name || channel.address;
}
