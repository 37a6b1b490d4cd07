// @ts-check
/** @typedef {import("./app.js").App} App */

/** Logs out. @param {App} app */
export async function logout(app) {
  app.link.stop();
  await app.post("account.logout", {}).catch(() => {});
  await forget(app);
  window.location.assign("/");
}

/** Leaves nothing of the member on this device. @param {App} app */
export async function forget(app) {
  for (const name of ["outbox", "away", "notify"]) app.storage.set(name, null);
  for (const kind of ["draft", "sent", "spare"]) app.storage.clear(`${kind}.${app.state.me?.id}.`);
  if (app.kept) return app.kept.clear();
  const { Kept } = await import("./kept.js");
  return new Kept(app).clear();
}
