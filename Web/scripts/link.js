// @ts-check
import { Connection } from "./lib/connection.js";

/** Nothing heard for so long means a dead connection: docs/PROTOCOL.md, section 10. */
const silenceLimit = 75000;
/** A request, or a greeting, unanswered for so long is asked again on a new connection, with its key. */
export const answerLimit = 20000;

/** The socket around the state machine of `Connection`: does what that decides. */
export class Link {
  /**
   * @param {{url: string, language: () => string, onGreeted: (answer: any) => void, onEvent: (event: any) => void, read: (text: string) => any,
   *   onPhase: () => void, onEnded: (code: number) => void}} world
   */
  constructor(world) {
    this.world = world;
    this.connection = new Connection({ random: Math.random, client: "hubbub web", language: world.language });
    /** @type {Map<number, {resolve: (ok: any) => void, reject: (no: any) => void, since: number}>} */
    this.waiting = new Map();
    /** @type {WebSocket | null} */
    this.socket = null;
    this.heard = Date.now();
    this.retryAt = 0;
    this.returned = 0;
    this.timer = 0;
    setInterval(() => this.watch(), 5000);
    window.addEventListener("online", () => this.retry());
    window.addEventListener("offline", () => this.drop(4002));
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.retry(); });
  }

  get phase() {
    return this.connection.phase;
  }

  start() {
    this.perform(this.connection.start());
  }

  /** Tries at once instead of waiting on. */
  retry() {
    if (this.connection.phase !== "waiting") return;
    clearTimeout(this.timer);
    this.start();
  }

  /** @param {string} command @param {any} fields @returns {Promise<any>} the answer; rejects with the refusal */
  request(command, fields) {
    return new Promise((resolve, reject) => {
      const { id, effects } = this.connection.request({ do: command, ...fields });
      this.waiting.set(id, { resolve, reject, since: Date.now() });
      this.perform(effects);
    });
  }

  /** @param {string} command @param {any} fields */
  mention(command, fields) {
    this.perform(this.connection.mention({ do: command, ...fields }));
  }

  /** @param {import("./lib/connection.js").Effect[]} effects */
  perform(effects) {
    for (const effect of effects) this.act(effect);
    if (effects.length) this.world.onPhase();
  }

  /** @param {import("./lib/connection.js").Effect} effect */
  act(effect) {
    switch (effect.do) {
      case "connect": return this.connect();
      case "send": 
        // What is asked while it closes waits for the next connection.
        if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(effect.frame));
        return;
      case "close": return this.drop(1000);
      case "greeted": return this.world.onGreeted(effect.answer);
      case "event": return this.world.onEvent(effect.event);
      case "settle": return this.settle(effect);
      case "ended": return this.world.onEnded(effect.code);
      case "wait":
        this.retryAt = Date.now() + effect.for;
        this.timer = setTimeout(() => this.start(), effect.for);
    }
  }

  /** @param {{id: number, ok?: any, no?: any}} settled */
  settle({ id, ok, no }) {
    const request = this.waiting.get(id);
    this.waiting.delete(id);
    if (ok) request?.resolve(ok);
    else request?.reject(no ?? { code: "fault", say: "" });
  }

  connect() {
    const socket = new WebSocket(this.world.url, "hubbub.v1");
    this.socket = socket;
    this.heard = Date.now();
    const ifCurrent = (/** @type {() => void} */ then) => { if (this.socket === socket) then(); };
    socket.onopen = () => ifCurrent(() => this.perform(this.connection.opened()));
    socket.onmessage = ({ data }) => ifCurrent(() => {
      this.heard = Date.now();
      this.perform(this.connection.received(this.world.read(data)));
    });
    socket.onclose = ({ code, reason }) => ifCurrent(() => this.lost(code, reason));
  }

  /** @param {number} code @param {string} reason */
  lost(code, reason) {
    this.socket = null;
    const since = Date.now();
    for (const request of this.waiting.values()) request.since = since;
    this.perform(this.connection.closed(code, reason));
  }

  /** Gives the socket up without waiting for its closing. @param {number} code */
  drop(code) {
    const socket = this.socket;
    if (!socket) return;
    this.socket = null;
    socket.close();
    this.lost(code, "");
  }

  watch() {
    const { phase } = this.connection;
    // A clock that was set meanwhile tells nothing: then it is tried anew.
    const isOver = (/** @type {number} */ since, /** @type {number} */ limit) => Math.abs(Date.now() - since) > limit;
    const isLate = phase === "open" ? [...this.waiting.values()].some(({ since }) => isOver(since, answerLimit)) : isOver(this.heard, answerLimit);
    if (isLate || isOver(this.heard, silenceLimit)) this.drop(4002);
  }

  /** Comes back after all: who is banned learns why, and appeals. At most once in a while. */
  return() {
    if (Date.now() - this.returned < 10000) return;
    this.returned = Date.now();
    this.connection.phase = "idle";
    this.connection.cursor = null;
    this.start();
  }

  /** Ends the connection for good, as on logging out. */
  stop() {
    this.connection.phase = "ended";
    const socket = this.socket;
    this.socket = null;
    socket?.close(1000);
  }
}
