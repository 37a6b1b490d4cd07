// @ts-check
/**
 * Building and keeping elements. Text is always text: only `prose.js` takes HTML.
 *
 * @typedef {Node | string | number | null | undefined | false} Child
 */

/**
 * An element. `on…` functions become listeners, true becomes an empty attribute, null and false none.
 * @param {string} tag @param {Record<string, any> | null} [attributes] @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) set(element, name, value);
  element.append(...children.flat().filter(isShown).map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

/** @param {Child} child @returns {child is Node | string | number} */
const isShown = (child) => child !== null && child !== undefined && child !== false && child !== "";

/** @param {HTMLElement} element @param {string} name @param {any} value */
export function set(element, name, value) {
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value === true ? "" : String(value));
}

/** @param {Element} element @param {...(Child | Child[])} children */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter(isShown).map((child) => (child instanceof Node ? child : String(child))));
}

/** @param {Node} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Keeps a list of children in step with items: what has the same key and mark stays the same element.
 * Focus inside an element that is made anew moves to its successor.
 * @param {Element & {kept?: Map<any, {element: Element, mark: any[]}>}} parent
 * @param {{key: any, mark: any[], make: () => Element}[]} items
 */
export function keep(parent, items) {
  const before = parent.kept ?? new Map();
  const after = new Map();
  // What is gone goes first: then nothing that stays is moved, which would cost it its focus.
  const wanted = new Set(items.map(({ key }) => key));
  for (const [key, { element }] of before) if (!wanted.has(key)) element.remove();
  let place = parent.firstElementChild;
  for (const { key, mark, make } of items) {
    const old = before.get(key);
    const stays = old && same(old.mark, mark);
    const element = stays ? old.element : make();
    if (old && !stays) {
      if (place === old.element) place = element;
      succeed(old.element, element);
    }
    after.set(key, { element, mark });
    before.delete(key);
    if (element === place) place = element.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  parent.kept = after;
}

/** @param {Element} old @param {Element} element */
function succeed(old, element) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const name = focused?.getAttribute("data-act");
  const acts = old.querySelector(":scope > .acts");
  const at = focused ? [...old.querySelectorAll(focused.tagName)].indexOf(focused) : -1;
  old.replaceWith(element);
  if (acts) element.append(acts);
  if (!focused) return;
  const alike = (/** @type {Element} */ one) => [...one.querySelectorAll(focused.tagName)];
  const next = name ? element.querySelector(`[data-act="${name}"]`) : focused === old ? null : alike(element)[at];
  /** @type {HTMLElement} */ (next ?? element).focus({ preventScroll: true });
}

/** @param {any[]} a @param {any[]} b */
export const same = (a, b) => a.length === b.length && a.every((one, at) => Object.is(one, b[at]));

/** Drawings of the first page; other views have their own. @type {Record<string, string>} */
const drawings = {
  react: "M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM9 10h.01M15 10h.01M8.5 14.5c1.8 2.3 5.2 2.3 7 0",
  reply: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 6 6v4",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  delete: "M5 7h14M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3",
  unread: "M4 6h16v12H4zM4 7l8 6 8-6",
  close: "M6 6l12 12M18 6 6 18",
  back: "M15 5l-7 7 7 7",
  down: "M12 5v14M6 13l6 6 6-6",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6 6 0 0 1 3.5 5.5",
  check: "M4 12.5l5 5L20 6.5",
  hubs: "M4 7h16M4 12h16M4 17h10",
  catchup: "M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM12 7v5l3.5 2",
  search: "M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14zM16 16l4.5 4.5",
  messages: "M4 5h16v11H10l-4 4v-4H4z",
  fold: "M8 10l4 4 4-4",
  title: "M5 6h14M12 6v13",
  send: "M12 19V5M6 11l6-6 6 6",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  day: "M5 6h14v14H5zM5 10h14M9 3.5V7M15 3.5V7",
  more: "M4.5 12h1M11.5 12h1M18.5 12h1",
};

/** A small drawing in the text's colour; never read aloud. @param {string} name of a drawing of the first page, or a path */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", drawings[name] ?? name);
  svg.append(path);
  return svg;
}

/** A button that shows a drawing and says its name. @param {string} name @param {string} label @param {Record<string, any>} [attributes] */
export function iconButton(name, label, attributes = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...attributes }, icon(name));
}

/** Stands before the title of a thread that is resolved. */
export const resolvedSign = () => h("span", { class: "good sign" }, icon("check"));
