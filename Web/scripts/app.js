// @ts-check
import { Link, answerLimit } from "./link.js";
import { Storage } from "./storage.js";
import { emptyState, reduce } from "./lib/state.js";
import { fetchJSON } from "./lib/fetching.js";
import { newKey } from "./lib/keys.js";
import { isInside, parse, pathOf } from "./lib/routes.js";
import { Words, chooseLanguage, sentence } from "./lib/words.js";
import { Place } from "./place.js";
import { Seen } from "./seen.js";
import { style } from "./views/style.js";
import { Writing } from "./writing.js";

/** @typedef {{code: string, say: string, try?: string, field?: string, retry?: number}} Refusal */
const languages = ["en", "fr", "es", "de", "it"];
/** Pages that a visitor may see. */
const doors = new Set(["login", "signup", "claim"]);
/** Events that change counts without saying how. */
const uncounted = new Set(["message.restored", "message.purged", "message.moved"]);

/** What the views speak to: the state, what one may do, and where one is. */
export class App {
  /** @param {Window} window */
  constructor(window) {
    this.window = window;
    this.state = emptyState;
    this.storage = Storage.of(window);
    this.writing = new Writing(this);
    /** @type {{id: number, text: string, kind: string, undo?: () => void}[]} */
    this.notices = [];
    this.route = parse(window.location);
    this.words = new Words("en", {});
    this.isLearnt = false;
    this.place = new Place(this);
    this.seen = new Seen(this);
    /** @type {Set<() => void>} */
    this.watchers = new Set();
    this.isScheduled = false;
    this.asked = new Set();
    /** @type {number | null} the message that is being edited */
    this.editing = null;
    /** @type {any} the box of the open thread */
    this.threadComposer = null;
    /** @type {() => any} what shows threads */
    this.bringThread = () => {};
    /** @type {any} what tells of mutes, locks and held posts, once it was needed */
    this.curbs = undefined;
    /** @type {any} what was read last, kept on this device */
    this.kept = null;
    /** @type {((text: string) => string | undefined) | null} what language a text is in */
    this.tongueOf = null;
    /** @type {any} what is begun, on all devices; and the boxes it is written in */
    this.drafts = null;
    /** @type {Set<import("./views/composer.js").Composer>} */
    this.composers = new Set();
    /** @type {((event: any) => void) | null} the page of the queue or of notices, while it is shown */
    this.onTold = null;
    /** @type {((message: any) => void) | null} reads it aloud; shows a desktop notice */
    this.onArrived = this.onNotify = null;
    /** @type {(() => void) | null} the chat goes to its end */
    this.onNewest = null;
    const { protocol, host } = window.location;
    this.link = new Link({
      url: `${protocol === "https:" ? "wss" : "ws"}://${host}/ws`,
      language: () => this.words.language,
      read: (text) => this.read(text),
      onGreeted: (answer) => this.greeted(answer),
      onEvent: (event) => this.happened(event),
      onPhase: () => this.changed(),
      onEnded: (code) => this.ended(code),
    });
  }

  /** Loads the words before anything is shown, so that nothing flickers. */
  async prepare() {
    this.setTheme(this.storage.get("theme"));
    const wished = [this.storage.get("language") ?? "", ...this.window.navigator.languages];
    await this.speak(chooseLanguage(wished, languages));
  }

  /** @param {string} language */
  async speak(language) {
    const catalogue = await fetchJSON(`/assets/locale/${language}.json`) ?? {};
    const locale = this.window.navigator.languages.find((one) => one.split("-")[0] === language);
    this.words = new Words(language, catalogue, locale);
    if (this.isLearnt) await this.learn();
    document.documentElement.lang = language;
    this.storage.set("language", language);
    this.changed();
  }

