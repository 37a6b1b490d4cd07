"""The client as a tool for scripts."""

import os
import signal
import stat
import subprocess

from client import environment, hub, objects, pipe
from forum import PATIENCE, binary, until
from screen import Screen


def check_answers_lines_in_order(forum):
    slug = hub(forum, "ana")
    status, output, error = pipe(forum, "ana", f"/open #{slug}\nfirst\n/reply 1 second\n/resolve 1\n", "--json")
    answers = objects(output)
    assert status == 0, (status, output, error)
    assert [one["line"] for one in answers] == [1, 2, 3, 4], output
    assert answers[1]["ok"]["result"]["message"]["number"] == 1, output
    assert answers[2]["ok"]["result"]["message"]["thread"] == answers[1]["ok"]["result"]["message"]["thread"]
    assert answers[3]["ok"]["result"]["thread"]["state"] == "resolved", output


def check_says_by_its_exit_status_what_went_wrong(forum):
    slug = hub(forum, "ana")
    assert pipe(forum, "ana", "/hubs\n")[0] == 0
    status, output, _ = pipe(forum, "ana", f"/open #{slug}\n/react 99 :tada:\nstill here\n")
    assert status == 1, (status, output)
    assert "still here" in output, output
    assert any(line.startswith("! ") for line in output.splitlines()), output
    assert pipe(forum, "ana", "", "--no-such-option")[0] == 2
    assert pipe(forum, "ana", "", HUBBUB_SERVER="not an address")[0] == 2
    assert pipe(forum, "ana", "", HUBBUB_SERVER="http://127.0.0.1:1")[0] == 3
    assert pipe(forum, "ana", "", HUBBUB_TOKEN="wrong")[0] == 3
    assert pipe(forum, "ana", "", "--version")[1].startswith("hubbub 0.1.0 (hubbub.v1)")
    assert "--follow" in pipe(forum, "ana", "", "--help", "talk")[1] + pipe(forum, "ana", "", "talk", "--help")[1]


def check_prints_plain_text_without_json(forum):
    slug = hub(forum, "ana")
    _, output, _ = pipe(forum, "ana", f"/open #{slug}\nBonjour\n")
    assert "  1  " in output and " you " in output and "Bonjour" in output, output
    assert "\x1b" not in output, output


def check_opens_a_channel_as_a_terminal_does(forum):
    slug = hub(forum, "ana", "ben")
    forum.do("ana", "message.post", channel=f"#{slug}", body="a root")
    forum.do("ben", "message.post", reply_to=f"#{slug}/1", body="its answer")
    _, output, _ = pipe(forum, "ana", f"/open #{slug}\n")
    assert "you     a root" in output and "ben     ↳1  its answer" in output, output
    _, output, _ = pipe(forum, "ana", f"/open #{slug}\n", "--json")
    answer, = objects(output)
    assert answer["ok"]["command"] == "channel.open" and len(answer["ok"]["result"]["lines"]) == 2, output


def check_prints_a_whole_link_for_an_invite(forum):
    slug = hub(forum, "ana")
    _, output, _ = pipe(forum, "ana", f"/open #{slug}\n/invite 7d 20\n")
    assert output.splitlines()[-1].startswith(f"{forum.url}/invite/"), output


def check_says_which_line_would_work(forum):
    slug = hub(forum, "ana", "ben")
    for line, said in (("/mute", "/level #hub/topic mute"), (f"/mute #{slug}", f"/level #{slug} mute"), ("/ban ben spam", "/ban ben 7d r1 spam"),
                       ("/mute ben 4h too loud", "/mute ben 4h r1 too loud"), ("/mute ben", "/mute ben 2h r1")):
        status, output, _ = pipe(forum, "ana", f"/open #{slug}\n{line}\n")
        assert status == 1 and output.splitlines()[-1].endswith(said), (line, output)


def check_follows_and_prints_events(forum):
    slug = hub(forum, "ana", "ben")
    follower = subprocess.Popen([binary("hubbub"), "--json", "--follow"], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, text=True, env={**os.environ, **environment(forum, "ana")})
    try:
        until(lambda: "hub" in follower.stdout.readline(), "no hub event")
        forum.do("ben", "message.post", channel=f"#{slug}", body="for those who follow")
        until(lambda: "for those who follow" in follower.stdout.readline(), "no event")
        assert forum.unread("ana", f"#{slug}") == 1, "a script has read something"
    finally:
        follower.terminate()
        assert follower.wait(PATIENCE) == -signal.SIGTERM


def check_ends_quietly_when_nobody_reads(forum):
    done = subprocess.run(["bash", "-c", f"yes /hubs | {binary('hubbub')} --json | head -1; echo ${{PIPESTATUS[1]}}"],
                          capture_output=True, text=True, env={**os.environ, **environment(forum, "ana")}, timeout=PATIENCE)
    assert done.stdout.splitlines()[-1] == "0", done.stdout
    assert done.stderr.strip() == "", done.stderr


def check_refuses_lines_it_cannot_send(forum):
    slug = hub(forum, "ana")
    given = f"/open #{slug}\n".encode() + b"x" * 1_000_000 + b"\n\xff\xfe\nlast\n"
    done = subprocess.run([binary("hubbub"), "--json"], input=given, capture_output=True, timeout=PATIENCE,
                          env={**os.environ, **environment(forum, "ana")})
    answers = objects(done.stdout.decode())
    assert done.returncode == 1
    assert [one.get("no", {}).get("code") for one in answers] == [None, "too_long", "bad_request", None], answers
    assert answers[3]["ok"]["result"]["message"]["body"] == "last"


def check_logs_in_without_showing_the_password(forum):
    home = os.path.join(forum.folder.name, "home")
    screen = Screen([binary("hubbub"), "login", forum.url], environment={"HOME": home})
    try:
        screen.wait("Nick or e-mail:")
        screen.type("ben")
        screen.wait("Password:")
        screen.type("correct horse battery")
        screen.wait("Logged in as ben")
        assert "correct" not in screen.past, screen.past
        path = os.path.join(home, ".config/hubbub/hubbub.conf")
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
        screen.type("stty -a | grep -o ' -*echo '")
        screen.wait("\n echo ")
        screen.type(f"echo /hubs | {binary('hubbub')}; echo status $?")
        screen.wait("status 0")
        screen.type(f"{binary('hubbub')} logout; echo status $?")
        screen.wait("Logged out.")
        screen.type(f"echo /hubs | {binary('hubbub')} --server {forum.url}; echo status $?")
        screen.wait("status 3")
    finally:
        screen.close()


def check_logs_in_with_a_password_from_input(forum):
    home = os.path.join(forum.folder.name, "home2")
    login = [binary("hubbub"), "login", forum.url, "--nick", "ben", "--password-stdin"]
    given = {**os.environ, "HOME": home, "LC_ALL": "C.UTF-8"}
    wrong = subprocess.run(login, input="wrong password\n", capture_output=True, text=True, env=given, timeout=PATIENCE)
    assert wrong.returncode == 1 and wrong.stderr.startswith("hubbub: "), (wrong.returncode, wrong.stderr)
    right = subprocess.run(login, input="correct horse battery\n", capture_output=True, text=True, env=given, timeout=PATIENCE)
    assert right.returncode == 0, right.stderr
