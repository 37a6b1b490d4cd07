// @ts-check
/** What the page keeps on this device: drafts, the outbox, folded hubs, theme. A full or forbidden store is no error. */
export class Storage {
  /** @param {globalThis.Storage | null} place */
  constructor(place) {
    this.place = place;
    /** @type {Map<string, string | null>} what the store would not take lives as long as the page */
    this.memory = new Map();
  }

  /** Where the page may keep something. @param {Window} window */
  static of(window) {
    try {
      return new Storage(window.localStorage);
    } catch {
      return new Storage(null);
    }
  }

  /** @param {string} name @returns {string | null} */
  get(name) {
    if (this.memory.has(name)) return this.memory.get(name) ?? null;
    try {
      return this.place?.getItem(`hubbub.${name}`) ?? null;
    } catch {
      return null;
    }
  }

  /** @param {string} name @param {string | null} value */
  set(name, value) {
    try {
      if (value === null || value === "") this.place?.removeItem(`hubbub.${name}`);
      else this.place?.setItem(`hubbub.${name}`, value);
      if (this.place) this.memory.delete(name);
      else this.memory.set(name, value);
    } catch {
      this.memory.set(name, value);
    }
  }

  /** What is kept under names that begin so, without that begin. @param {string} start @returns {string[]} */
  names(start) {
    /** @type {string[]} */
    let stored = [];
    try {
      stored = Object.keys(this.place ?? {}).filter((name) => name.startsWith("hubbub.")).map((name) => name.slice(7));
    } catch {
      // The page works on without.
    }
    return [...new Set([...stored, ...this.memory.keys()])].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  }

  /** Everything whose name begins so. @param {string} start */
  clear(start) {
    for (const name of this.names(start)) this.set(start + name, null);
  }
}
