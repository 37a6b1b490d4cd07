"""Editing on a real terminal: what is typed stays whole, whatever comes in."""

import os
import signal
import stat
import subprocess

from client import environment, hub, terminal
from forum import binary, until
from screen import Screen


def check_keeps_what_is_being_typed_when_lines_come_in(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        screen.put("I was just going to s")
        screen.wait_last(f"{slug} > I was just going to s")
        for number in range(3):
            forum.do("ana", "message.post", channel=f"#{slug}", body=f"message {number}")
        screen.wait("message 2")
        screen.wait_last(f"{slug} > I was just going to s")
        screen.put("ay")
        screen.keys("Enter")
        screen.wait("you     I was just going to say")
        lines = [line for line in screen.past.split("\n") if "message " in line]
        assert len(lines) == 3 and all("just" not in line for line in lines), screen.past
    finally:
        screen.close()


def check_keeps_a_line_that_wraps(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug, width=40)
    try:
        text = "東京 and a line long enough to wrap twice on a narrow terminal, 東京 é🎉 שלום to the end"
        screen.put(text)
        until(lambda: text.replace(" ", "") in screen.text.replace("\n", "").replace(" ", ""), "not typed")
        forum.do("ana", "message.post", channel=f"#{slug}", body="in between")
        screen.wait("in between")
        shown = screen.text.replace("\n", "").replace(" ", "")
        assert shown.count("tothe") == 1 and shown.count("東京and") == 1, screen.text
        # The cursor is where it was: what is typed now stands at the end.
        screen.put("!")
        screen.keys("Enter")
        until(lambda: [line["message"] for line in forum.do("ana", "channel.history", channel=f"#{slug}")["lines"]
                       if line["message"]["body"] == text + "!"], lambda: screen.past)
        screen.keys("Left")
    finally:
        screen.close()


def check_edits_in_the_middle_while_lines_come_in(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        screen.put("one three")
        screen.keys(*["Left"] * 5)
        forum.do("ana", "message.post", channel=f"#{slug}", body="interrupting")
        screen.wait("interrupting")
        screen.put("two ")
        screen.keys("Enter")
        screen.wait("you     one two three")
    finally:
        screen.close()


def check_redraws_after_resize(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        screen.put("typed before the window changed, and it should stay as it is")
        screen.wait_last(f"{slug} > typed before the window changed, and it should stay as it is")
        for width in (50, 33, 120, 80):
            screen.resize(width)
        screen.wait_last(f"{slug} > typed before the window changed, and it should stay as it is")
        screen.resize(44)
        forum.do("ana", "message.post", channel=f"#{slug}", body="now at forty-four")
        screen.wait("  now at forty-four")
        screen.keys("Enter")
        screen.wait("it should stay as it is\n")
    finally:
        screen.close()


def check_completes_with_tab(forum):
    slug = hub(forum, "ana", "ben", "giulia")
    screen = terminal(forum, "ben", slug)
    try:
        screen.put("/resol")
        screen.keys("Tab")
        screen.wait_last(f"{slug} > /resolve")
        screen.keys("C-u")
        screen.put("hi @giu")
        screen.keys("Tab")
        screen.wait_last(f"{slug} > hi @giulia")
        screen.keys("C-u")
        screen.put("hi @an")
        screen.keys("Tab")
        screen.wait_last(f"{slug} > hi @ana")
        screen.put(f"see #{slug[:4]}")
        screen.keys("Tab")
        screen.put(" :tad")
        screen.keys("Tab")
        screen.wait(":tada:")
        screen.keys("C-u")
        screen.put("/re")
        screen.keys("Tab")
        screen.wait("/react")
        screen.wait("/reply")
        screen.wait_last(f"{slug} > /re")
    finally:
        screen.close()


def check_keeps_its_history_between_runs(forum):
    slug = hub(forum, "ana", "ben")
    for said in ("first run", None):
        screen = terminal(forum, "ben", slug)
        try:
            if said:
                screen.type(said)
                screen.wait(f"you     {said}")
            else:
                screen.keys("Up", "Up", "Up")
                screen.wait_last(f"{slug} > first run")
                screen.keys("C-u")
            screen.type("/quit")
            screen.wait_last("shell>")
        finally:
            screen.close()


def check_keeps_private_lines_out_of_its_history(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug, XDG_STATE_HOME=os.path.join(forum.folder.name, "state-private"))
    try:
        screen.type("said in the open")
        screen.wait("you     said in the open")
        screen.type("/msg ana between the two of us")
        screen.wait("ben  between the two of us")
        screen.keys("Up")
        screen.wait_last(f"{slug} > /msg ana between the two of us")
        screen.keys("C-u")
        screen.type("/quit")
        screen.wait_last("shell>")
    finally:
        screen.close()
    path = os.path.join(forum.folder.name, "state-private/hubbub/history")
    with open(path) as file:
        assert file.read() == f"/open #{slug}\nsaid in the open\n/quit\n"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def check_goes_on_where_nothing_can_be_kept(forum):
    slug = hub(forum, "ana", "ben")
    state = os.path.join(forum.folder.name, "state-full")
    # A file size of nothing is a disk without room, for whoever writes.
    screen = Screen(f"(ulimit -f 0; exec {binary('hubbub')})",
                    environment={"XDG_STATE_HOME": state, **environment(forum, "ben")})
    try:
        screen.wait("/help")
        screen.type(f"/open #{slug}")
        screen.wait_last(f"{slug} >")
        screen.type("still talking")
        screen.wait("you     still talking")
        screen.keys("Up")
        screen.wait_last(f"{slug} > still talking")
        screen.keys("C-u")
        screen.type("/quit")
        screen.wait_last("shell>")
    finally:
        screen.close()


def check_goes_on_after_a_line_of_a_megabyte(forum):
    slug = hub(forum, "ana", "ben")
    state = os.path.join(forum.folder.name, "state-megabyte")
    screen = terminal(forum, "ben", slug, XDG_STATE_HOME=state)
    try:
        # Between the marks of pasted text, and as if it had been typed.
        for marks, said in ((["-p"], "What was pasted is longer than a message can be"), ([], "! This line is too long.")):
            subprocess.run(["tmux", "-L", screen.socket, "load-buffer", "-"], input="x" * 1_000_000, text=True, check=True)
            screen.tmux("paste-buffer", *marks)
            if not marks:
                screen.keys("Enter")
            screen.wait(said)
            screen.wait_last(f"{slug} >")
        screen.type("still here")
        screen.wait("you     still here")
        forum.do("ana", "message.post", channel=f"#{slug}", body="and heard")
        screen.wait("ana     and heard")
        bodies = [line["message"]["body"] for line in forum.do("ana", "channel.history", channel=f"#{slug}")["lines"]]
        assert bodies == ["still here", "and heard"], [body[:40] for body in bodies]
    finally:
        screen.close()
    assert os.path.getsize(os.path.join(state, "hubbub/history")) < 1_000


def check_leaves_the_terminal_as_it_was(forum):
    for leave in ("quit", "end", "term", "hangup"):
        screen = terminal(forum, "ben")
        try:
            screen.type("/quit")
            screen.wait_last("shell>")
            screen.type("stty -g > ~/before")
            screen.type(binary("hubbub"))
            until(lambda: screen.past.count("/help") > 1, lambda: screen.past)
            screen.put("half a line")
            until(lambda: screen.last.endswith("> half a line"), lambda: screen.past)
            if leave == "quit":
                screen.keys("C-u")
                screen.type("/quit")
            elif leave == "end":
                screen.keys("C-u", "C-d")
            else:
                pid = screen.tmux("display", "-p", "#{pane_pid}").strip()
                child = subprocess.run(["pgrep", "-P", pid], capture_output=True, text=True)
                os.kill(int(child.stdout), signal.SIGTERM if leave == "term" else signal.SIGHUP)
            screen.wait_last("shell>")
            screen.type("stty -g > ~/after; cmp ~/before ~/after && echo the-same")
            screen.wait("\nthe-same")
        finally:
            screen.close()


def check_stops_and_comes_back(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        screen.put("typed before")
        screen.wait_last(f"{slug} > typed before")
        screen.keys("C-z")
        screen.wait("Stopped")
        until(lambda: screen.last.endswith("shell>"), lambda: screen.past)
        screen.type("stty -a | grep -o ' -*icanon'")
        screen.wait("\n icanon")
        forum.do("ana", "message.post", channel=f"#{slug}", body="while it stood still")
        screen.type("fg")
        screen.wait("while it stood still")
        screen.wait_last(f"{slug} > typed before")
        screen.put(" and after")
        screen.keys("Enter")
        screen.wait("you     typed before and after")
    finally:
        screen.close()


def check_drops_the_line_on_control_c(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        screen.put("better not")
        screen.keys("C-c")
        screen.wait_last(f"{slug} >")
        screen.type("instead")
        screen.wait("you     instead")
    finally:
        screen.close()


def check_works_on_a_dumb_terminal(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", TERM="dumb")
    try:
        screen.type(f"/open #{slug}")
        screen.wait(f"{slug} >")
        forum.do("ana", "message.post", channel=f"#{slug}", body="plain and simple")
        screen.wait("ana     plain and simple")
        screen.type("understood")
        screen.wait("you     understood")
        assert "\x1b[" not in screen.raw, screen.raw
    finally:
        screen.close()
