"""The modules of Web/scripts/lib, loaded in Chromium and run on vectors and sequences of events."""

import json
from pathlib import Path

from checks import check, equal
from stage import until

VECTORS = Path(__file__).resolve().parents[1] / "Vectors" / "unread.json"


def module_page(stage):
    context = stage.contexts.setdefault(None, stage.context())
    page = context.new_page()
    page.goto("/login")
    return page


@check("unread: every vector of the rule")
def every_vector(stage):
    vectors = json.loads(VECTORS.read_text())["vectors"]
    assert len(vectors) >= 30
    page = module_page(stage)
    found = page.evaluate(
        """async (vectors) => {
            const { judge } = await import("/assets/scripts/lib/unread.js");
            return vectors.map((vector) => judge(vector));
        }""",
        vectors,
    )
    for vector, verdict in zip(vectors, found):
        equal(verdict, vector["expect"], vector["name"])


@check("state: replies of unknown threads count once the thread is known")
def unknown_threads(stage):
    page = module_page(stage)
    found = page.evaluate(
        """async () => {
            const { emptyState, reduce } = await import("/assets/scripts/lib/state.js");
            const face = { id: 6, nick: "ben", name: "Ben" };
            const message = { id: 9, channel: 12, thread: 3, number: 4, root: false, author: face, at: 1, version: 1, state: "live", body: "a" };
            const thread = { id: 3, channel: 12, number: 1, root: 1, state: "open", starter: face, replies: 1, last: { id: 9, at: 1 }, excerpt: "a" };
            let state = reduce(emptyState, { type: "greeted", now: 0, answer: { cursor: "a.1", me: { id: 5 }, hubs: [{ id: 3, role: "member", level: "mentions" }] } });
            state = reduce(state, { type: "event", now: 0, event: { ev: "hub", hub: { id: 3, slug: "berlin", name: "Berlin", channels: [{ id: 12, hub: 3, address: "#berlin", name: "Berlin", topic: "", last: 3 }] } } });
            state = reduce(state, { type: "event", now: 0, event: { ev: "message.posted", message, thread } });
            const before = state.reading[12].unread;
            state = reduce(state, { type: "answer", command: "message.show", fields: {}, answer: { message, thread: { ...thread, mine: { followed: true, position: 1, unread: 1 } } } });
            const after = state.reading[12].unread;
            state = reduce(state, { type: "event", now: 0, event: { ev: "message.deleted", message: { ...message, state: "deleted", body: undefined }, thread } });
            return [before, after, state.reading[12].unread, state.follows[3].unread];
        }"""
    )
    equal(found, [0, 1, 0, 0])


@check("windows: a page that was asked for beside rows that stand there no more is not taken, so that no gap comes between")
def no_gap(stage):
    page = module_page(stage)
    found = page.evaluate(
        """async () => {
            const { emptyState, reduce } = await import("/assets/scripts/lib/state.js");
            const lines = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => ({ number: from + at, state: "deleted" }));
            const history = (state, fields, from, to, more) => reduce(state, { type: "answer", command: "channel.history", fields: { channel: 12, ...fields }, answer: { lines: lines(from, to), more } });
            const numbers = (state) => [state.chats[12].rows[0].number, state.chats[12].rows.at(-1).number, state.chats[12].rows.length];
            const newest = history(emptyState, { around: 100 }, 81, 100, { before: true, after: false });
            const day = history(newest, { since: 5 }, 10, 29, { before: true, after: true });
            return [numbers(history(newest, { before: 81 }, 61, 80, { before: true })), numbers(history(day, { before: 81 }, 61, 80, { before: true })), numbers(history(day, { after: 29 }, 30, 49, { after: true }))];
        }"""
    )
    equal(found, [[61, 100, 40], [10, 29, 20], [10, 49, 40]])


@check("state: a message that an answer brought before its event counts with the event, once; what an answer's counts hold does not count again")
def answers_before_events(stage):
    page = module_page(stage)
    found = page.evaluate(
        """async () => {
            const { emptyState, reduce } = await import("/assets/scripts/lib/state.js");
            const face = { id: 6, nick: "ben", name: "Ben" };
            const root = (id, number) => ({ id, channel: 12, thread: id, number, root: true, author: face, at: 1, version: 1, state: "live", body: "a" });
            const thread = (id, number) => ({ id, channel: 12, number, root: id, state: "open", starter: face, replies: 0, last: { id, at: 1 }, excerpt: "a" });
            const channel = { id: 12, hub: 3, address: "#berlin", name: "Berlin", topic: "", last: 3 };
            const event = (event) => { state = reduce(state, { type: "event", now: 0, event }); };
            const posted = (id, number, more) => event({ ev: "message.posted", message: root(id, number), thread: thread(id, number), ...more });
            const unread = () => state.reading[12]?.unread ?? 0;
            const begin = () => {
                state = reduce(emptyState, { type: "greeted", now: 0, answer: { cursor: "a.1", me: { id: 5 }, hubs: [{ id: 3, role: "member", level: "mentions" }] } });
                event({ ev: "hub", hub: { id: 3, slug: "berlin", name: "Berlin", channels: [channel] } });
            };
            let state;
            const counts = [];
            begin();
            state = reduce(state, { type: "answer", command: "message.show", fields: {}, answer: { message: root(9, 4), thread: thread(9, 4) } });
            posted(9, 4);
            counts.push(unread());
            posted(9, 4, { in: 40 });
            counts.push(unread());
            begin();
            state = reduce(state, { type: "answer", command: "channel.open", fields: {}, answer: { channel: { ...channel, last: 4, mine: { position: 8, floor: 0, level: "mentions", unread: 1, mentions: 0 } }, lines: [], more: { before: false, after: false } } });
            posted(9, 4);
            counts.push(unread());
            posted(10, 5);
            counts.push(unread());
            return counts;
        }"""
    )
    equal(found, [1, 1, 1, 2])


