// @ts-check
import { keep } from "./dom.js";

/**
 * A scrolling column of rows that keeps its place: at the newest it stays at the newest, elsewhere what one reads does
 * not move while rows come above or below.
 */
export class Rows {
  /** @param {import("../app.js").App} app @param {HTMLElement} scroll @param {HTMLElement} list
   * @param {{onEdge: (side: "before" | "after") => void, more: () => boolean, composer: () => any}} world `more`: whether newer rows are not loaded */
  constructor(app, scroll, list, world) {
    this.app = app;
    this.scroll = scroll;
    this.list = list;
    this.world = world;
    this.isAtEnd = true;
    /** @type {((list: HTMLElement) => Element | null) | null} where to begin, asked once rows are there */
    this.begin = null;
    /** @type {Promise<ReturnType<typeof import("./acts.js").messageActs>> | null} what can be done to messages, once one is pointed at */
    this.acts = null;
    for (const kind of ["pointerover", "focusin"]) list.addEventListener(kind, (event) => this.pointed(/** @type {Element} */ (event.target)));
    list.addEventListener("click", (event) => this.clicked(event));
    scroll.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => { if (this.isAtEnd && !this.begin) this.toEnd(); }).observe(scroll);
  }

  /** @param {{key: any, mark: any[], make: () => Element}[]} items */
  update(items) {
    // What is loaded behind the last row in sight does not pull one along.
    if (this.world.more()) this.isAtEnd = false;
    const anchor = this.isAtEnd ? null : this.anchor();
    const waiting = this.list.getElementsByClassName("pending");
    const before = waiting.length;
    keep(this.list, items);
    if (this.begin) this.beginAt(items.length > 0);
    // Whoever sends sees what they sent.
    else if (waiting.length > before && !this.world.more()) this.toEnd();
    else if (anchor) this.restore(anchor);
    else this.toEnd();
    this.reachOut();
  }

  /** @param {boolean} hasRows */
  beginAt(hasRows) {
    if (!hasRows || !this.begin) return;
    const at = this.begin(this.list);
    this.begin = null;
    if (!at) return this.toEnd();
    const top = /** @type {HTMLElement} */ (at).offsetTop - this.scroll.clientHeight / 3;
    this.scroll.scrollTop = Math.max(0, top);
    this.isAtEnd = this.isNearEnd();
  }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.isAtEnd = true;
  }

  isNearEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 48 && !this.world.more();
  }

  /** The first row in sight, and how far below the top it stands. */
  anchor() {
    const top = this.scroll.scrollTop;
    for (const child of this.list.children) {
      const row = /** @type {HTMLElement} */ (child);
      if (row.dataset.number && row.offsetTop + row.offsetHeight > top) return { number: row.dataset.number, away: row.offsetTop - top };
    }
    return null;
  }

  /** @param {{number: string, away: number}} anchor */
  restore({ number, away }) {
    const row = this.rowOf(number);
    if (row) this.scroll.scrollTop = row.offsetTop - away;
  }

  /** @param {number | string} number @returns {HTMLElement | null} */
  rowOf(number) {
    return this.list.querySelector(`:scope > [data-number="${number}"]`);
  }

  scrolled() {
    this.isAtEnd = this.isNearEnd();
    this.reachOut();
  }

  /** Asks for more where less than a screenful is left. */
  reachOut() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroll;
    if (clientHeight === 0 || this.begin) return;
    if (scrollTop < clientHeight) this.world.onEdge("before");
    if (scrollHeight - scrollTop - clientHeight < clientHeight) this.world.onEdge("after");
  }

  /** Moves the focus among messages. @param {1 | -1} by */
  step(by) {
    const rows = /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll(".message[data-message], .message.share")]);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? rows[by < 0 ? rows.length - 1 : this.firstInSight(rows)] : rows[at + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return next !== undefined;
  }

  /** @param {HTMLElement[]} rows */
  firstInSight(rows) {
    const found = rows.findIndex((row) => row.offsetTop >= this.scroll.scrollTop);
    return found < 0 ? rows.length - 1 : found;
  }

  focusedRow() {
    const row = document.activeElement?.closest("[data-message]") ?? null;
    return this.list.contains(row) ? row : null;
  }

  focusedMessage() {
    return this.app.state.messages[Number(this.focusedRow()?.getAttribute("data-message"))];
  }

  /** @param {import("../lib/shapes.js").Message[]} messages */
  editLast(messages) {
    const own = messages.findLast((one) => one.author.id === this.app.state.me?.id && one.state === "live");
    if (own) this.app.edit(own.id);
  }

  /** What can be done to messages. It fails where it cannot be loaded, and is tried again. */
  bringActs() {
    this.acts ??= import("./acts.js").then(({ messageActs }) => messageActs(this.app, this.world.composer));
    this.acts.catch(() => { this.acts = null; });
    return this.acts;
  }

  /** @param {Element} target */
  pointed(target) {
    const row = target.closest("[data-message]");
    if (row) this.bringActs().then(({ goTo }) => goTo(row), () => {});
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const near = /** @type {HTMLElement | null} */ (target.closest("[data-act], a.mention[data-nick]"));
    // A link that is opened elsewhere is the browser's.
    if (near?.matches("a:not(.mention)") && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    if (near) {
      event.preventDefault();
      this.bringActs().then(({ act }) => act(near), () => this.app.notice(this.app.words.say("offline.refused"), "refused"));
    } else if (!target.closest("a, button, textarea")) /** @type {HTMLElement | null} */ (target.closest("[data-message]"))?.focus({ preventScroll: true });
  }

  /** Does to the message one stands on what a button of it does. @param {string} name @returns {boolean} whether one stands on one */
  press(name) {
    const row = this.focusedRow();
    if (row) this.bringActs().then(({ press }) => press(name, row), () => {});
    return row !== null;
  }
}