  /** The sentences of the pages that are loaded when one goes there. */
  async learn() {
    const { words } = this;
    this.isLearnt = true;
    words.later ??= fetchJSON(`/assets/locale/${words.language}-later.json`);
    const told = await words.later;
    if (told) Object.assign(words.catalogue, told);
    else words.later = undefined;
  }

  /** A script that most visits do not need, with its sentences and styles. @template Module @param {Promise<Module>} script @returns {Promise<Module>} */
  async later(script) {
    const [module] = await Promise.all([script, this.learn(), style("pages")]);
    return module;
  }

  /** Whether one looks after a hub. The server decides; this is what is offered. @param {number} [hub] */
  moderates(hub) {
    const role = this.state.hubs[hub ?? -1]?.mine?.role;
    return hub !== undefined && ((role !== undefined && role !== "member") || Boolean(this.state.me?.operator));
  }

  /** Who looks after the hub of a channel, as far as one is told. @param {number} channel */
  team(channel) {
    return this.state.hubs[this.state.channels[channel]?.hub ?? 0]?.team;
  }

  /** What tells of mutes, locks and held posts: loaded when there are some, null until then. */
  curbed() {
    if (this.curbs === undefined) {
      this.curbs = null;
      this.later(import("./views/curbs.js")).then((loaded) => { this.curbs = loaded; this.changed(); }, () => { this.curbs = undefined; });
    }
    return this.curbs;
  }

  start() {
    this.window.addEventListener("popstate", () => this.arrive());
    this.window.addEventListener("storage", (event) => {
      if (event.key === "hubbub.outbox") this.writing.read(event.newValue);
      this.changed();
    });
    document.addEventListener("click", (event) => this.followLink(event));
    setInterval(() => { if (this.state.typing.length) this.dispatch({ type: "tick", now: Date.now() }); }, 1000);
    if (!doors.has(this.route.page)) {
      this.connect();
      this.keep();
    }
    this.place.enter(this.route);
  }

  /** What was read last is kept, and shown again where the server cannot be reached; what is begun is on all devices. */
  async keep() {
    // The first messages come first; without a network there is nothing to wait for.
    for (let rest = 8; rest > 0 && this.link.phase !== "waiting"; rest -= ["connecting", "greeting"].includes(this.link.phase) ? 0 : 1) await new Promise((then) => setTimeout(then, 200));
    await import("./afterwards.js").then(({ afterwards }) => afterwards(this), () => setTimeout(() => this.keep(), 5000));
  }

  connect() {
    this.link.start();
    this.writing.deliverAll();
  }

  // State

  /** @param {any} action */
  dispatch(action) {
    this.state = reduce(this.state, action);
    this.learnFollows();
    this.changed();
  }

  /** Tells the views, once a frame. */
  changed() {
    if (this.isScheduled) return;
    this.isScheduled = true;
    const tell = () => {
      this.isScheduled = false;
      for (const watcher of this.watchers) watcher();
    };
    if (document.hidden) setTimeout(tell, 50);
    else requestAnimationFrame(tell);
  }

  /** @param {any} answer */
  greeted(answer) {
    const before = this.state.generation;
    this.dispatch({ type: "greeted", answer, now: Date.now() });
    if (answer.resync) this.notice(this.words.say("resynced"));
    this.place.greeted(this.state.generation !== before);
    this.place.fold();
    this.lookForDrafts();
    if (!answer.resumed) this.learnOwn();
    const language = answer.me?.language;
    if (language && language !== this.words.language && languages.includes(language)) this.speak(language);
  }

  /** Drafts are tended where something is begun, here or on another device; else from the first key on. */
  async lookForDrafts() {
    if (this.drafts) return this.drafts.greeted();
    const isBegun = ["draft", "sent", "spare"].some((kind) => this.storage.names(`${kind}.${this.state.me?.id}.`).length > 0);
    const told = isBegun || this.state.banned ? null : await this.link.request("draft.list", {}).catch(() => null);
    if (isBegun || told?.drafts.length) this.tendDrafts().catch(() => {});
  }

