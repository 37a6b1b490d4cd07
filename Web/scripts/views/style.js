// @ts-check
/** Brings a sheet of styles that most visits do not need; gives when it holds. @param {string} name */
export function style(name) {
  const known = document.querySelector(`link[data-style="${name}"]`);
  if (known) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = `/assets/styles/${name}.css`;
  link.dataset.style = name;
  document.head.append(link);
  return new Promise((resolve) => { link.onload = link.onerror = () => resolve(undefined); });
}

export const moderationStyle = () => style("moderation");