@check("words: moments in the server's sentences stand in the reader's zone and language")
def moments(stage):
    for locale, zone, expected in (
        ("en-GB", "Europe/Rome", "until 24 Nov 2026, 14:33, rule 3"), ("de-DE", "America/New_York", "until 24.11.2026, 08:33, rule 3"), ("fr-FR", "Asia/Tokyo", "until 24 nov. 2026, 22:33, rule 3"),
    ):
        context = stage.context(locale=locale, timezone_id=zone)
        page = context.new_page()
        page.goto("/login")
        until(page, "hubbub.words.language !== undefined")
        said = page.evaluate("""JSON.stringify(hubbub.read('{"ok":{"say":"until 2026-11-24 13:33 UTC, rule 3","body":"2026-11-24 13:33 UTC"}}').ok)""")
        equal(json.loads(said), {"say": expected, "body": "2026-11-24 13:33 UTC"}, locale)
        context.close()


@check("connection: comes back with its cursor, asks again, and knows when not to")
def connection(stage):
    page = module_page(stage)
    found = page.evaluate(
        """async () => {
            const { Connection } = await import("/assets/scripts/lib/connection.js");
            const made = () => new Connection({ random: () => 0.5, client: "test", language: () => "en" });
            const one = made();
            const log = [one.start(), one.opened()].flat();
            log.push(...one.received({ re: 1, ok: { cursor: "a.1" } }));
            const { id, effects } = one.request({ do: "message.post", key: "k" });
            log.push(...effects, ...one.received({ at: "a.7", ev: "beat" }), ...one.closed(1006, ""));
            log.push(...one.start(), ...one.opened(), ...one.received({ re: 3, ok: { cursor: "a.9" } }), ...one.received({ re: id, ok: {} }));
            const pauses = [];
            const two = made();
            for (let at = 0; at < 7; at += 1) pauses.push(two.closed(1006, "")[0].for);
            return { log: log.map((effect) => effect.do + (effect.frame ? ":" + effect.frame.do + ":" + (effect.frame.cursor ?? "") : "")), pauses, final: made().closed(4101, "")[0].do, told: made().closed(4003, "7")[0].for };
        }"""
    )
    equal(
        found["log"],
        ["connect", "send:hello:", "greeted", "send:message.post:", "wait", "connect", "send:hello:a.7", "greeted", "send:message.post:", "settle"],
    )
    equal(found["pauses"], [1000, 2000, 4000, 8000, 16000, 30000, 30000])
    equal(found["final"], "ended")
    equal(found["told"], 8000)


@check("search marks: pieces add up to the excerpt")
def marks(stage):
    page = module_page(stage)
    found = page.evaluate(
        """async () => {
            const { pieces } = await import("/assets/scripts/lib/marks.js");
            const text = "Die Straße 😀 und";
            return [[[4, 10]], [[4, 10], [6, 11]], [[-3, 3], [90, 99]], []].map((marks) => {
                const cut = pieces(text, marks);
                return [cut.map((piece) => piece.text).join("") === text, cut.filter((piece) => piece.marked).map((piece) => piece.text)];
            });
        }"""
    )
    equal(found, [[True, ["Straße"]], [True, ["Straße", " "]], [True, ["Die"]], [True, []]])


@check("addresses: parse and write alike")
def addresses(stage):
    page = module_page(stage)
    found = page.evaluate(
        """async () => {
            const { parse, pathOf } = await import("/assets/scripts/lib/routes.js");
            const route = (pathname, search = "", hash = "") => { const { page, address, number, threads, token, next } = parse({ pathname, search, hash }); return [page, address ?? null, number ?? null, token ?? next ?? null]; };
            return {
                routes: [route("/"), route("/berlin"), route("/berlin/42"), route("/berlin/coworking"), route("/berlin/coworking/42"), route("/messages/@ana"), route("/messages/@ana,ben/3"),
                    route("/claim", "", "#abc"), route("/login", "?next=/berlin"), route("/login", "?next=//evil.example"), route("/login", "?next=https://evil.example"), route("/Berlin"), route("/berlin/0")],
                paths: [pathOf("#berlin"), pathOf("#berlin/coworking", 42), pathOf("@ana"), pathOf("@ana,ben", 3)],
            };
        }"""
    )
    equal(
        found["routes"],
        [["home", None, None, None], ["channel", "#berlin", None, None], ["channel", "#berlin", 42, None], ["channel", "#berlin/coworking", None, None], ["channel", "#berlin/coworking", 42, None],
         ["channel", "@ana", None, None], ["channel", "@ana,ben", 3, None], ["claim", None, None, "abc"], ["login", None, None, "/berlin"], ["login", None, None, None], ["login", None, None, None], ["missing", None, None, None], ["missing", None, None, None]],
    )
    equal(found["paths"], ["/berlin", "/berlin/coworking/42", "/messages/@ana", "/messages/@ana,ben/3"])
