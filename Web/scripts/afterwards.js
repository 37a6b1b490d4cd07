// @ts-check
import { keeping } from "./kept.js";
import { attention } from "./views/attention.js";

/** @typedef {import("./app.js").App} App */

/** What the first messages do not need: notices, languages, what is kept for when there is no network. @param {App} app */
export async function afterwards(app) {
  attention(app);
  guessing(app);
  await keeping(app);
}

/** With the first messages that are shown: what language a text is in, where its writer has not said so. @param {App} app */
function guessing(app) {
  const bring = async () => {
    if (app.place.channel === null || app.route.threads) return;
    app.watchers.delete(bring);
    const tongue = await import("./lib/tongue.js").catch(() => null);
    if (tongue) app.tongueOf = tongue.tongueOf;
    else app.watchers.add(bring);
    app.changed();
  };
  app.watchers.add(bring);
  bring();
}
