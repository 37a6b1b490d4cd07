"""Whatever happens, it ends cleanly or goes on: servers that are none, terminals that vanish, signals in storms."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time

import impostor
from check_scripting import tool
from client import environment, hub, terminal
from forum import PATIENCE, REPOSITORY, binary, until
from screen import Screen


def client_of(screen):
    """The id of the client that runs in a screen's shell."""
    shell = screen.tmux("display", "-p", "#{pane_pid}").strip()
    found = subprocess.run(["pgrep", "-P", shell], capture_output=True, text=True).stdout.split()
    assert len(found) == 1, found
    return int(found[0])


def at(server, **more):
    return {"HUBBUB_SERVER": server.url, "HUBBUB_TOKEN": "token", **more}


def check_says_what_is_no_hubbub(forum):
    server = impostor.Impostor(impostor.website)
    try:
        for words in ([], ["unread"], ["login", server.url, "--nick", "ana"]):
            status, output, error = tool(forum, "ana", *words, **at(server, HUBBUB_PASSWORD="x"))
            assert (status, output) == (3, "") and "not as Hubbub does" in error, (words, status, output, error)
    finally:
        server.close()


def check_logs_in_by_a_code(forum):
    polls = []

    def serve(connection):
        request = impostor.head(connection)
        asked = impostor.body(connection, request)
        if "login.begin" in request:
            impostor.answer(connection, 200, {"ok": {"code": "BCDF-GHJK", "secret": "s3cret", "url": "https://x.example/login", "expires": 1, "every": 1}})
        elif asked.get("secret") == "s3cret":
            polls.append(asked)
            ok = {"pending": True} if len(polls) < 2 else {"member": {"id": 5, "nick": "ana", "name": ""}, "token": "t0ken"}
            impostor.answer(connection, 200, {"ok": ok})

    server = impostor.Impostor(serve)
    home = os.path.join(forum.folder.name, "home-code")
    try:
        status, output, error = tool(forum, "ana", "login", server.url, "--code", HOME=home, XDG_CONFIG_HOME="")
        assert status == 0 and "BCDF-GHJK" in error and "https://x.example/login" in error, (status, output, error)
        assert "Logged in as ana" in output and len(polls) == 2, (output, polls)
        with open(os.path.join(home, ".config/hubbub/hubbub.conf")) as file:
            assert "token = t0ken" in file.read()
    finally:
        server.close()


def check_trusts_no_certificate_that_nobody_signed(forum):
    server = impostor.Impostor(impostor.website, impostor.self_signed(forum.folder.name))
    try:
        for words in ([], ["unread"], ["login", server.url, "--nick", "ana"]):
            status, output, error = tool(forum, "ana", *words, **at(server, HUBBUB_PASSWORD="x"))
            assert (status, output) == (3, "") and "certificate" in error and "BoringSSL" not in error, (words, status, error)
    finally:
        server.close()


def check_says_when_the_server_is_newer_or_older(forum):
    for version, word in (("9.1.0", "newer"), ("0.0.3", "older"), ("0.1.7", "")):
        server = impostor.Impostor(impostor.forum([], server={"version": version, "protocol": "hubbub.v1"}))
        screen = Screen([binary("hubbub")], environment={**environment(forum, "ana"), **at(server)})
        try:
            screen.wait("/help")
            screen.type("/who")
            screen.wait("! heard /who")
            said = re.findall(r"the server is (\S+), (newer|older) than", screen.past)
            assert said == ([(version, word)] if word else []), (version, screen.past)
        finally:
            screen.close()
            server.close()


