// @ts-check
/** Brings the styles of moderation, which most visits do not need; gives when they hold. */
export function moderationStyle() {
  const known = document.querySelector("link[data-style='moderation']");
  if (known) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "/assets/styles/moderation.css";
  link.dataset.style = "moderation";
  document.head.append(link);
  return new Promise((resolve) => { link.onload = link.onerror = () => resolve(undefined); });
}