  async tendDrafts() {
    const { Drafts } = await import("./drafts.js");
    if (!this.drafts) {
      this.drafts = new Drafts(this);
      if (this.link.phase === "open") this.drafts.greeted();
    }
    return this.drafts;
  }

  /** What concerns oneself and hello does not hold: notices, held posts, what waits in queues one looks after. */
  async learnOwn() {
    const ask = (/** @type {string} */ command, fields = {}) => this.ask(command, fields).catch(() => ({}));
    const { hubs, me, banned } = this.state;
    const mine = Object.values(hubs).filter((hub) => hub.mine && hub.mine.role !== "member");
    for (const { id } of mine) ask("queue.list", { hub: id, limit: 1 });
    // Appeals from elsewhere wait for whoever looks after another hub.
    if (me?.operator || mine.length) ask("queue.list", { everywhere: true, limit: 1 });
    const [{ notices = [] }, { items = [] }] = await Promise.all([ask("notice.list", { limit: 20 }), banned ? {} : ask("queue.mine")]);
    this.dispatch({ type: "own", own: { unseen: notices.filter((/** @type {any} */ one) => !one.seen).length, held: items } });
  }

  /** @param {any} event */
  happened(event) {
    const generation = this.state.generation;
    const isNew = event.message?.id > this.state.told;
    this.dispatch({ type: "event", event, now: Date.now() });
    if (this.state.generation !== generation) this.place.reload(event.channel.id);
    if (event.ev === "conversation.closed" && event.channel === this.place.channel) this.go("/messages", true);
    if (event.ev === "setting.changed") this.place.fold();
    if (event.recount || uncounted.has(event.ev)) import("./recount.js").then(({ recount }) => recount(this, event), () => {});
    if (event.ev === "draft.changed") this.tendDrafts().then((drafts) => drafts.told(event), () => {});
    if (event.ev === "notice") this.learnOwn();
    if (event.ev === "notice" || event.ev === "queue") this.onTold?.(event);
    if (event.ev === "sanction") this.sanctioned(event.sanction);
    if (event.ev === "message.posted" && isNew) for (const tell of [this.onArrived, this.onNotify]) tell?.(event.message);
    if (event.ev === "message.posted") this.writing.announced(event.message);
  }

  /** Replies whose thread's follow is unknown are counted when the server has told it. */
  learnFollows() {
    for (const [thread, waiting] of Object.entries(this.state.unsure)) {
      if (this.asked.has(thread) || !waiting.length) continue;
      this.asked.add(thread);
      this.ask("message.show", { message: waiting[0].id }).catch(() => {}).finally(() => this.asked.delete(thread));
    }
  }

  /** @param {import("./lib/shapes.js").Sanction} sanction */
  sanctioned({ kind, hub, holds }) {
    if (kind !== "ban") return;
    if (hub === undefined && !holds && this.state.banned) this.window.location.reload();
    if (hub === undefined && holds && !this.state.banned) this.link.drop(4102);
    // The page of a hub that is gone makes way for why.
    const isGone = this.place.channel !== null && !this.state.channels[this.place.channel];
    if (holds && (isGone || ["hub", "queue"].includes(this.route.page))) this.go("/notices", true);
  }

  /** @param {number} code */
  ended(code) {
    if (code === 4102) this.link.return();
    if (code === 4101) {
      const here = this.window.location.pathname + this.window.location.search;
      this.go(here === "/" ? "/login" : `/login?next=${encodeURIComponent(here)}`, true);
    }
    this.changed();
  }

  // Asking and acting

  /** What the server says, its sentences with moments as they are here. @param {string} text JSON */
  read(text) {
    return JSON.parse(text, text.includes(" UTC") ? (key, value) => (key === "say" && typeof value === "string" ? this.words.placed(value) : value) : undefined);
  }