def check_survives_what_a_hostile_server_sends(forum):
    hostile = "".join(chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)]) + "\x1b[2J\x1b]0;owned\x07\x9b31m\x1bPq\x1b\\\u202e"
    deep = "[" * 5_000 + "]" * 5_000
    hub_event = {"at": "e.2", "ev": "hub", "hub": {
        "id": 3, "slug": "berlin", "name": hostile, "visibility": "public", "join": "open", "members": 1,
        "channels": [{"id": 11, "hub": 3, "address": "#berlin", "name": hostile, "topic": hostile, "last": 1},
                     {"id": 12, "address": "@x", "members": [{"id": 9, "nick": hostile, "name": hostile}], "last": 1}]}}
    message = {"id": 9_007_199_254_740_991, "channel": 12, "thread": 1, "number": 1, "root": True, "at": -9_007_199_254_740_991,
               "author": {"id": 9, "nick": hostile, "name": hostile}, "version": 1, "state": "live", "body": hostile + "x" * 1_000_000,
               "mentions": [5]}
    frames = ["", "{", deep, "null", '{"ev":1}', '{"re":0,"ok":{}}', '{"re":77,"no":{}}', b"\x00\xff", hub_event,
              {"at": hostile, "ev": "message.posted", "message": message, "thread": {}},
              {"at": "e.3", "ev": "notice", "notice": 1}, {"at": "e.4", "ev": hostile}, {"ev": "message.posted", "message": {}},
              {"at": "e.5", "ev": "read.moved", "channel": 11, "position": -1, "unread": -9_007_199_254_740_991}]
    server = impostor.Impostor(impostor.forum(frames))
    screen = Screen([binary("hubbub")], environment={**environment(forum, "ana"), **at(server)})
    try:
        screen.wait("/help")
        screen.type("/who")
        screen.wait("! heard /who")
        screen.put("still he")
        screen.keys("Tab")
        screen.put("re")
        until(lambda: screen.last.endswith("> still here"), lambda: screen.past)
        assert "owned" not in screen.tmux("display", "-p", "#{pane_title}")
        assert "\x1b[2J" not in screen.raw and "\x1b[31m" not in screen.raw
        screen.keys("C-u")
        screen.type("/quit")
        until(lambda: screen.last.endswith("shell>"), lambda: screen.past)
    finally:
        screen.close()
        server.close()


def sequences():
    """Every control of C0 and C1, and every sequence that ECMA-48 knows, in both of its forms."""
    yield from (chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)])
    finals = [chr(code) for code in range(0x40, 0x7F)]
    for introducer in ("\x1b[", "\x9b", "\x1b[?1;2", "\x9b38;5;1"):
        yield from (introducer + final for final in finals)
    yield from ("\x1b" + chr(code) for code in range(0x20, 0x7F))
    for opening in ("\x1b]", "\x9d", "\x1bP", "\x90", "\x1bX", "\x98", "\x1b^", "\x9e", "\x1b_", "\x9f"):
        for inside in ("0;owned", "52;c;QUJD", "8;;http://a.example", "1;2q", "Gi=1"):
            yield from (opening + inside + end for end in ("\x07", "\x1b\\", "\x9c"))


def seen(text, tab, line):
    """How it has to look: `^[` for an escape, `<9B>` for one of C1."""
    shown = {"\t": tab, "\n": line, "\r": line, "\x7f": "^?"}
    return "".join(shown.get(one, f"^{chr(ord(one) + 0x40)}" if ord(one) < 0x20 else f"<{ord(one):X}>" if 0x7F < ord(one) < 0xA0 else one)
                   for one in text)


def check_shows_every_control_sequence_as_text(forum):
    lines, expected = [], []
    for number, sequence in enumerate(sequences(), 1):
        nick, title, name, body = (f"{field}{number}:{sequence}:" for field in ("nick", "title", "name", "body"))
        expected += [seen(one, " ", " ") for one in (nick, title, name)]
        # A line break in a text breaks the line, and what a parser of Markdown has no sign for it replaces.
        expected += [seen(body, "    ", "")] if sequence not in ("\0", "\n", "\r") else []
        author = {"id": 9, "nick": nick, "name": nick}
        lines.append({"number": number, "message": {
            "id": number, "channel": 11, "thread": number, "number": number, "root": True, "at": 1, "version": 1, "state": "live",
            "author": author, "body": f"```\n{body}\n```",
            "files": [{"id": number, "name": name, "type": "image/png", "bytes": 1, "alt": "", "url": "/x"}]},
            "thread": {"id": number, "channel": 11, "number": number, "root": number, "state": "open", "starter": author, "replies": 0,
                       "title": title, "last": {"id": number, "at": 1}, "faces": [], "excerpt": ""}})
    server = impostor.Impostor(impostor.forum([impostor.HUB], lines=lines, hubs=[{"id": 3, "role": "member", "level": "mentions"}]))
    leader, follower = pty.openpty()
    fcntl.ioctl(leader, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 500, 0, 0))
    client = subprocess.Popen([binary("hubbub")], stdin=follower, stdout=follower, stderr=follower, start_new_session=True,
                              env={**os.environ, **environment(forum, "ana"), **at(server), "TERM": "xterm", "LC_ALL": "C.UTF-8",
                                   "NO_COLOR": "1"})
    raw = b""
    try:
        end = time.monotonic() + PATIENCE
        # Of the last message the file's line comes after the text.
        while not all(one.encode() in raw for one in expected[-4:]):
            assert time.monotonic() < end, raw[-2000:]
            if select.select([leader], [], [], 1)[0]:
                raw += os.read(leader, 65536)
    finally:
        client.terminate()
        client.wait(PATIENCE)
        os.close(leader)
        os.close(follower)
        server.close()
    missing = [one for one in expected if one.encode() not in raw]
    assert not missing, missing[:10]
    # Nothing else leaves the client than what moves the cursor, clears, and asks for marks around pasted text.
    left = re.sub(rb"\x1b\[[0-9;]*[ABCDGHJKP@]|\x1b\[\?2004[hl]|[\r\n\x08]", b"", raw)
    wrong = [one for one in left.decode() if ord(one) < 0x20 or 0x7F <= ord(one) < 0xA0]
    assert not wrong, (wrong[:10], left[:500])


