// @ts-check
/**
 * The connection as a state machine without a socket: what happens goes in, what to do comes out.
 *
 *     idle ─► connecting ─► greeting ─► open ─► waiting ─► connecting …
 *                 └──────────────┴───────────────┴─► ended (4100–4199: do not come back)
 *
 * Requests wait here until they are answered; after a lost connection all of them are sent again, in order. Writes
 * carry keys, so that sending them again acts once.
 *
 * @typedef {{do: "connect"} | {do: "send", frame: any} | {do: "wait", for: number} | {do: "close"}
 *   | {do: "settle", id: number, ok?: any, no?: any} | {do: "greeted", answer: any} | {do: "event", event: any}
 *   | {do: "ended", code: number}} Effect
 */

/** First and longest pause between two tries, in milliseconds: docs/PROTOCOL.md, section 8. */
const firstPause = 1000;
const longestPause = 30000;

/** Close codes after which coming back is useless. */
const isFinal = (/** @type {number} */ code) => code >= 4100 && code < 4200;

export class Connection {
  /** @param {{random: () => number, client: string, language: () => string}} world */
  constructor(world) {
    this.world = world;
    /** @type {"idle" | "connecting" | "greeting" | "open" | "waiting" | "ended"} */
    this.phase = "idle";
    this.attempt = 0;
    /** @type {string | null} */
    this.cursor = null;
    this.nextId = 1;
    this.helloId = 0;
    /** @type {Map<number, {id: number, do: string}>} */
    this.requests = new Map();
  }

  /** @returns {Effect[]} */
  start() {
    if (this.phase !== "idle" && this.phase !== "waiting") return [];
    this.phase = "connecting";
    return [{ do: "connect" }];
  }

  /** The socket stands: say hello. @returns {Effect[]} */
  opened() {
    this.phase = "greeting";
    this.helloId = this.nextId++;
    const hello = { id: this.helloId, do: "hello", lang: this.world.language(), client: this.world.client };
    return [{ do: "send", frame: this.cursor === null ? hello : { ...hello, cursor: this.cursor } }];
  }

  /** @param {any} request command and fields, without id @returns {{id: number, effects: Effect[]}} */
  request(request) {
    const id = this.nextId++;
    const frame = { id, ...request };
    this.requests.set(id, frame);
    return { id, effects: this.phase === "open" ? [{ do: "send", frame }] : [] };
  }

  /** Says something that is not worth repeating, such as that one is typing. @param {any} request @returns {Effect[]} */
  mention(request) {
    return this.phase === "open" ? [{ do: "send", frame: { id: this.nextId++, ...request } }] : [];
  }

  /** @param {any} frame @returns {Effect[]} */
  received(frame) {
    if (frame.re === this.helloId && this.phase === "greeting") return this.greeted(frame);
    if (frame.re !== undefined) return this.settled(frame);
    if (frame.at) this.cursor = frame.at;
    return frame.ev && frame.ev !== "beat" ? [{ do: "event", event: frame }] : [];
  }

  /** @param {any} frame @returns {Effect[]} */
  greeted(frame) {
    if (!frame.ok) {
      // The cursor may be at fault; a fresh start is not.
      this.cursor = null;
      return [{ do: "close" }];
    }
    this.phase = "open";
    this.attempt = 0;
    this.cursor = frame.ok.cursor ?? this.cursor;
    const again = [...this.requests.values()].map((request) => /** @type {Effect} */ ({ do: "send", frame: request }));
    return [{ do: "greeted", answer: frame.ok }, ...again];
  }

  /** @param {any} frame @returns {Effect[]} */
  settled(frame) {
    if (!this.requests.delete(frame.re)) return [];
    return [{ do: "settle", id: frame.re, ok: frame.ok, no: frame.no }];
  }

  /** @param {number} code @param {string} reason @returns {Effect[]} */
  closed(code, reason) {
    if (this.phase === "ended") return [];
    if (isFinal(code)) {
      this.phase = "ended";
      return [{ do: "ended", code }];
    }
    this.phase = "waiting";
    return [{ do: "wait", for: this.pause(code, reason) }];
  }

  /** @param {number} code @param {string} reason @returns {number} milliseconds until the next try */
  pause(code, reason) {
    const random = this.world.random();
    if (code === 1001 && this.attempt === 0) {
      this.attempt = 1;
      return 5000 * random;
    }
    const told = code === 4003 ? Number.parseInt(reason, 10) * 1000 : 0;
    const doubled = Math.min(longestPause, firstPause * 2 ** this.attempt);
    this.attempt += 1;
    return (told > 0 ? told : 0) + doubled * (0.5 + random);
  }
}