  /** Asks without changing anything. @param {string} command @param {any} fields @returns {Promise<any>} */
  async ask(command, fields = {}) {
    const answer = await this.link.request(command, fields);
    this.dispatch({ type: "answer", command, fields, answer });
    return answer;
  }

  /** Acts once, however often the connection breaks; a refusal is shown. @param {string} command @param {any} fields @returns {Promise<any>} the answer, or null where it was refused */
  async act(command, fields = {}) {
    try {
      return await this.ask(command, { ...fields, key: this.newKey() });
    } catch (refusal) {
      this.refuse(/** @type {Refusal} */ (refusal));
      return null;
    }
  }

  /** The account's commands go over HTTP, where the cookie is set. @param {string} command @param {any} fields @returns {Promise<any>} */
  async post(command, fields) {
    const offline = { code: "offline", say: this.words.say("offline.refused") };
    const answer = await fetch(`/api/v1/${command}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": this.words.language },
      body: JSON.stringify(fields),
      signal: AbortSignal.timeout(answerLimit),
    }).then((response) => response.text()).then((text) => this.read(text)).catch(() => ({ no: offline }));
    if (answer.ok) return answer.ok;
    throw answer.no ?? offline;
  }

  newKey() {
    return newKey((into) => crypto.getRandomValues(into));
  }

  /** @param {any} channel as an answer holds it @param {number} [number] */
  pathOfChannel(channel, number) {
    return pathOf(this.state.channels[channel.id]?.address ?? channel.address, number);
  }

  /** @param {any} thread @param {number} [number] */
  pathOfThread(thread, number) {
    const channel = thread && this.state.channels[thread.channel];
    return channel ? pathOf(channel.address, number ?? thread.number) : null;
  }

  /** @param {number} id of a message that is loaded */
  pathOfMessage(id) {
    const message = this.state.messages[id];
    const channel = this.state.channels[message?.channel];
    return channel ? pathOf(channel.address, message.number) : null;
  }

  // Going

  /** @param {string} path @param {boolean} [instead] */
  go(path, instead = false) {
    if (instead) this.window.history.replaceState(null, "", path);
    else if (path !== this.window.location.pathname + this.window.location.search) this.window.history.pushState(null, "", path);
    this.arrive();
  }

  arrive() {
    this.route = parse(this.window.location);
    this.place.enter(this.route);
    this.changed();
  }

  /** @param {MouseEvent} event */
  followLink(event) {
    const link = /** @type {Element | null} */ (event.target)?.closest?.("a[href]");
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target === "_blank") return;
    const url = new URL(link.href);
    if (!isInside(url, this.window.location.origin)) return;
    event.preventDefault();
    this.go(url.pathname + url.search + url.hash);
  }

  // Telling

  /** @param {string} text @param {string} [kind] @param {() => void} [undo] offered beside it, and by key */
  notice(text, kind = "said", undo) {
    const id = Date.now() + Math.random();
    this.notices = [...this.notices.slice(-2), { id, text, kind, undo }];
    this.changed();
    setTimeout(() => this.dismiss(id), text.length > 200 ? 60000 : 10000);
  }

  /** Takes back what the newest notice offers to. */
  undo() {
    const last = this.notices.findLast((one) => one.undo);
    if (last) this.dismiss(last.id);
    last?.undo?.();
    return last !== undefined;
  }

  /** @param {number} id */
  dismiss(id) {
    this.notices = this.notices.filter((one) => one.id !== id);
    this.changed();
  }

  /** Opens the editor in a message's row. @param {number} message */
  edit(message) {
    this.editing = message;
    this.changed();
  }

  /** @param {Refusal} refusal */
  refuse(refusal) {
    this.notice(sentence(refusal) || this.words.say("fault"), "refused");
  }

  /** @param {string | null} theme `light`, `dark`, or null for the system's */
  setTheme(theme) {
    this.storage.set("theme", theme);
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  }
}
