"""Moving about: channels on keys, numbers and days, replies between the roots, ignored members, calls."""

import os
import select
import stat
import threading

import impostor
from client import environment, hub, terminal
from forum import binary, until
from screen import Screen


def check_goes_between_open_channels_by_keys(forum):
    one, two = hub(forum, "ana", "ben"), hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", one)
    try:
        screen.type(f"/open #{two}")
        screen.wait_last(f"{two} >")
        screen.type("/opened")
        screen.wait(f"* #{two}")
        keys = {line.split()[-1]: line.split()[0] for line in screen.text.split("\n") if line.startswith("Alt-")}
        screen.keys("M-" + keys[f"#{one}"][-1])
        screen.wait_last(f"{one} >")
        forum.do("ana", "message.post", channel=f"#{two}", body="for you @ben")
        screen.wait_last(f"{one} (1) >")
        screen.keys("M-a")
        screen.wait("ana     for you @ben")
        screen.wait_last(f"{two} >")
        # A key changes the place; what is being typed stays.
        screen.put("half a ")
        screen.keys("M-" + keys[f"#{one}"][-1])
        screen.wait_last(f"{one} > half a")
        screen.put("line")
        screen.keys("Enter")
        # It was begun elsewhere: asked once, and sent where one is by a second Enter.
        screen.wait(f"this goes to #{one} now, not to #{two}")
        screen.wait_last(f"{one} > half a line")
        assert forum.do("ana", "channel.history", channel=f"#{one}")["lines"] == []
        screen.keys("Enter")
        screen.wait("you     half a line")
        bodies = [line["message"]["body"] for line in forum.do("ana", "channel.history", channel=f"#{one}")["lines"]]
        assert bodies == ["half a line"], bodies
    finally:
        screen.close()


def check_shows_replies_between_the_roots_and_goes_to_numbers(forum):
    slug = hub(forum, "ana", "ben")
    forum.do("ana", "message.post", channel=f"#{slug}", body="the first of all")
    forum.do("ben", "message.post", reply_to=f"#{slug}/1", body="and its answer")
    for number in range(20):
        forum.do(("ana", "ben")[number % 2], "message.post", channel=f"#{slug}", body=f"filler {number}")
    screen = terminal(forum, "ben", slug, height=50)
    try:
        screen.wait("filler 19")
        screen.wait("you     ↳1  and its answer")
        for count, target in enumerate(("2", f"#{slug}/2", "1999-01-01"), 1):
            before = screen.past.count("the first of all")
            screen.type(f"/goto {target}")
            until(lambda: screen.past.count("the first of all") > before, lambda: screen.past)
        screen.type("/goto 2999-01-01")
        screen.wait("nothing here yet")
        screen.type("/goto yesterday")
        screen.wait("! /goto takes a number")
    finally:
        screen.close()


def check_lists_what_there_is_to_read(forum):
    slug = hub(forum, "ana", "ben")
    forum.do("ana", "message.post", channel=f"#{slug}", title="A bigger room for the Thursday table, with a door that closes?",
             body="We were 19 last week.")
    forum.do("ana", "message.post", reply_to=f"#{slug}/1", body="Or two evenings.")
    # Elsewhere: what one looks at is read.
    screen = terminal(forum, "ben", hub(forum, "ben"))
    try:
        forum.do("ana", "message.post", reply_to=f"#{slug}/1", body="Answer me, @ben")
        # Each is looked for in what came behind its line.
        for line, said in (("/unread", f"#{slug}  1 unread, 1 mention"), ("/catchup 10m", f"#{slug}/1  A bigger room"),
                           (f"/threads #{slug}", "\n     [2 replies"), (f"/search evenings in:#{slug}", f"#{slug}/2  "),
                           ("/search nothingofthatkind", "-- nothing found"), ("/next", "ana     ↳1  Answer me, @ben"),
                           ("/unread", "-- nothing unread"), (f"/history #{slug} 1h", "ana     ↳1  Or two evenings.")):
            before = screen.past.count(line)
            if said == "-- nothing unread":
                until(lambda: forum.unread("ben", f"#{slug}") == 0, lambda: screen.past)
            screen.type(line)
            until(lambda: screen.past.count(line) > before and said in screen.past.rsplit(line, 1)[1],
                  lambda: f"{line} did not show {said!r} in\n{screen.past.rstrip()}")
    finally:
        screen.close()


def check_folds_ignored_members(forum):
    slug = hub(forum, "ana", "ben", "giulia")
    forum.do("ben", "member.ignore", member="giulia")
    screen = terminal(forum, "ben", slug)
    try:
        forum.do("giulia", "message.post", channel=f"#{slug}", body="you will not see this")
        forum.do("ana", "message.post", channel=f"#{slug}", body="but this")
        screen.wait("ana     but this")
        assert "  1  (giulia, ignored)" in screen.past and "not see this" not in screen.past, screen.past
    finally:
        forum.do("ben", "member.unignore", member="giulia")
        screen.close()


