// @ts-check
/** @type {Map<string, Promise<void>>} */
const brought = new Map();

/** Brings a sheet of styles that most visits do not need; gives when it holds. @param {string} name */
export function style(name) {
  const known = brought.get(name) ?? bring(name);
  brought.set(name, known);
  return known;
}

/** @param {string} name @returns {Promise<void>} */
function bring(name) {
  // The server's own pages may have it already.
  if (document.querySelector(`link[data-style="${name}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = `/assets/styles/${name}.css`;
  link.dataset.style = name;
  document.head.append(link);
  return new Promise((resolve) => { link.onload = link.onerror = () => resolve(undefined); });
}

export const moderationStyle = () => style("moderation");
