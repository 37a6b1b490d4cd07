"""The terminal client, on a terminal and in a pipe."""

import json
import os
import subprocess

from forum import PATIENCE, binary
from screen import Screen

# Each check gets hubs of its own, so that none sees another's talk.
_hubs = 0


def hub(forum, *nicks, visibility="public"):
    """A new hub that these members have joined; its slug."""
    global _hubs
    _hubs += 1
    slug = f"hub{_hubs}"
    forum.hub(slug, visibility)
    for nick in nicks:
        answer = forum.do(nick, "hub.join", hub=f"#{slug}")
        assert "hub" in answer, answer
    return slug


def environment(forum, nick, **more):
    return {"HUBBUB_SERVER": forum.url, "HUBBUB_TOKEN": forum.tokens[nick], "HOME": forum.folder.name,
            "TZ": "UTC", **more}


def terminal(forum, nick, slug=None, width=80, height=24, **more):
    """The client of a member on a terminal; with a hub, in its channel."""
    state = os.path.join(forum.folder.name, f"state-{nick}")
    for one in forum.do(nick, "unread.list")["channels"]:
        forum.do(nick, "read.mark", channel=one["channel"]["id"])
    given = {"XDG_STATE_HOME": state, **environment(forum, nick), **more}
    screen = Screen([binary("hubbub")], width, height, given)
    try:
        screen.wait("/help")
        if slug:
            screen.type(f"/open #{slug}")
            screen.wait(f"#{slug}")
            screen.wait_last(f"{slug} >")
    except AssertionError:
        screen.close()
        raise
    return screen


def pipe(forum, nick, lines, *flags, **more):
    """The client in a pipe: its exit status, standard output and standard error."""
    given = {**os.environ, **environment(forum, nick), **more}
    done = subprocess.run([binary("hubbub"), *flags], input=lines, capture_output=True, text=True,
                          env=given, timeout=PATIENCE)
    return done.returncode, done.stdout, done.stderr


def objects(text):
    return [json.loads(line) for line in text.splitlines()]
