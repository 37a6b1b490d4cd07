// @ts-check
/** The order in which sheets stand, whichever is loaded first: the later one has the last word. */
const order = ["tokens", "frame", "chat", "pages", "writing", "moderation"];
/** @type {Map<string, Promise<void>>} */
const sheets = new Map();

/** Brings a sheet of styles that most visits do not need; gives when it holds, fails where it cannot be had. @param {string} name */
export function style(name) {
  const sheet = sheets.get(name) ?? bring(name);
  sheets.set(name, sheet);
  sheet.catch(() => sheets.delete(name));
  return sheet;
}

/** @param {string} name @returns {HTMLLinkElement | null} */
const linkOf = (name) => document.querySelector(`link[href="/assets/styles/${name}.css"]`);

/** @param {string} name @returns {Promise<void>} */
function bring(name) {
  // Pages of the server that a visitor begins at have some of them.
  if (linkOf(name)) return Promise.resolve();
  const href = `/assets/styles/${name}.css`;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  const next = order.slice(order.indexOf(name) + 1).map(linkOf).find(Boolean);
  document.head.insertBefore(link, next ?? null);
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(href));
    };
  });
}

export const moderationStyle = () => style("moderation").catch(() => {});
