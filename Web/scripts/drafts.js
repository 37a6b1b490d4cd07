// @ts-check
/**
 * What one has begun to write, on every device: docs/PROTOCOL.md, section 7, `draft.set`.
 *
 * On this device a draft is kept at each key, as `title\ntext`; the server gets it some seconds after the last one.
 * What both sides had at last is the base: where only one side has changed since, it wins; where both have, one's own
 * stays in the box and the other is offered beside it. So nothing that was typed anywhere is lost or written over.
 *
 * @typedef {import("./app.js").App} App
 * @typedef {import("./views/composer.js").Composer} Composer
 * @typedef {{base: string, echoes: [string, number][]}} Sent
 */

/** From the last key to saving, in milliseconds. */
const pause = 2500;
/** Whoever typed so lately, in milliseconds, is typing still. */
const typingLasts = 5000;
/** What oneself has saved comes back as an event within this time, in milliseconds. */
const echoLasts = 20000;
/** What one has saved last may come back late, and out of turn. */
const mostEchoes = 4;

/** What stands for the same draft on both sides: the server takes a title as one line. @param {string | null | undefined} value */
const plain = (value) => {
  const [title, ...text] = (value ?? "").split("\n");
  return `${title.replace(/\s+/g, " ").trim()}\n${text.join("\n")}`;
};
const nothing = plain("");

