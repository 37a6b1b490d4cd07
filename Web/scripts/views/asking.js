// @ts-check
import { panel } from "./panel.js";

/** Asks to be let into a hub: its questions first, each with its answer, else a few words of one's own. @param {import("../app.js").App} app @param {import("../lib/shapes.js").Hub} hub */
export function askToJoin(app, hub) {
  const { words } = app;
  const questions = hub.questions ?? [];
  /** @type {import("./fields.js").Field[]} */
  const fields = questions.length ? questions.map((label, at) => ({ name: `answer${at}`, label, kind: "area", required: true, maxlength: 1000 }))
    : [{ name: "words", label: words.say("join.words"), kind: "area", maxlength: 1000 }];
  return panel(app, words.say("join.of", { hub: hub.name }), {
    above: [hub.about && `${hub.about} `, words.say("join.more")].filter(Boolean).join(""),
    fields,
    button: words.say("join.send"),
    send: async (values) => {
      const said = questions.length ? { answers: questions.map((_question, at) => values[`answer${at}`]) } : values.words ? { words: values.words } : {};
      const answer = await app.ask("hub.join", { hub: hub.id, ...said, key: app.newKey() });
      if (answer.pending) app.notice(words.say("join.pending"));
    },
  });
}
