// @ts-check
import { App } from "./app.js";
import { bringChatting, comeAhead } from "./chatting.js";
import { frame } from "./views/frame.js";

const place = /** @type {HTMLElement} */ (document.getElementById("app"));
const app = new App(window);
// At a channel's address what draws it comes beside the sentences; without it the page says so.
await Promise.all([app.prepare(), app.route.page === "channel" && bringChatting().catch(() => {})]);
frame(app, place);
app.start();
comeAhead();
// What the tests look into; nothing of the page depends on it.
Object.defineProperty(window, "hubbub", { value: app });