def check_calls_who_is_mentioned(forum):
    here, there = hub(forum, "ana", "ben"), hub(forum, "ana", "ben")
    folder = os.path.join(forum.folder.name, "calls")
    os.makedirs(os.path.join(folder, "config/hubbub"))
    with open(os.path.join(folder, "config/hubbub/hubbub.conf"), "w") as file:
        file.write("notify = send\n")
    os.chmod(file.name, 0o600)
    program = os.path.join(folder, "notify-send")
    with open(program, "w") as file:
        file.write(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {folder}/said\n')
    os.chmod(program, stat.S_IRWXU)
    screen = terminal(forum, "ben", here, XDG_CONFIG_HOME=f"{folder}/config", PATH=f"{folder}:{os.environ['PATH']}")

    def said():
        path = os.path.join(folder, "said")
        return open(path).read() if os.path.exists(path) else ""

    try:
        forum.do("ana", "message.post", channel=f"#{there}", body="nobody in particular")
        forum.do("ana", "message.post", channel=f"#{there}", body="<b>@ben</b>, are you there?")
        until(lambda: "are you there" in said(), said)
        assert f"ana, #{there}/2" in said() and "&lt;b&gt;@ben" in said() and "particular" not in said(), said()
        screen.type("/dnd")
        screen.wait("nothing calls you")
        forum.do("ana", "message.post", channel=f"#{there}", body="quietly, @ben")
        screen.wait("quietly, @ben")
        assert "quietly" not in said(), said()
    finally:
        screen.close()


def check_counts_nothing_as_read_while_away(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        screen.type("/away")
        screen.wait_last(f"{slug} (away) >")
        forum.do("ana", "message.post", channel=f"#{slug}", body="while you were out")
        screen.wait("while you were out")
        screen.wait_last(f"{slug} (1) (away) >")
        assert forum.unread("ben", f"#{slug}") == 1
        screen.type("/back")
        screen.wait("back; 1 unread")
        screen.type("/next")
        until(lambda: forum.unread("ben", f"#{slug}") == 0, lambda: screen.past)
        screen.wait_last(f"{slug} >")
    finally:
        screen.close()


def check_names_the_thread_of_a_reply_that_began_before_the_page(forum):
    # What is opened at the start is another.
    hub(forum, "ana")
    slug = hub(forum, "ana", "ben", "giulia")
    forum.do("ana", "message.post", channel=f"#{slug}", body="long ago")
    for number in range(104):
        forum.do(("ana", "ben", "giulia")[number % 3], "message.post", channel=f"#{slug}", body=f"between {number}")
    for word in ("only", "now"):
        forum.do("ben", "message.post", reply_to=f"#{slug}/1", body=word)
    screen = terminal(forum, "ana", slug)
    try:
        screen.wait("ben     ↳1  only")
        screen.wait("ben     ↳1  now")
        # Its root stands far above; so the first reply of the page comes behind the thread's name, once.
        assert screen.past.count("-- ↳1: long ago (ana)") == 1 and screen.past.count("long ago") == 1, screen.past
    finally:
        screen.close()
    lines = forum.do("ana", "channel.history", channel=f"#{slug}", replies=True, limit=2)["lines"]
    assert [("thread" in line, line["message"]["thread"] == lines[0]["thread"]["id"]) for line in lines] == [(True, True), (False, True)], lines


def check_tells_what_was_read_before_it_asks_what_is_unread(forum):
    heard = []

    def marked(connection, asked):
        # Whatever came meanwhile would have been asked too early.
        ready, _, _ = select.select([connection], [], [], 0.3)
        heard.append(("marked", asked["to"], bool(ready)))
        return {"channel": {"id": 11, "position": asked["to"], "floor": 0, "level": "mentions", "unread": 0, "mentions": 0}}

    def listed(connection, asked):
        heard.append(("line", asked["text"]))
        return {"command": "unread.list", "result": {"channels": []}, "say": ""}

    message = {"id": 5, "channel": 11, "thread": 1, "number": 1, "root": True, "author": {"id": 9, "nick": "ben", "name": ""},
               "at": 1, "version": 1, "state": "live", "body": "hello"}
    begins = threading.Event()
    server = impostor.Impostor(impostor.forum(
        [impostor.HUB], lines=[{"number": 1, "message": message}], answers={"read.mark": marked, "line": listed}, begins=begins,
        hubs=[{"id": 3, "role": "member", "level": "mentions"}],
        channels=[{"id": 11, "position": 1, "floor": 0, "level": "mentions", "unread": 1, "mentions": 0}]))
    screen = Screen([binary("hubbub")], environment={**environment(forum, "ana"), "HUBBUB_SERVER": server.url,
                                                    "HUBBUB_TOKEN": "token"})
    try:
        # Both lines wait for the connection, so that no moment passes between them.
        for count, line in enumerate(("/open #berlin", "/unread"), 1):
            screen.type(line)
            until(lambda: screen.past.count("-- kept;") == count, lambda: screen.past)
        begins.set()
        screen.wait("-- nothing unread")
        assert heard == [("marked", 5, False), ("line", "/unread")], heard
    finally:
        screen.close()
        server.close()