def check_lives_without_standard_streams(forum):
    slug = hub(forum, "ana")
    given = {**os.environ, **environment(forum, "ana")}
    for closed in ("<&-", "<&- 2>&-", ">&-", "<&- >&- 2>&-"):
        done = subprocess.run(["bash", "-c", f"'{binary('hubbub')}' --json {closed}"], env=given, capture_output=True, timeout=PATIENCE)
        assert done.returncode == 0, (closed, done)
    done = subprocess.run(["bash", "-c", f"echo '/open #{slug}' | '{binary('hubbub')}' >/dev/full"], env=given,
                          capture_output=True, timeout=PATIENCE)
    assert done.returncode in (0, 1), done
    done = subprocess.run(["bash", "-c", f"'{binary('hubbub')}' post '#{slug}' <&-"], env=given, capture_output=True, timeout=PATIENCE)
    assert done.returncode == 1 and done.stderr.startswith(b"hubbub: "), done


def check_stays_whole_in_a_storm_of_resizes(forum):
    slug = hub(forum, "ana", "ben")
    screen = terminal(forum, "ben", slug)
    try:
        screen.put("this line stays as it ")
        pid = client_of(screen)
        for number in range(300):
            os.kill(pid, signal.SIGWINCH)
            if number % 50 == 0:
                screen.resize(40 + number // 5)
        screen.resize(80)
        forum.do("ana", "message.post", channel=f"#{slug}", body="in the middle of it")
        screen.wait("in the middle of it")
        screen.put("is")
        screen.wait_last(f"{slug} > this line stays as it is")
        screen.keys("Enter")
        screen.wait("this line stays as it is\n")
        until(lambda: len(forum.do("ana", "channel.history", channel=f"#{slug}")["lines"]) == 2, lambda: screen.past)
    finally:
        screen.close()


def check_ends_when_its_terminal_vanishes(forum):
    # Once with the signal that tells of it, once without.
    for command in (binary("hubbub"), f"(trap '' HUP; exec {binary('hubbub')})"):
        screen = terminal(forum, "ben")
        screen.type("/quit")
        screen.wait_last("shell>")
        screen.type(command)
        try:
            until(lambda: screen.past.count("/help") > 1, lambda: screen.past)
            pid = client_of(screen)
        finally:
            screen.close()
        until(lambda: not os.path.exists(f"/proc/{pid}"), f"{command} goes on without a terminal")


def check_has_manual_pages_of_all_that_help_says(forum):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([os.path.join(REPOSITORY, "Scripts/manuals"), folder], capture_output=True, text=True, timeout=PATIENCE,
                              env={**os.environ, "HUBBUB": binary("hubbub"), "HUBBUBD": binary("hubbubd")})
        assert done.returncode == 0, done.stderr
        pages = {name: open(os.path.join(folder, name), encoding="utf-8").read() for name in os.listdir(folder)}
        plain = {name: text.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "") for name, text in pages.items()}
        for program, page in (("hubbub", "hubbub.1"), ("hubbubd", "hubbubd.8")):
            names = re.findall(r"^  ([a-z]+) ", tool(forum, "ana", "--help")[1] if program == "hubbub" else subprocess.run(
                [binary(program), "--help"], capture_output=True, text=True).stdout.split("SUBCOMMANDS:")[1], re.MULTILINE)
            assert len(names) > 4, names
            for name in names:
                assert f"{program} {name}" in plain[page], (name, page)
                said = subprocess.run([binary(program), name, "--help"], capture_output=True, text=True).stdout
                for option in set(re.findall(r"--[a-z-]+", said.split("OPTIONS:")[-1])) - {"--help", "--version"}:
                    assert option in plain[page], (name, option)
        for setting in ("notify", "reconnect", "history", "ignored", "links", "editor", "keyring"):
            assert f"{setting} = " in plain["hubbub.conf.5"], setting
        assert "public-url" in plain["hubbubd.8"]
        for name in ("hubbub.bash", "hubbubd.bash"):
            assert subprocess.run(["bash", "-n", os.path.join(folder, name)]).returncode == 0
            assert "unread" in pages["_hubbub"] and "unread" in pages["hubbub.fish"]
