// @ts-check
/** Next unread: in this channel first, then anywhere. @param {import("./app.js").App} app */
export async function nextUnread(app) {
  const here = app.place.channel;
  const ask = (fields = {}) => app.ask("unread.next", fields).catch(() => ({ message: null }));
  const near = here === null ? null : await ask({ channel: here });
  const { message, thread } = near?.message ? near : await ask();
  if (!message) return app.notice(app.words.say("unread.none"));
  const path = app.pathOfThread(thread, message.number);
  if (path) app.go(path);
}
