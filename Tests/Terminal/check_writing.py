"""Writing more than a line, and changing what was written."""

import os
import stat
import subprocess

from client import environment, hub, objects, pipe, terminal
from forum import until


def bodies(forum, slug):
    return [line["message"]["body"] for line in forum.do("ana", "channel.history", channel=f"#{slug}")["lines"]]


def paste(screen, text):
    """Pastes as a terminal does: between the marks, if the program wants them."""
    subprocess.run(["tmux", "-L", screen.socket, "load-buffer", "-"], input=text, text=True, check=True)
    screen.tmux("paste-buffer", "-p")


def editor(forum, name, text):
    """An editor that writes `text` behind what it was given."""
    path = os.path.join(forum.folder.name, name)
    with open(path, "w") as file:
        file.write(f"#!/bin/sh\ncat \"$1\" > \"$0.was\"\nprintf '{text}' >> \"$1\"\n")
    os.chmod(path, stat.S_IRWXU)
    return path


def check_asks_before_it_sends_many_pasted_lines(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        paste(screen, "one line only\n")
        screen.wait_last(f"{slug} > one line only")
        assert bodies(forum, slug) == []
        screen.keys("C-u")
        paste(screen, "first\nsecond \x1b[31mline\n\nfourth\n")
        screen.wait("4 lines pasted: y sends them")
        assert bodies(forum, slug) == []
        screen.put("n")
        screen.wait("dropped")
        screen.put("said: ")
        paste(screen, "first\nsecond")
        until(lambda: screen.past.count("2 lines pasted") == 1, lambda: screen.past)
        screen.put("y")
        screen.wait("you     said: first")
        screen.wait_last(f"{slug} >")
        assert bodies(forum, slug) == ["said: first\nsecond"], bodies(forum, slug)
        # What begins with a slash is no command.
        paste(screen, "/etc/passwd\n/etc/group\n")
        screen.wait("2 lines pasted")
        until(lambda: screen.past.count("2 lines pasted") == 2, lambda: screen.past)
        screen.put("y")
        screen.wait("/etc/group")
        until(lambda: bodies(forum, slug)[1:] == ["/etc/passwd\n/etc/group"], lambda: str(bodies(forum, slug)))
    finally:
        screen.close()


def check_takes_a_block_of_lines(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        screen.type('"""')
        screen.wait_last("...")
        screen.type("dropped")
        screen.wait("... dropped")
        screen.keys("C-c")
        screen.wait_last(f"{slug} >")
        screen.type('"""')
        screen.wait_last("...")
        for line in ("one", "/two", ""):
            screen.type(line)
        screen.type('"""')
        screen.wait("you     one")
        screen.type('/reply 1 """')
        screen.wait_last("...")
        screen.type("an answer")
        screen.type('in two lines')
        screen.type('"""')
        screen.wait("you     ↳1  an answer")
        until(lambda: bodies(forum, slug) == ["one\n/two"], lambda: str(bodies(forum, slug)))
    finally:
        screen.close()
    status, output, _ = pipe(forum, "ana", f'/open #{slug}\n"""\na\nb\n"""\nlast\n', "--json")
    answers = objects(output)
    assert status == 0 and [one["line"] for one in answers] == [1, 5, 6], output
    assert answers[1]["ok"]["result"]["message"]["body"] == "a\nb", output
    status, output, _ = pipe(forum, "ana", f'/open #{slug}\n"""\na\n', "--json")
    assert status == 1 and objects(output)[-1]["no"]["code"] == "usage", output


def check_opens_a_text_to_be_edited(forum):
    slug = hub(forum, "ana", "ben")
    forum.do("ben", "message.post", channel=f"#{slug}", body="a short one")
    forum.do("ben", "message.post", channel=f"#{slug}", body="a longer\n\none")
    program = editor(forum, "write-more", "\\nand more\\n")
    screen = terminal(forum, "ben", slug, EDITOR=program)
    try:
        screen.type("/edit 1")
        screen.wait_last(f"{slug} > /edit 1 a short one")
        screen.put(" indeed")
        screen.keys("Enter")
        screen.wait("edits: a short one indeed")
        screen.type("/edit 2")
        screen.wait("edits: a longer")
        until(lambda: bodies(forum, slug) == ["a short one indeed", "a longer\n\none\nand more"],
              lambda: str(bodies(forum, slug)))
        screen.type("/edit 99")
        screen.wait("! There is no such thing here.")
        screen.type("/editor")
        screen.wait("you     and more")
        screen.put("begun here")
        screen.keys("C-x", "C-e")
        until(lambda: "begun here\nand more" in bodies(forum, slug), lambda: screen.past)
        with open(program + ".was") as file:
            assert file.read() == "begun here"
        screen.wait_last(f"{slug} >")
        left = [name for name in os.listdir("/tmp") if name.startswith("hubbub-") and name.endswith(".md")]
        assert not left, left
    finally:
        screen.close()


def check_shows_what_came_while_the_editor_was_open(forum):
    slug = hub(forum, "ana", "ben")
    program = os.path.join(forum.folder.name, "wait")
    with open(program, "w") as file:
        file.write(f"#!/bin/sh\ntouch {program}.open\nwhile [ ! -e {program}.done ]; do sleep 0.1; done\necho written > \"$1\"\n")
    os.chmod(program, stat.S_IRWXU)
    screen = terminal(forum, "ben", slug, EDITOR=program)
    try:
        screen.type("/editor")
        until(lambda: os.path.exists(program + ".open"), "the editor was not started")
        forum.do("ana", "message.post", channel=f"#{slug}", body="meanwhile")
        until(lambda: forum.unread("ben", f"#{slug}") == 0, "not taken")
        assert "meanwhile" not in screen.past, screen.past
        open(program + ".done", "w").close()
        screen.wait("ana     meanwhile")
        screen.wait("you     written")
    finally:
        screen.close()


def check_says_so_without_an_editor(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug, EDITOR="/no/such/editor")
    try:
        screen.put("kept ")
        screen.keys("C-x", "C-e")
        screen.wait("The editor /no/such/editor could not be used")
        screen.wait_last(f"{slug} > kept")
        screen.put("here")
        screen.keys("Enter")
        screen.wait("you     kept here")
    finally:
        screen.close()


def check_completes_arguments(forum):
    slug = hub(forum, "ana", "ben")
    forum.do("ana", "message.post", channel=f"#{slug}", title="A bigger room for Thursday", body="We were 19.")
    forum.do("ana", "message.post", channel=f"#{slug}", title="Coffee", body="Who brings it?")
    screen = terminal(forum, "ben", slug)
    try:
        screen.wait("Who brings it?")
        screen.put("/reply thurs")
        screen.keys("Tab")
        screen.wait_last(f"{slug} > /reply 1")
        screen.put("Yes")
        screen.keys("Enter")
        screen.wait("you     ↳1  Yes")
        screen.put("/thread ")
        screen.keys("Tab")
        screen.wait("2 Coffee")
        screen.keys("C-u")
        screen.put("/level all")
        screen.keys("C-u")
        screen.put("/got")
        screen.keys("Tab")
        screen.wait_last(f"{slug} > /goto")
    finally:
        screen.close()
