// @ts-check
import { Drafts } from "./drafts.js";
import { keeping } from "./kept.js";
import { tongueOf } from "./lib/tongue.js";
import { attention } from "./views/attention.js";

/** What the first messages do not need: notices, drafts of other devices, languages, what is kept for when there is no network. @param {import("./app.js").App} app */
export async function afterwards(app) {
  attention(app);
  app.tongueOf = tongueOf;
  app.changed();
  app.drafts = new Drafts(app);
  if (app.link.phase === "open") app.drafts.greeted();
  await keeping(app);
}
