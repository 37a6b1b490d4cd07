// @ts-check
/**
 * The lasting addresses of docs/PROTOCOL.md in the address bar.
 *
 * @typedef {{page: string, address?: string, number?: number, threads?: boolean, query?: string, token?: string,
 *   next?: string, invite?: string, isGiven?: boolean}} Route `isGiven`: the account of the link is there already
 */

const pages = new Set(["hubs", "search", "messages", "mentions", "catchup", "account", "queue", "notices", "login", "signup", "claim"]);
const slug = /^[a-z][a-z0-9-]{1,31}$/;
const number = /^[1-9][0-9]{0,14}$/;

/**
 * @param {{pathname: string, search?: string, hash?: string}} location
 * @returns {Route}
 */
export function parse(location) {
  const parts = location.pathname.split("/").filter(Boolean).map(decoded);
  const query = new URLSearchParams(location.search ?? "");
  const [first, second, third] = parts;
  if (first === undefined) return { page: "home" };
  if (first === "invite") return { page: "signup", invite: second ?? query.get("invite") ?? undefined };
  if (first === "messages" && second) return conversation(parts, query);
  if (first === "account" && second === "link") return { page: "link" };
  if (pages.has(first)) return pageRoute(first, query, location.hash ?? "");
  return slug.test(first) ? channel(first, second, third, query) : { page: "missing" };
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {string} page @param {URLSearchParams} query @param {string} hash @returns {Route} */
function pageRoute(page, query, hash) {
  return {
    page,
    query: query.get("q") ?? undefined,
    next: safeNext(query.get("next")),
    invite: query.get("invite") ?? undefined,
    isGiven: query.has("given"),
    token: page === "claim" ? hash.replace(/^#/, "") || undefined : undefined,
  };
}

/** Only a path of this site may be gone back to. @param {string | null} next */
function safeNext(next) {
  return next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : undefined;
}

/** @param {string[]} parts @param {URLSearchParams} query @returns {Route} */
function conversation([, address, at], query) {
  if (!address.startsWith("@")) return { page: "missing" };
  return { page: "channel", address, number: number.test(at ?? "") ? Number(at) : undefined, threads: query.get("view") === "threads" };
}

/** `?view=hub` is the hub's own page, `?view=queue` what waits for its moderators. @param {string} hub @param {string | undefined} second @param {string | undefined} third @param {URLSearchParams} query @returns {Route} */
function channel(hub, second, third, query) {
  const view = query.get("view") ?? "";
  const threads = view === "threads";
  if (second === undefined) return { page: ["hub", "queue"].includes(view) ? view : "channel", address: `#${hub}`, threads };
  if (number.test(second)) return { page: "channel", address: `#${hub}`, number: Number(second), threads };
  if (!slug.test(second)) return { page: "missing" };
  const at = number.test(third ?? "") ? Number(third) : undefined;
  return { page: "channel", address: `#${hub}/${second}`, number: at, threads };
}

/** The path of a channel, or of a message in it. @param {string} address @param {number} [at] */
export function pathOf(address, at) {
  const path = address.startsWith("@") ? `/messages/${encodeURI(address)}` : `/${address.slice(1)}`;
  return at === undefined ? path : `${path}/${at}`;
}

/** The address as people type it: `#berlin/coworking/42`. @param {string} address @param {number} at */
export const messageAddress = (address, at) => `${address}/${at}`;

/** Whether a link leads to a page of ours that needs no load. @param {URL} url @param {string} origin */
export function isInside(url, origin) {
  if (url.origin !== origin) return false;
  const [, first, second] = url.pathname.split("/");
  if (url.pathname === "/account/export") return false;
  return !["assets", "api", "files", "ws", "feeds", "modlog"].includes(first) && second !== "modlog" && !/\.[a-z]+$/.test(url.pathname);
}

/** What a name becomes in an address. @param {string} name */
export const slugOf = (name) => name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "").slice(0, 32);