export class Drafts {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.isTold = false;
    /** @type {Map<string, number>} */
    this.timers = new Map();
    /** @type {Map<string, string>} what came from elsewhere while one typed, to be shown when one rests */
    this.late = new Map();
    window.addEventListener("storage", ({ key, newValue }) => this.typedElsewhere(key ?? "", newValue));
    for (const kind of ["pagehide", "visibilitychange"]) document.addEventListener(kind, () => { if (document.hidden) this.saveAll(); });
    for (const composer of app.composers) this.arrived(composer);
  }

  // What is kept here

  /** @param {string} kind `draft`, `sent`, `spare` @param {string} where `c12`, `t310` */
  name(kind, where) {
    return `${kind}.${this.app.state.me?.id}.${where}`;
  }

  /** @param {string} where */
  own(where) {
    return plain(this.app.storage.get(this.name("draft", where)));
  }

  /** @param {string} where @returns {Sent} */
  sent(where) {
    try {
      return { base: nothing, echoes: [], ...JSON.parse(this.app.storage.get(this.name("sent", where)) ?? "{}") };
    } catch {
      return { base: nothing, echoes: [] };
    }
  }

  /** @param {string} where @param {Partial<Sent>} changed */
  note(where, changed) {
    const sent = { ...this.sent(where), ...changed };
    const echoes = sent.echoes.filter(([, at]) => Date.now() - at < echoLasts);
    const isEmpty = sent.base === nothing && !echoes.length;
    this.app.storage.set(this.name("sent", where), isEmpty ? null : JSON.stringify({ ...sent, echoes: sent.echoes.slice(0, mostEchoes) }));
  }

  // Saving

  /** A key was pressed in a box. @param {string} where */
  typed(where) {
    const late = this.late.get(where);
    this.late.delete(where);
    if (late !== undefined && late !== nothing && !this.own(where).startsWith(late)) this.spare(where, late);
    clearTimeout(this.timers.get(where));
    this.timers.set(where, window.setTimeout(() => this.save(where), pause));
  }

  saveAll() {
    for (const where of this.timers.keys()) this.save(where);
  }

  /** @param {string} where */
  async save(where) {
    clearTimeout(this.timers.get(where));
    this.timers.delete(where);
    const value = this.own(where);
    const { base, echoes } = this.sent(where);
    // What cannot be said now is compared when the connection is back.
    if (value === base || !this.isTold || this.app.link.phase !== "open") return;
    this.note(where, { echoes: [[value, Date.now()], ...echoes] });
    const [title, ...text] = value.split("\n");
    const place = { [where[0] === "t" ? "thread" : "channel"]: Number(where.slice(1)) };
    try {
      await this.app.link.request("draft.set", { ...place, title, body: text.join("\n"), key: this.app.newKey() });
      this.note(where, { base: value });
    } catch {
      // Too many, too long, or a place one may not write in any more: it stays on this device.
    }
  }

  // Hearing

  /** After hello: all that is begun anywhere, compared with what is begun here. */
  async greeted() {
    this.isTold = false;
    const { me, banned } = this.app.state;
    if (!me || banned) return;
    const told = await this.app.link.request("draft.list", {}).catch(() => null);
    if (!told) return;
    this.isTold = true;
    const theirs = new Map(told.drafts.map((/** @type {any} */ one) => [placeOf(one), valueOf(one)]));
    const known = ["draft", "sent"].flatMap((kind) => this.app.storage.names(this.name(kind, "")));
    for (const where of new Set([...theirs.keys(), ...known])) this.heard(where, theirs.get(where) ?? nothing, true);
  }

  /** @param {any} event `draft.changed` */
  told(event) {
    this.heard(placeOf(event), event.draft ? valueOf(event.draft) : nothing, false);
  }

  /** What stands there on the server now. @param {string} where @param {string} value @param {boolean} isFirst after hello */
  heard(where, value, isFirst) {
    const own = this.own(where);
    const { base, echoes } = this.sent(where);
    if (value === own) {
      this.late.delete(where);
      return this.note(where, { base: value });
    }
    const isChanged = own !== base;
    const isEcho = echoes.some(([one, at]) => one === value && (Date.now() - at < echoLasts || isFirst));
    if (value === base || (isEcho && (isChanged || !isFirst))) {
      if (isFirst) this.note(where, { base: value });
      return isChanged ? this.typed(where) : undefined;
    }
    const isTyping = this.isTyping(where);
    if (isTyping && !isChanged) return this.wait(where, value, true);
    this.note(where, { base: value });
    // Posted or thrown away elsewhere, or only begun there: what is written here goes on.
    if (isChanged && (value === nothing || own.startsWith(value))) return this.typed(where);
    if (!isTyping && (!isChanged || own === nothing || value.startsWith(own))) return this.take(where, value);
    if (value !== nothing) this.spare(where, value);
  }

  /** Shows it as soon as one rests; who types on meanwhile is offered it. @param {string} where @param {string} value @param {boolean} isSaved at the server */
  wait(where, value, isSaved) {
    this.late.set(where, value);
    setTimeout(() => {
      if (this.late.get(where) !== value) return;
      if (this.isTyping(where)) return this.wait(where, value, isSaved);
      this.late.delete(where);
      if (isSaved) this.note(where, { base: value });
      this.take(where, value);
    }, typingLasts);
  }

  /** @param {string} where @param {string} value */
  take(where, value) {
    this.app.storage.set(this.name("draft", where), value === nothing ? null : value);
    for (const composer of this.at(where)) composer.show(value);
  }

  /** Another tab of this browser has written. @param {string} key @param {string | null} value */
  typedElsewhere(key, value) {
    const start = `hubbub.${this.name("draft", "")}`;
    const where = key.slice(start.length);
    if (key.startsWith(`hubbub.${this.name("spare", "")}`)) for (const composer of this.app.composers) this.arrived(composer);
    if (!key.startsWith(start)) return;
    this.late.delete(where);
    if (this.isTyping(where)) return this.wait(where, plain(value), false);
    for (const composer of this.at(where)) composer.show(value ?? nothing);
  }

  /** @param {string} where */
  at(where) {
    return [...this.app.composers].filter((one) => one.where === where);
  }

  /** @param {string} where */
  isTyping(where) {
    return document.hasFocus() && this.at(where).some((one) => one.element.contains(document.activeElement) && Date.now() - one.typedAt < typingLasts);
  }

  // What is offered

  /** Keeps what was written elsewhere meanwhile, beside what stands in the box. @param {string} where @param {string} value */
  spare(where, value) {
    const before = plain(this.app.storage.get(this.name("spare", where)));
    const kept = before.startsWith(value) ? before : value.startsWith(before) ? value : `${before}\n\n${value.trim()}`;
    this.offer(where, kept);
  }

  /** @param {string} where @param {string | null} value */
  offer(where, value) {
    this.app.storage.set(this.name("spare", where), value);
    for (const composer of this.at(where)) this.arrived(composer);
  }

  /** A box has come to a place: what was written there on another device stands above it. @param {Composer} composer */
  async arrived(composer) {
    const { where, element } = composer;
    const kept = this.app.storage.get(this.name("spare", where));
    if (!kept || !where) return element.querySelector(":scope > .spare")?.remove();
    const strip = await this.app.later(import("./views/spare.js")).then(({ spareStrip }) => spareStrip(this.app, composer, kept, () => this.offer(where, null))).catch(() => null);
    // What cannot be shown now is kept, and shown when one comes again.
    if (!strip || composer.where !== where) return;
    element.querySelector(":scope > .spare")?.remove();
    element.prepend(strip);
  }
}

/** @param {any} one */
const placeOf = ({ channel, thread }) => (thread === undefined ? `c${channel}` : `t${thread}`);

/** @param {any} one */
const valueOf = ({ title = "", body = "" }) => plain(`${title}\n${body}`);
