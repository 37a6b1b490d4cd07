// @ts-check
import { keeping } from "./kept.js";
import { tongueOf } from "./lib/tongue.js";
import { attention } from "./views/attention.js";

/** What the first messages do not need: notices, languages, what is kept for when there is no network. @param {import("./app.js").App} app */
export async function afterwards(app) {
  attention(app);
  app.tongueOf = tongueOf;
  app.changed();
  await keeping(app);
}
