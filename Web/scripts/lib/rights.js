// @ts-check
// What is offered to whom; the server decides.

/** @param {import("../app.js").App} app @param {import("./shapes.js").Hub} [hub] */
export const mayRun = (app, hub) => hub?.mine?.role === "steward" || Boolean(app.state.me?.operator);

/** @param {import("../app.js").App} app @param {import("./shapes.js").Hub} [hub] */
export const mayModerate = (app, hub) => hub?.mine?.role === "moderator" || mayRun(app, hub);

/** @param {import("../app.js").App} app @param {import("./shapes.js").Hub} hub */
export const mayInvite = (app, hub) => mayModerate(app, hub) || (hub.join === "open" && hub.visibility !== "private");
