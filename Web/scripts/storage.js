// @ts-check
/** What the page keeps on this device: drafts, the outbox, folded hubs, theme. A full or forbidden store is no error. */
export class Storage {
  /** @param {globalThis.Storage | null} place */
  constructor(place) {
    this.place = place;
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
    } catch {
      // The page works on without.
    }
  }

  /** Everything whose name begins so. @param {string} start */
  clear(start) {
    try {
      for (const name of Object.keys(this.place ?? {})) if (name.startsWith(`hubbub.${start}`)) this.place?.removeItem(name);
    } catch {
      // As above.
    }
  }
}
