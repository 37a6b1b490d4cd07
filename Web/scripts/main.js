// @ts-check
import { App } from "./app.js";
import { frame } from "./views/frame.js";

const place = /** @type {HTMLElement} */ (document.getElementById("app"));
const app = new App(window);
await app.prepare();
frame(app, place);
app.start();
// What the tests look into; nothing of the page depends on it.
Object.defineProperty(window, "hubbub", { value: app });
