// @ts-check
/**
 * Keeps the page at hand where there is no network: its shell, scripts, styles and sentences, as they came last.
 *
 * The network is asked first, always, so that after an update of the server the new page comes; what is kept is shown
 * where the network says nothing, or nothing in time. Answers of commands, files and open pages are not kept here.
 */
const name = "hubbub-page";
const shell = "/shell";
/** What the page loads when it is needed, and where there is no network may need: reading, writing, what is kept. */
const later = ["views/chat.js", "views/acts.js", "views/composer.js", "views/message.js", "views/prose.js", "views/rows.js", "views/tools.js", "views/uploads.js", "views/completing.js", "lib/completion.js", "views/thread.js", "views/editor.js", "views/spare.js", "views/joining.js", "views/catchup.js", "views/threads.js", "views/messages.js",
  "views/keyboard.js", "views/attention.js", "views/notifying.js", "views/dialog.js", "views/jump.js", "afterwards.js", "drafts.js", "kept.js", "lib/tongue.js", "lines.js", "next.js"]
  .map((name) => `/assets/scripts/${name}`).concat("/assets/styles/chat.css", "/assets/styles/pages.css", "/assets/styles/writing.css");
/** Longer than this, and what is kept is shown instead, in milliseconds. */
const patience = 6000;
const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  for (const path of [...event.data.keep, ...later]) fresh(new Request(path)).catch(() => {});
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/") || url.pathname === "/manifest.webmanifest") event.respondWith(fresh(request));
});

/** @param {Request} request */
async function fresh(request) {
  const cache = await caches.open(name);
  const kept = await cache.match(request, { ignoreVary: true });
  try {
    const answer = await inTime(fetch(request), kept);
    if (answer.ok && answer.headers.get("etag") !== kept?.headers.get("etag")) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** A page from the server; where it cannot be reached, the member's shell. @param {Request} request */
async function page(request) {
  const cache = await caches.open(name);
  const kept = await cache.match(shell);
  try {
    const answer = await inTime(fetch(request), kept);
    if (answer.ok && answer.headers.get("etag") !== kept?.headers.get("etag")) await keepShell(cache, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** Of all pages only the client's own, which is the same at every address, is kept. @param {Cache} cache @param {Response} answer */
async function keepShell(cache, answer) {
  const text = await answer.clone().text();
  if (text.includes('<div id="app" class="boot"')) await cache.put(shell, answer);
}

/** @param {Promise<Response>} answer @param {Response | undefined} kept @returns {Promise<Response>} */
function inTime(answer, kept) {
  if (!kept) return answer;
  return Promise.race([answer, new Promise((_then, fail) => { setTimeout(() => fail(new Error("late")), patience); })]);
}
