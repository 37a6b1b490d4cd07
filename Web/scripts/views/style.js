// @ts-check
/** @type {Map<string, Promise<void>>} */
const sheets = new Map();

/** Brings a sheet of styles that most visits do not need; gives when it holds, fails where it cannot be had. @param {string} name */
export function style(name) {
  const sheet = sheets.get(name) ?? bring(`/assets/styles/${name}.css`);
  sheets.set(name, sheet);
  sheet.catch(() => sheets.delete(name));
  return sheet;
}

/** @param {string} href @returns {Promise<void>} */
function bring(href) {
  // Pages of the server that a visitor begins at have some of them.
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(href));
    };
  });
}

export const moderationStyle = () => style("moderation").catch(() => {});
