// @ts-check
import { unreadByDefault } from "./lib/counts.js";
import { judge } from "./lib/unread.js";

/** What is read by looking at it: the server is told of each position once. */
export class Seen {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    /** @type {Map<string, number>} the last id that was told, by channel (`c12`) or thread (`t310`) */
    this.told = new Map();
  }

  /** Looking at the newest root of the channel reads it; of replies that stand in the chat, those of which none is missing there. */
  chat() {
    const { state, place: { channel } } = this.app;
    const chat = state.chats[channel ?? -1];
    if (channel === null || !chat || chat.more.after) return;
    const shown = chat.rows.flatMap((row) => state.messages[row.message ?? 0] ?? []);
    if (chat.inline) this.replies(channel, shown.filter((one) => !one.root));
    const newest = Math.max(0, ...shown.filter((one) => one.root).map((one) => one.id));
    const position = state.reading[channel]?.position;
    if (newest === 0 || position === undefined || position === null || newest <= position) return;
    this.mark(`c${channel}`, newest, { channel, to: newest });
  }

  /** A thread is read up to its newest shown reply where all that is new in it is shown. @param {number} channel @param {import("./lib/shapes.js").Message[]} replies */
  replies(channel, replies) {
    const { me, ignored, follows, threads } = this.app.state;
    const around = unreadByDefault(this.app.state, channel);
    for (const [thread, shown] of Map.groupBy(replies, (one) => one.thread)) {
      const follow = follows[thread];
      const fresh = shown.filter((message) => {
        const verdict = judge({ me: me?.id, ignored, channel: around, thread: follow, message });
        return verdict.unread || verdict.mention;
      });
      const newest = shown[shown.length - 1].id;
      const isWhole = shown.length >= (threads[thread]?.replies ?? Infinity) || fresh.length >= (follow?.unread ?? Infinity);
      if (fresh.length && isWhole) this.mark(`t${thread}`, newest, { channel, thread, to: newest });
    }
  }

  /** Opening a thread reads it. */
  thread() {
    const { state, place } = this.app;
    const strand = state.strands[place.thread ?? -1];
    const thread = state.threads[place.thread ?? -1];
    if (!strand || !thread || strand.more.after || strand.ids.length < 2) return;
    const newest = strand.ids[strand.ids.length - 1];
    if (newest <= (state.follows[thread.id]?.position ?? 0)) return;
    this.mark(`t${thread.id}`, newest, { channel: thread.channel, thread: thread.id, to: newest });
  }

  /** @param {string} what @param {number} to @param {any} fields */
  mark(what, to, fields) {
    if ((this.told.get(what) ?? 0) >= to || this.app.link.phase !== "open") return;
    this.told.set(what, to);
    this.app.ask("read.mark", { ...fields, key: this.app.newKey() }).catch(() => {});
  }
}
