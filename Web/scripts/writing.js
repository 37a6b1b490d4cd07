// @ts-check
import * as outbox from "./lib/outbox.js";
import { sentence } from "./lib/words.js";

/**
 * What was written here: kept until the server has answered it, over reloads and in all tabs, and sent with its key.
 *
 * @typedef {import("./lib/outbox.js").Entry} Entry
 */
export class Writing {
  /** @param {import("./app.js").App} app */
  constructor(app) {
    this.app = app;
    /** @type {Entry[]} */
    this.entries = [];
    this.read(app.storage.get("outbox"));
  }

  /** Another tab has written or delivered. @param {string | null} stored */
  read(stored) {
    this.entries = outbox.read(stored);
  }

  /** @param {{channel: number, thread?: number, text: string, title?: string, lang?: string, files?: import("./lib/shapes.js").File[]}} written */
  write({ channel, thread, text, title, lang = this.app.tongueOf?.(text), files = [] }) {
    const isLine = text.startsWith("/") || /^\s+\/\S/.test(text);
    const where = thread === undefined ? { channel } : isLine ? { channel, thread } : { thread };
    const named = files.length ? { files: files.map(({ id, alt }) => ({ id, ...(alt ? { alt } : {}) })) } : {};
    const fields = isLine ? { ...where, text, ...named } : { ...where, body: text, ...(title ? { title } : {}), ...(lang ? { lang } : {}), ...named };
    const command = isLine ? "line" : "message.post";
    const entry = { key: this.app.newKey(), command, fields, channel, thread, text, at: Date.now(), ...(files.length ? { files } : {}) };
    this.keep(outbox.added(this.entries, entry));
    this.deliver(entry);
  }

  deliverAll() {
    for (const entry of this.entries) if (!entry.refused) this.deliver(entry);
  }

  /** @param {Entry} entry */
  async deliver(entry) {
    const { app } = this;
    try {
      const answer = await app.ask(entry.command, { ...entry.fields, key: entry.key });
      this.keep(outbox.without(this.entries, entry.key));
      if (answer.held ?? answer.result?.held) app.learnOwn();
      if (entry.command === "line") import("./lines.js").then(({ lineAnswered }) => lineAnswered(app, answer));
      app.place.wrote(answer);
    } catch (error) {
      const refusal = /** @type {import("./app.js").Refusal} */ (error);
      const after = outbox.retryAfter(refusal);
      if (after !== null) {
        this.keep(outbox.delayed(this.entries, entry.key, refusal.say));
        setTimeout(() => this.deliver(entry), after * 1000);
      } else this.keep(outbox.refused(this.entries, entry.key, { code: refusal.code, say: sentence(refusal) }));
    }
  }

  /** The announcement may come before the answer: then it is not shown twice. It stays until the answer, since only that has its key. @param {any} message */
  announced(message) {
    if (message.author.id !== this.app.state.me?.id) return;
    const entry = this.entries.find((one) => one.command === "message.post" && one.text === message.body && !one.seen);
    if (entry) this.keep(outbox.seen(this.entries, entry.key));
  }

  /** Out of the list, to be mended or thrown away. @param {string | null | undefined} key @returns {Entry | undefined} */
  take(key) {
    const entry = this.entries.find((one) => one.key === key);
    if (entry) this.keep(outbox.without(this.entries, entry.key));
    return entry;
  }

  /** @param {Entry[]} entries */
  keep(entries) {
    this.entries = entries;
    this.app.storage.set("outbox", entries.length ? JSON.stringify(entries) : null);
    this.app.changed();
  }
}
