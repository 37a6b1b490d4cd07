// @ts-check
/** A page for visitors where scripts run: moments are told in the reader's zone, and the end of a conversation follows what is said. */

/** How often a page that is looked at asks anew, in ms; one that is unchanged is answered shortly. */
const pause = 30_000;
/** How long a server that does not answer is left alone at most, in ms. */
const longestPause = 600_000;

const moment = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
/** Lines as they were sent, by number. @type {Map<string, string>} */
const sent = new Map();
/** Wakes who waits for the reader. */
let wake = () => {};

/** @param {ParentNode} place */
function localise(place) {
  for (const time of place.querySelectorAll("time")) time.textContent = moment.format(new Date(time.dateTime));
}

/** Makes the lines those of a page that came later. What stood before its first one stays, so that nothing moves under the reader. @param {Element} lines @param {Element} later */
function follow(lines, later) {
  const told = [...later.children];
  const known = new Map([...lines.children].map((line) => [line.id, line]));
  // So much was said meanwhile that lines would be missing between.
  if (told.length && known.size && !told.some((line) => known.has(line.id))) return window.location.reload();
  const first = told.length ? Number(told[0].id) : 0;
  let next = [...lines.children].find((line) => Number(line.id) >= first) ?? null;
  for (const line of told) {
    const old = known.get(line.id);
    if (old && sent.get(line.id) === line.outerHTML) {
      if (old === next) next = next.nextElementSibling;
      else lines.insertBefore(old, next);
      continue;
    }
    sent.set(line.id, line.outerHTML);
    localise(line);
    if (old && old === next) next = next.nextElementSibling;
    old?.remove();
    lines.insertBefore(document.adoptNode(line), next);
  }
  while (next) {
    const gone = next;
    next = next.nextElementSibling;
    gone.remove();
  }
  if (told.length) document.querySelector(".visitor-talk > .visitor-quiet")?.remove();
}

/** Waits so long, and until somebody looks. @param {number} ms */
async function rest(ms) {
  await new Promise((then) => window.setTimeout(then, ms));
  if (document.hidden) await new Promise((then) => { wake = () => then(undefined); });
}

/** Asks for the page again and again while it is read. @param {Element} lines */
async function keepUp(lines) {
  let tag = "";
  let wait = pause;
  for (;;) {
    await rest(wait);
    const answer = await fetch(window.location.href, { cache: "no-cache" }).catch(() => null);
    // What has moved or is gone is not read on here.
    if (answer?.redirected) return window.location.replace(answer.url);
    if (answer?.status === 404) return window.location.reload();
    wait = answer?.ok ? pause : Math.min(wait * 2, longestPause);
    const now = answer?.headers.get("etag") ?? "";
    if (!answer?.ok || now === tag) continue;
    tag = now;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const later = page.querySelector(".visitor-lines");
    if (later) follow(lines, later);
  }
}

const lines = document.querySelector(".visitor-lines");
for (const line of lines?.children ?? []) sent.set(line.id, line.outerHTML);
localise(document);
document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
if (lines && !document.querySelector(".visitor-pages [rel=next]")) {
  lines.setAttribute("aria-live", "polite");
  await keepUp(lines);
}
