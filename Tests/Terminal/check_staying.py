"""Staying: the server goes away and comes back."""

import os
import re

from check_manners import client_of
from client import hub, terminal
from forum import until


def check_comes_back_and_misses_nothing(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        forum.do("ana", "message.post", channel=f"#{slug}", body="before")
        screen.wait("before")
        forum.kill()
        screen.wait("connection lost")
        screen.type("typed while it was away")
        screen.wait("kept")
        screen.put("half typ")
        forum.start()
        screen.wait("back;")
        screen.wait("you     typed while it was away")
        screen.wait_last(f"{slug} > half typ")
        forum.do("ana", "message.post", channel=f"#{slug}", body="after")
        screen.wait("after")
        bodies = [line["message"]["body"] for line in forum.do("ana", "channel.history", channel=f"#{slug}")["lines"]]
        assert bodies == ["before", "typed while it was away", "after"], bodies
        for body in bodies:
            assert screen.past.count(f"  {body}") == 1, screen.past
    finally:
        screen.close()


def check_comes_back_in_silence_when_asked(forum):
    slug = hub(forum, "ana", "ben")
    folder = os.path.join(forum.folder.name, "silence")
    os.makedirs(os.path.join(folder, "hubbub"))
    with open(os.path.join(folder, "hubbub/hubbub.conf"), "w") as file:
        file.write("reconnect = quiet\n")
    os.chmod(file.name, 0o600)
    screen = terminal(forum, "ben", slug, XDG_CONFIG_HOME=folder)
    try:
        forum.kill()
        screen.wait_last(f"{slug} … >")
        forum.start()
        screen.wait_last(f"{slug} >")
        forum.do("ana", "message.post", channel=f"#{slug}", body="as if nothing had been")
        screen.wait("as if nothing had been")
        assert "lost" not in screen.past and "back;" not in screen.past, screen.past
    finally:
        screen.close()


def check_shows_what_was_missed(forum):
    slug = hub(forum, "ana", "ben", "giulia")
    screen = terminal(forum, "ben", slug)
    try:
        pid = screen.tmux("display", "-p", "#{pane_pid}").strip()
        forum.kill()
        screen.wait("connection lost")
        forum.start()
        # Posted before the client's next try, which is a second away at least; either way each thing shows once.
        for number in range(5):
            forum.do("ana", "message.post", channel=f"#{slug}", body=f"missed {number}")
        screen.wait("missed 4")
        for number in range(5):
            assert screen.past.count(f"missed {number}") == 1, screen.past
        until(lambda: forum.unread("ben", f"#{slug}") == 0, lambda: screen.past + pid)
    finally:
        screen.close()


def check_ends_with_a_word_when_its_login_ends(forum):
    slug = hub(forum, "giulia")
    screen = terminal(forum, "giulia", slug)
    try:
        current = [one for one in forum.do("giulia", "session.list")["sessions"]]
        token = forum.tokens["giulia"]
        forum.tokens["giulia"] = forum.administer("token", "create", "giulia").splitlines()[-1]
        for one in current:
            forum.do("giulia", "session.revoke", session=one["id"])
        screen.wait("log in again")
        screen.wait_last("shell>")
        assert token != forum.tokens["giulia"]
    finally:
        screen.close()


def check_gives_memory_back_while_nobody_types(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)

    def memory(name):
        with open(f"/proc/{client_of(screen)}/status") as file:
            return int(re.search(rf"^{name}:\s+(\d+) kB", file.read(), re.MULTILINE)[1])

    try:
        for number in range(2):
            until(lambda: memory("VmHWM") - memory("VmRSS") > 2_000, lambda: f"nothing was given back: {memory('VmRSS')} kB")
            forum.do("ana", "message.post", channel=f"#{slug}", body=f"and it goes on {number}")
            screen.wait(f"and it goes on {number}")
            screen.type(f"so it does {number}")
            until(lambda: screen.past.count(f"so it does {number}") == 2, lambda: screen.past)
    finally:
        screen.close()
