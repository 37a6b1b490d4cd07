// @ts-check
/**
 * What was read last, kept on this device, so that it can be read where there is no network: the member's own state and
 * the newest rows of the channels one was in. One record; the next one takes its place.
 *
 * @typedef {import("./app.js").App} App
 * @typedef {import("./lib/shapes.js").State} State
 */

/** So many channels, and rows of each. */
const mostChannels = 12;
const mostRows = 60;
/** Between two records, in milliseconds. */
const pause = 8000;

/** Keeps from now on; where there is no network, shows what was kept. @param {App} app */
export async function keeping(app) {
  const kept = new Kept(app);
  app.kept = kept;
  kept.noted();
  // The first try says whether there is a network; what was kept comes after it.
  while (app.link.phase === "connecting" || app.link.phase === "greeting") await new Promise((then) => setTimeout(then, 200));
  if (app.state.me || app.link.phase !== "waiting") return;
  const record = await kept.read();
  if (!record || app.state.me) return;
  app.dispatch({ type: "restored", kept: record });
  app.place.offer();
}

export class Kept {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Promise<IDBDatabase | null> | undefined} */
    this.opened = undefined;
    /** @type {number[]} channels, the one that was read last first */
    this.recent = [];
    /** @type {State | null} */
    this.saved = null;
    this.timer = 0;
    this.isWorking = false;
    app.watchers.add(() => this.noted());
    for (const kind of ["pagehide", "visibilitychange"]) document.addEventListener(kind, () => { if (document.hidden) this.save(); });
  }

  /** With the first record: registers the worker that keeps the page itself, and tells it what to keep. */
  async work() {
    if (this.isWorking || !("serviceWorker" in navigator)) return;
    this.isWorking = true;
    try {
      await navigator.serviceWorker.register("/worker.js");
      const { active } = await navigator.serviceWorker.ready;
      const named = [...document.querySelectorAll("link[href^='/assets/'], script[src^='/assets/']")].map((one) => one.getAttribute("href") ?? one.getAttribute("src"));
      const { language } = this.app.words;
      active?.postMessage({ keep: [...named, `/assets/locale/${language}.json`, `/assets/locale/${language}-later.json`] });
    } catch {
      // The page works on without.
    }
  }

  noted() {
    const { channel } = this.app.place;
    if (channel !== null && this.recent[0] !== channel) this.recent = [channel, ...this.recent.filter((one) => one !== channel)].slice(0, mostChannels);
    if (this.timer || this.app.state === this.saved) return;
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      this.save();
    }, pause);
  }

  async save() {
    const { state, link } = this.app;
    if (state === this.saved || !state.me || state.banned || link.phase !== "open") return;
    this.saved = state;
    this.work();
    await this.write(shrunk(state, this.recent));
  }

  /** What was kept; null where there is nothing. @returns {Promise<any>} */
  async read() {
    const base = await this.open();
    return base && answered(base.transaction("state").objectStore("state").get("last")).catch(() => null);
  }

  /** @param {any} record */
  async write(record) {
    const base = await this.open();
    if (base) await answered(base.transaction("state", "readwrite").objectStore("state").put(record, "last")).catch(() => {});
  }

  async clear() {
    const base = await this.open();
    if (base) await answered(base.transaction("state", "readwrite").objectStore("state").clear()).catch(() => {});
  }

  /** @returns {Promise<IDBDatabase | null>} */
  open() {
    this.opened ??= new Promise((resolve) => {
      try {
        const request = indexedDB.open("hubbub", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("state");
        request.onsuccess = () => resolve(request.result);
        request.onerror = request.onblocked = () => resolve(null);
      } catch {
        resolve(null);
      }
    });
    return this.opened;
  }
}

/** @param {IDBRequest} request @returns {Promise<any>} */
const answered = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @param {State} state @param {number[]} recent */
function shrunk(state, recent) {
  const { me, community, settings, ignored, hubs, channels, reading, follows } = state;
  /** @type {any} */
  const record = { me, community, settings, ignored, hubs, channels, reading, follows, chats: {}, strands: {}, threads: {}, messages: {} };
  const take = (/** @type {number | undefined} */ id) => {
    const message = state.messages[id ?? 0];
    if (message) record.messages[message.id] = message;
    if (message && state.threads[message.thread]) record.threads[message.thread] = state.threads[message.thread];
  };
  for (const id of recent) {
    const chat = state.chats[id];
    if (!chat) continue;
    const rows = chat.rows.slice(-mostRows);
    record.chats[id] = { ...chat, rows, more: { ...chat.more, before: chat.more.before || rows.length < chat.rows.length } };
    for (const row of rows) {
      take(row.message);
      if (row.share && state.threads[row.share.thread.id]) record.threads[row.share.thread.id] = state.threads[row.share.thread.id];
    }
  }
  for (const [id, strand] of Object.entries(state.strands)) {
    if (!recent.includes(state.threads[Number(id)]?.channel)) continue;
    const ids = [...strand.ids.slice(0, 1), ...strand.ids.slice(1).slice(-mostRows)];
    record.strands[id] = { ids, more: { ...strand.more, before: strand.more.before || ids.length < strand.ids.length } };
    ids.forEach(take);
  }
  return record;
}
