// @ts-check
import { nameOf } from "../lib/faces.js";
import { pieces } from "../lib/marks.js";
import { fill, h, set } from "./dom.js";
import { faceOf } from "./face.js";
import { offering } from "./operators.js";

const operators = ["from:", "in:#", "before:", "after:", "has:file", "has:link", "has:code", "lang:", "is:resolved", "is:open"];

/** Results by message with what was found marked. @param {import("../app.js").App} app @param {boolean} [mentions] those of oneself */
export function searchPage(app, mentions = false) {
  const { words } = app;
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "search", class: "field", name: "q", "aria-label": words.say("search"), placeholder: words.say("search.what"), autocomplete: "off" }));
  const order = /** @type {HTMLSelectElement} */ (h("select", { class: "field small", "aria-label": words.say("search.order"), onchange: () => run() },
    h("option", { value: "newest" }, words.say("search.newest")), h("option", { value: "best" }, words.say("search.best"))));
  const state = h("p", { class: "soft search-state", role: "status" });
  const list = h("ol", { class: "results" });
  const more = h("button", { type: "button", class: "button plain", hidden: true }, words.say("more"));
  const offers = h("p", { class: "operators" }, h("span", { class: "faint" }, words.say("search.operators")), operators.map((one) =>
    h("button", { type: "button", class: "chip", onclick: () => { field.value = `${field.value.trim()} ${one}`.trim(); field.focus(); field.dispatchEvent(new Event("input")); } }, one)));
  const form = h("form", { class: "row-form", role: "search", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    app.go(`/search?q=${encodeURIComponent(field.value.trim())}`);
  } }, h("div", { class: "offering" }, field), order, h("button", { type: "submit", class: "button" }, words.say("search")));
  const element = h("section", { class: "page" },
    h("header", { class: "bar" }, h("h1", null, words.say(mentions ? "mentions" : "search"))),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.say("search.results") },
      h("div", { class: "sheet" }, !mentions && [form, offers], state, list, h("p", { class: "more" }, more))));
  if (!mentions) offering(app, field, /** @type {HTMLElement} */ (field.parentElement));
  let last = "";
  let asked = 0;
  /** @type {Map<number, HTMLElement>} the results of each thread stand together */
  const threads = new Map();

  /** @param {string} [before] */
  async function run(before) {
    const query = mentions ? "is:mentioned" : app.route.query ?? "";
    const mine = ++asked;
    if (!before) {
      fill(list);
      threads.clear();
    }
    more.hidden = true;
    if (!query.trim()) return fill(state, words.say("search.hint"));
    if (!before) fill(state, words.say("search.running"));
    try {
      const found = await app.ask("search", { query, order: order.value, limit: 30, ...(before ? { before } : {}) });
      if (mine !== asked) return;
      fill(state, found.total ? words.say("search.found", { count: found.total }) + (found.total_more ? "+" : "") : words.say(mentions ? "mentions.none" : "search.none"));
      for (const one of found.results) {
        const known = threads.get(one.thread.id);
        if (known) known.append(resultRow(app, one));
        else {
          const group = h("li", { class: "found" }, resultHead(app, one), resultRow(app, one));
          threads.set(one.thread.id, group);
          list.append(group);
        }
      }
      more.hidden = !found.more;
      more.onclick = () => run(found.more);
    } catch (refusal) {
      if (mine === asked) fill(state, /** @type {any} */ (refusal).say || words.say("fault"));
    }
  }

  function update() {
    const query = mentions ? "" : app.route.query ?? "";
    const mark = `${query} ${app.state.me?.nick ?? ""} ${app.route.page}`;
    if (mark === last || !app.state.me) return;
    last = mark;
    // What is typed before all is there stays.
    if (query || document.activeElement !== field) field.value = query;
    set(field, "data-query", query);
    run();
    if (!query && !mentions) field.focus();
  }
  return { element, update };
}

/** The thread that was found in. @param {import("../app.js").App} app @param {{thread: any, channel: any}} result */
function resultHead(app, { thread, channel }) {
  return h("p", { class: "result-where" }, channel.address, thread?.title && h("a", { class: "result-thread", href: app.pathOfChannel(channel, thread.number) }, thread.title),
    thread?.replies > 0 && h("span", null, app.words.say("replies", { count: thread.replies })), thread?.state === "resolved" && h("span", { class: "good" }, app.words.say("resolved")));
}

/** @param {import("../app.js").App} app @param {{message: any, channel: any, marks: [number, number][], excerpt: string}} result */
function resultRow(app, { message, channel, marks, excerpt }) {
  const { words } = app;
  return h("div", { class: "result" },
    h("a", { href: app.pathOfChannel(channel, message.number) },
      h("span", { class: "result-who" }, faceOf(message.author, "tiny"), h("b", null, nameOf(message.author, words.say("nobody"))),
        h("time", { class: "faint", datetime: new Date(message.at).toISOString() }, words.shortYear.format(message.at))),
      h("span", { class: "result-text" }, pieces(excerpt, marks).map((piece) => (piece.marked ? h("mark", null, piece.text) : piece.text)))));
}
