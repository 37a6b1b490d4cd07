// @ts-check
/** @typedef {import("./shapes.js").Message} Message */

/**
 * What one message does to a member's counts: the rule of docs/PROTOCOL.md, section 6.
 *
 * A channel or thread whose `position` is null is read to its end: nothing in it is new.
 *
 * @param {{me: number, ignored: number[],
 *   channel: {position: number | null, floor: number, level: string},
 *   thread?: {followed: boolean, position: number | null} | null,
 *   message: Message}} facts
 * @returns {{unread: boolean, mention: boolean, notify: boolean}}
 */
export function judge({ me, ignored, channel, thread, message }) {
  const silent = { unread: false, mention: false, notify: false };
  if (isExcluded(me, ignored, message)) return silent;
  const followed = thread?.followed ?? false;
  const position = message.root ? channel.position : thread?.position ?? 0;
  if (position === null || message.id <= position || message.id <= channel.floor) return silent;

  const muted = channel.level === "mute";
  const mention = (message.mentions ?? []).includes(me);
  const wantsAll = channel.level === "all";
  const isFollowedReply = !message.root && followed;
  return {
    unread: !muted && (message.root || isFollowedReply || wantsAll || mention),
    mention,
    notify: !muted && (mention || isFollowedReply || wantsAll),
  };
}

/**
 * Own messages, those of ignored members, imported ones and those that are not live never count.
 *
 * @param {number} me
 * @param {number[]} ignored
 * @param {Message} message
 */
function isExcluded(me, ignored, message) {
  return message.author.id === me || ignored.includes(message.author.id)
    || message.imported === true || message.state !== "live";
}
