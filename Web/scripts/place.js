// @ts-check
import { messageAddress, pathOf } from "./lib/routes.js";

/** @typedef {import("./lib/routes.js").Route} Route */

/** Rows that are opened at once; that come with each step further, no more than a frame has time for; and that are kept. */
const page = 40;
const step = 20;
const mostRows = 200;

/** Where one is: the open channel and thread, and what of them is loaded. */
export class Place {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    /** @type {number | null} */
    this.channel = null;
    /** @type {number | null} */
    this.thread = null;
    /** @type {number | null} number the address points at */
    this.target = null;
    /** @type {number | null} number of the first unread root when the channel was opened */
    this.newFrom = null;
    /** @type {number | null} id up to which the thread was read when it was opened */
    this.threadReadTo = null;
    this.address = "";
    /** @type {import("./app.js").Refusal | null} */
    this.refusal = null;
    this.isLoading = false;
    this.busy = new Set();
    this.visit = 0;
    /** @type {() => number | null} number one reads at; null at the newest. The chat's page sets it. */
    this.readsAt = () => null;
  }

  /** Whether replies stand in the chat. Until hello has said so, what it said last. */
  get isInline() {
    const { state, storage } = this.app;
    return (state.me ? state.settings.replies : storage.get("replies")) === "on";
  }

  /** Shows replies in the chat, or folds them, as the member has set it meanwhile; one reads on where one was. */
  async fold() {
    const { app, channel, isInline } = this;
    app.storage.set("replies", isInline ? "on" : null);
    if (channel === null || this.busy.has("fold") || app.state.chats[channel]?.inline === isInline) return;
    const at = this.readsAt();
    await this.once("fold", () => this.page("channel.history", { channel, around: at ?? this.last() }));
    if (this.isInline !== isInline) this.fold();
  }

  /** A page of the channel's lines, and what was removed among them. @param {string} command @param {any} fields */
  async page(command, fields) {
    const answer = await this.app.ask(command, { limit: page, ...fields, ...(this.isInline ? { replies: true } : {}) });
    // An emptied line says nothing but that it is: by which rule is asked for.
    const removed = answer.lines.filter((/** @type {any} */ line) => line.state === "removed").slice(-10).map((/** @type {any} */ line) => messageAddress(answer.channel?.address ?? this.address, line.number));
    await Promise.all(removed.map((message) => this.app.ask("message.show", { message }).catch(() => {})));
    return answer;
  }

  /** @param {Route} route */
  enter(route) {
    if (route.page !== "channel") return this.leave();
    const address = route.address ?? "";
    const stays = address === this.address && this.channel !== null && !this.refusal;
    this.target = route.number ?? null;
    if (stays && (route.number === undefined || this.isShown(route.number))) return this.enterThread(route);
    this.open(route);
  }

  /** Whether the chat or the open thread holds a number, so that nothing needs loading. @param {number} number */
  isShown(number) {
    const { chats, messages, strands } = this.app.state;
    const inChat = chats[this.channel ?? -1]?.rows.some((row) => row.number === number);
    return inChat || (strands[this.thread ?? -1]?.ids ?? []).some((id) => messages[id]?.number === number);
  }

  leave() {
    if (this.channel !== null) this.app.link.mention("channel.unwatch", { channel: this.channel });
    this.channel = null;
    this.thread = null;
    this.address = "";
    this.refusal = null;
    this.visit += 1;
  }

  /** Where the server cannot be reached, what is kept of the channel is shown until it can. */
  offer() {
    const { app, address } = this;
    if (app.link.phase === "open" || this.channel !== null || app.route.page !== "channel") return;
    const known = Object.values(app.state.channels).find((channel) => channel.address === address);
    if (!known || !app.state.chats[known.id]) return;
    this.channel = known.id;
    const thread = app.route.number === undefined ? null : this.threadOf(app.route.number);
    if (thread !== null && app.state.strands[thread]) this.show(thread);
    app.changed();
  }

  /** @param {Route} route */
  async open(route) {
    if (route.address !== this.address) this.leave();
    const visit = ++this.visit;
    this.address = route.address ?? "";
    this.refusal = null;
    this.isLoading = true;
    this.app.changed();
    this.offer();
    const at = route.number === undefined ? null : messageAddress(this.address, route.number);
    try {
      const answer = await this.load(at, route.number);
      if (visit !== this.visit) return;
      const newFrom = answer.first_unread ?? null;
      if (at === null) await this.toFirstUnread(answer, newFrom);
      if (visit !== this.visit) return;
      this.channel = answer.channel.id;
      this.newFrom = newFrom;
      this.app.link.mention("channel.watch", { channel: answer.channel.id });
      this.loadThreads();
      this.enterThread(route);
      this.fold();
    } catch (refusal) {
      if (visit === this.visit) this.refusal = /** @type {any} */ (refusal);
    } finally {
      if (visit === this.visit) this.isLoading = false;
      this.app.changed();
    }
  }

  /** One begins to read where one stopped, even if much has come since. @param {any} answer @param {number | null} newFrom */
  async toFirstUnread(answer, newFrom) {
    const first = answer.lines[0]?.number;
    if (newFrom === null || first === undefined || first <= newFrom) return;
    await this.page("channel.history", { channel: answer.channel.id, around: newFrom });
  }

  /**
   * The channel at a message, or at its newest. A number that is no message's (a share line's, an emptied one's) is
   * looked for by itself.
   * @param {string | null} at @param {number | undefined} number
   */
  async load(at, number) {
    const { address } = this;
    const newest = () => this.page("channel.open", { channel: address });
    if (at === null) return newest();
    try {
      if (address.startsWith("#")) return await this.page("channel.open", { message: at });
    } catch (refusal) {
      if (/** @type {any} */ (refusal).code !== "not_found") throw refusal;
    }
    const answer = await newest();
    await this.page("channel.history", { channel: answer.channel.id, around: number });
    return answer;
  }

  /** How a request names a message here: messages of conversations have no address, so that their id is looked up. @param {number} number */
  async nameOf(number) {
    if (this.address.startsWith("#")) return messageAddress(this.address, number);
    const found = await this.app.link.request("channel.history", { channel: this.channel, around: number, limit: 1, replies: true });
    return found.lines.find((/** @type {any} */ line) => line.number === number)?.message?.id ?? 0;
  }

  /** @param {Route} route */
  async enterThread(route) {
    if (route.number === undefined) {
      this.thread = null;
      return this.app.changed();
    }
    const shown = this.threadOf(route.number);
    if (shown !== null) this.show(shown);
    const visit = this.visit;
    try {
      const which = shown === null ? { message: await this.nameOf(route.number) } : { thread: shown };
      const answers = await this.readThread(which, route.number);
      if (visit !== this.visit || this.app.route.number !== route.number) return;
      for (const [fields, answer] of answers) this.app.dispatch({ type: "answer", command: "thread.open", fields, answer });
      this.show(answers[0][1].thread.id);
    } catch (refusal) {
      await this.follow(route.number, /** @type {any} */ (refusal));
    }
  }

  /**
   * A thread where one reads on: at the reply of the address, else after what one has read; a short one whole, and one of
   * which nothing was read from its beginning.
   * @param {any} which @param {number} number @returns {Promise<[any, any][]>} what was asked, and answered
   */
  async readThread(which, number) {
    const { link } = this.app;
    const first = { ...which, limit: page };
    const answer = await link.request("thread.open", first);
    if (!answer.more.after) return [[first, answer]];
    const { thread, messages } = answer;
    const at = await this.replyAt(thread, messages, number) ?? Math.min(Math.max(thread.mine?.position ?? 0, this.app.state.reading[thread.channel]?.floor ?? 0), thread.last.id);
    if (at <= messages.at(-1).id) return [[first, answer]];
    const there = { thread: thread.id, around: at, limit: page };
    return [[first, answer], [there, await link.request("thread.open", there)]];
  }

  /** The id of the reply that a number names; null where it names the thread. @param {any} thread @param {any[]} messages @param {number} number @returns {Promise<number | null>} */
  async replyAt(thread, messages, number) {
    const row = this.app.state.chats[this.channel ?? -1]?.rows.find((one) => one.number === number);
    if (row?.share || number === thread.number) return null;
    const id = row?.message ?? messages.find((one) => one.number === number)?.id;
    return id ?? (await this.app.link.request("message.show", { message: await this.nameOf(number) })).message.id;
  }

  /** A moved message leads to where it is now. @param {number} number @param {any} refusal */
  async follow(number, refusal) {
    const moved = await this.app.ask("message.show", { message: messageAddress(this.address, number) }).catch(() => null);
    if (moved?.message?.to) return this.app.go(pathOf(...splitAddress(moved.message.to)), true);
    this.app.refuse(refusal);
  }

  /** @param {number} number @returns {number | null} the thread of a number that is loaded */
  threadOf(number) {
    const { chats, messages, strands } = this.app.state;
    const row = chats[this.channel ?? -1]?.rows.find((one) => one.number === number);
    if (row?.share) return row.share.thread.id;
    if (row?.message) return messages[row.message]?.thread ?? null;
    const open = strands[this.thread ?? -1]?.ids ?? [];
    return messages[open.find((id) => messages[id]?.number === number) ?? -1]?.thread ?? null;
  }

  /** @param {number} thread */
  show(thread) {
    if (this.thread !== thread) this.threadReadTo = this.readTo(thread);
    this.thread = thread;
    this.app.changed();
  }

  /** The id up to which a thread is read; null where nothing is known. @param {number} thread */
  readTo(thread) {
    const { follows, reading, threads } = this.app.state;
    const position = follows[thread]?.position;
    return position === undefined ? null : Math.max(position, reading[threads[thread]?.channel]?.floor ?? 0);
  }

  loadThreads() {
    return this.once("threads", () => this.app.ask("thread.list", { channel: this.channel, limit: page }));
  }

  moreThreads() {
    const listing = this.app.state.listings[this.channel ?? -1];
    if (!listing?.more) return;
    const ids = listing.ids.map((id) => this.app.state.threads[id]?.last.id ?? Infinity);
    return this.once("threads", () => this.app.ask("thread.list", { channel: this.channel, before: Math.min(...ids), limit: page }));
  }

  /** @param {"before" | "after"} side */
  more(side) {
    const { channel } = this;
    const chat = this.app.state.chats[channel ?? -1];
    if (channel === null || !chat?.more[side] || !chat.rows.length) return;
    const edge = side === "before" ? chat.rows[0].number : chat.rows[chat.rows.length - 1].number;
    return this.once(side, async () => {
      await this.page("channel.history", { channel, [side]: edge, limit: step });
      this.app.dispatch({ type: "trim", channel, keep: mostRows, side: side === "before" ? "after" : "before" });
    });
  }

  /** @param {"before" | "after"} side */
  moreReplies(side) {
    const strand = this.app.state.strands[this.thread ?? -1];
    if (!strand?.more[side]) return;
    const replies = strand.ids.filter((id) => !this.app.state.messages[id]?.root);
    const edge = side === "before" ? replies[0] : strand.ids[strand.ids.length - 1];
    const { thread } = this;
    return this.once(`reply ${side}`, async () => {
      await this.app.ask("thread.open", { thread, [side]: edge, limit: step });
      this.app.dispatch({ type: "trim", thread, keep: mostRows, side: side === "before" ? "after" : "before" });
    });
  }

  /** To the first message of a day, or of what is not read; one reads there. @param {{since?: number, around?: number}} where */
  async jump(where) {
    const { channel } = this;
    await this.once("jump", async () => {
      const told = await this.page("channel.history", { channel, ...where });
      if (!told.lines.length) return this.newest();
      this.target = where.around ?? (told.lines.find((/** @type {any} */ line) => line.message?.state === "live" || line.share) ?? told.lines[0]).number;
      this.visit += 1;
    });
  }

  /** To the newest, from wherever one reads. */
  async newest() {
    this.target = null;
    await this.once("newest", () => this.page("channel.history", { channel: this.channel, around: this.last() }));
  }

  last() {
    return this.app.state.channels[this.channel ?? -1]?.last ?? 1;
  }

  /** One load of a kind at a time. @param {string} kind @param {() => Promise<any>} load */
  async once(kind, load) {
    if (this.busy.has(kind)) return;
    this.busy.add(kind);
    try {
      await load();
    } catch (refusal) {
      this.app.refuse(/** @type {any} */ (refusal));
    } finally {
      this.busy.delete(kind);
      this.app.changed();
    }
  }

  /** After hello: what was loaded on the last connection is watched again, or loaded again. @param {boolean} afresh */
  greeted(afresh) {
    if (this.app.route.page !== "channel" || this.channel === null) return;
    if (afresh) this.reload(this.channel);
    else this.app.link.mention("channel.watch", { channel: this.channel });
  }

  /** @param {number} channel */
  reload(channel) {
    if (channel !== this.channel) return;
    this.channel = null;
    this.open(this.app.route);
  }

  /** @param {any} answer */
  wrote(answer) {
    const message = answer?.message;
    if (message && message.channel === this.channel && message.root) this.newFrom = null;
    if (message && this.app.state.chats[message.channel]?.more.after && message.root) this.newest();
  }
}

/** @param {string} address `#berlin/coworking/42` @returns {[string, number]} */
function splitAddress(address) {
  const at = address.lastIndexOf("/");
  return [address.slice(0, at), Number(address.slice(at + 1))];
}
