"""The commands of the tool: each prints what it is asked for, and says by its status what came of it."""

import json
import os
import stat
import subprocess
import textwrap

from client import environment, hub, objects
from forum import PATIENCE, REPOSITORY, binary


def tool(forum, nick, *words, given="", **more):
    """A command of the client: its exit status, standard output and standard error."""
    done = subprocess.run([binary("hubbub"), *words], input=given, capture_output=True, text=True, timeout=PATIENCE,
                          env={**os.environ, **environment(forum, nick), "LC_ALL": "C.UTF-8", **more})
    return done.returncode, done.stdout, done.stderr


def check_posts_and_reads_and_replies(forum):
    slug = hub(forum, "ana", "ben")
    status, output, error = tool(forum, "ana", "post", f"#{slug}", given="A bigger room?\n\nWe were 19.\n")
    assert (status, output, error) == (0, f"#{slug}/1\n", ""), (status, output, error)
    status, output, error = tool(forum, "ben", "post", f"#{slug}", "--reply", "1", "--quiet", given="Oui, à 20 h.\n")
    assert (status, output, error) == (0, "", ""), (status, output, error)
    status, output, _ = tool(forum, "ana", "post", f"#{slug}", "--title", "Thursday", "--json", given="as always")
    answer, = objects(output)
    assert answer["thread"]["title"] == "Thursday" and answer["message"]["number"] == 3, answer
    status, output, _ = tool(forum, "ben", "read", f"#{slug}", "--since", "2h")
    assert status == 0 and "ana     A bigger room?" in output and "ben     ↳1  Oui, à 20 h." in output, output
    status, output, _ = tool(forum, "ben", "read", f"#{slug}", "--since", "2h", "--json")
    lines = objects(output)
    assert [one["number"] for one in lines] == [1, 2, 3], output
    assert lines[0]["message"]["body"] == "A bigger room?\n\nWe were 19." and lines[0]["thread"]["replies"] == 1
    status, output, _ = tool(forum, "ben", "read", f"#{slug}/1", "--json")
    assert [one["number"] for one in objects(output)] == [1, 2], output
    bodies = [line["message"]["body"] for line in forum.do("ana", "channel.history", channel=f"#{slug}")["lines"]]
    assert bodies == ["A bigger room?\n\nWe were 19.", "as always"], bodies


def check_reads_page_after_page_and_knows_threads_that_began_before(forum):
    slug = hub(forum, "ana", "ben", "giulia")
    forum.do("ana", "message.post", channel=f"#{slug}", body="long ago")
    for number in range(104):
        forum.do(("ana", "ben", "giulia")[number % 3], "message.post", channel=f"#{slug}", body=f"between {number}")
    forum.do("ben", "message.post", reply_to=f"#{slug}/1", body="only now")
    status, output, _ = tool(forum, "ana", "read", f"#{slug}", "--since", "1d", "--json")
    assert status == 0 and [one["number"] for one in objects(output)] == list(range(1, 107)), output[-300:]
    _, output, _ = tool(forum, "ana", "read", f"#{slug}", "--json")
    assert [one["number"] for one in objects(output)] == list(range(7, 107)), output[-300:]
    _, output, _ = tool(forum, "ana", "read", f"#{slug}")
    assert "-- ↳1: long ago (ana)\n" in output and "↳1  only now" in output and output.count("long ago") == 1, output


def check_lists_what_is_unread_and_reads_nothing(forum):
    here, there = hub(forum, "ana", "ben"), hub(forum, "ana", "ben")
    for one in forum.do("ben", "unread.list")["channels"]:
        forum.do("ben", "read.mark", channel=one["channel"]["id"])
    assert tool(forum, "ben", "unread", "--json")[:2] == (0, "")
    forum.do("ben", "message.post", channel=f"#{here}", body="begun by ben")
    forum.do("ana", "message.post", reply_to=f"#{here}/1", body="answered by ana")
    forum.do("ana", "message.post", channel=f"#{there}", body="elsewhere, for @ben")
    for _ in range(2):
        status, output, _ = tool(forum, "ben", "unread", "--json")
        said = {one["channel"]["address"]: (one["unread"], one["mentions"]) for one in objects(output)}
        assert status == 0 and said == {f"#{here}": (1, 0), f"#{there}": (1, 1)}, output
    status, output, _ = tool(forum, "ben", "unread")
    assert f"#{here}  1 unread" in output and f"#{there}  1 unread, 1 mention" in output, output
    status, output, _ = tool(forum, "ben", "unread", "--whole")
    assert "↳1  answered by ana" in output and "elsewhere, for @ben" in output, output
    # The thread's name stands before its first reply; its root, which is read, does not.
    assert "-- ↳1: begun by ben (ben)" in output and output.count("begun by ben") == 1, output
    whole = {one["channel"]["address"]: one for one in objects(tool(forum, "ben", "unread", "--whole", "--json")[1])}
    assert [line["number"] for line in whole[f"#{here}"]["lines"]] == [2], whole
    assert forum.unread("ben", f"#{there}") == 1


def check_searches(forum):
    slug = hub(forum, "ana")
    for number in range(3):
        forum.do("ana", "message.post", channel=f"#{slug}", body=f"La réunionnaise numéro {number}")
    status, output, _ = tool(forum, "ana", "search", "reunionnaise", f"in:#{slug}", "--json")
    assert status == 0 and [one["message"]["number"] for one in objects(output)] == [3, 2, 1], output
    status, output, _ = tool(forum, "ana", "search", "reunionnaise", f"in:#{slug}", "--limit", "1")
    assert "*réunionnaise* numéro 2" in output and "3 found" in output and "numéro 1" not in output, output


def check_does_any_command(forum):
    slug = hub(forum, "ana")
    status, output, _ = tool(forum, "ana", "do", "member.show", "member=ana")
    assert status == 0 and objects(output)[0]["member"]["nick"] == "ana", output
    status, output, _ = tool(forum, "ana", "do", "message.post", f"channel=#{slug}", "body@-", given="from a file\n")
    assert objects(output)[0]["message"]["body"] == "from a file", output
    status, output, _ = tool(forum, "ana", "do", "channel.history", f"channel=#{slug}", "limit=1", "replies=yes")
    assert status == 0 and len(objects(output)[0]["lines"]) == 1, output
    status, output, error = tool(forum, "ana", "do", "message.react", f"message=#{slug}/99", "emoji=🎉")
    assert status == 1 and objects(output)[0]["no"]["code"] == "not_found" and error.startswith("hubbub: "), (output, error)
    for words in (["member.shwo"], ["member.show", "member"], ["member.show", "nick=ana"],
                  ["channel.history", "channel=1", "limit=two"], ["member.show", "member:={"]):
        status, output, error = tool(forum, "ana", "do", *words)
        assert (status, output) == (2, "") and error.startswith("hubbub: "), (words, status, output, error)


def check_runs_a_script_and_stops_where_told(forum):
    slug = hub(forum, "ana")
    path = os.path.join(forum.folder.name, "evening.hubbub")
    with open(path, "w") as script:
        script.write(f"#!/usr/bin/env -S hubbub run\n/open #{slug}\nfirst\n/react 77 :tada:\nsecond\n")
    status, output, _ = tool(forum, "ana", "run", path, "--json")
    assert status == 1 and ["ok" in one for one in objects(output)] == [True, True, True, False, True], output
    status, output, _ = tool(forum, "ana", "run", path, "--json", "--strict")
    assert status == 1 and [one["line"] for one in objects(output)] == [1, 2, 3, 4], output
    bodies = [line["message"]["body"] for line in forum.do("ana", "channel.history", channel=f"#{slug}")["lines"]]
    assert bodies == ["first", "second", "first"], bodies
    status, output, _ = tool(forum, "ana", "run", "-", "--quiet", given=f"/open #{slug}\n/react 77 :tada:\n")
    assert status == 1 and len(output.splitlines()) == 1 and output.startswith("! "), output
    assert tool(forum, "ana", "run", "/no/such/file")[0] == 2


def check_follows_until_it_is_stopped(forum):
    slug = hub(forum, "ana", "ben")
    follower = subprocess.Popen([binary("hubbub"), "follow", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                text=True, env={**os.environ, **environment(forum, "ana")})
    try:
        # Its input is nobody's business: what stands there is not sent.
        follower.stdin.write(f"/open #{slug}\nnot to be posted\n")
        follower.stdin.flush()
        while "hub" not in json.loads(follower.stdout.readline()):
            pass
        forum.do("ben", "message.post", channel=f"#{slug}", body="for those who follow")
        while (event := json.loads(follower.stdout.readline())).get("ev") != "message.posted":
            pass
        assert event["message"]["body"] == "for those who follow", event
    finally:
        follower.terminate()
        follower.wait(PATIENCE)


def check_says_by_its_status_what_went_wrong_in_a_command(forum):
    hub(forum, "ana")
    gone = {"HUBBUB_SERVER": "http://127.0.0.1:1"}
    for words in (["unread"], ["search", "x"], ["read", "#x"], ["post", "#x"], ["do", "hub.list"], ["run", "-"]):
        status, output, error = tool(forum, "ana", *words, **gone)
        assert (status, output) == (3, "") and error.startswith("hubbub: "), (words, status, output, error)
        status, _, error = tool(forum, "ana", *words, HUBBUB_TOKEN="wrong")
        assert status == 3 and "log in again" in error, (words, status, error)
        status, _, _ = tool(forum, "ana", *words, "--no-such-option")
        assert status == 2, words
    for words in (["read", "#no-such-hub"], ["post", "#no-such-hub"]):
        status, output, error = tool(forum, "ana", *words, given="text")
        assert (status, output) == (1, "") and error.startswith("hubbub: "), (words, status, output, error)
    status, _, error = tool(forum, "ana", "-v", "unread")
    assert status == 0 and "unread.list: 200" in error, error
    assert "--token " not in tool(forum, "ana", "talk", "--help")[1]


def check_takes_its_token_from_a_file(forum):
    path = os.path.join(forum.folder.name, "token")
    with open(path, "w") as file:
        file.write(forum.tokens["ben"] + "\n")
    status, output, _ = tool(forum, "ana", "--token-file", path, "do", "session.list", HUBBUB_TOKEN="")
    assert status == 0, output
    assert tool(forum, "ana", "unread", "--token-file", path + ".none")[0] == 2


def check_knows_several_accounts(forum):
    home = os.path.join(forum.folder.name, "home3")
    given = {"HOME": home, "HUBBUB_SERVER": "", "HUBBUB_TOKEN": ""}
    path = os.path.join(home, ".config/hubbub/hubbub.conf")
    plain = {key: value for key, value in {**os.environ, **given, "LC_ALL": "C.UTF-8"}.items()
             if value or not key.startswith("HUBBUB_")}

    def run(*words, given="", **more):
        done = subprocess.run([binary("hubbub"), *words], input=given, capture_output=True, text=True, timeout=PATIENCE,
                              env={**plain, **more})
        return done.returncode, done.stdout, done.stderr

    password = "correct horse battery"
    assert run("login", forum.url, "--nick", "ben", HUBBUB_PASSWORD=password)[0] == 0
    assert run("login", forum.url, "--nick", "ana", "--account", "work", "--password-stdin", given=password + "\n")[0] == 0
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    with open(path) as file:
        assert password not in file.read()
    status, output, _ = run("accounts")
    assert [line.split()[0:2] for line in output.splitlines()] == [
        [f"ben@127.0.0.1:{forum.port}", forum.url], ["*", "work"]], output

    def who(*words):
        status, output, error = run("do", "message.post", f"channel=#{slug}", "body=me", *words)
        return objects(output)[0]["message"]["author"]["nick"] if status == 0 else (status, output, error)

    slug = hub(forum, "ana", "ben")
    assert who() == "ana"
    assert who("--account", "ben") == "ben"
    assert who("--account", f"ben@127.0.0.1:{forum.port}") == "ben"
    assert who("--account", "nobody")[0] == 2
    # Settings and comments of a hand stay; a setting is changed by a word.
    with open(path) as file:
        before = file.read()
    with open(path, "w") as file:
        file.write("# my own words\n" + before)
    os.chmod(path, 0o644)
    status, _, error = run("config", "notify=bell")
    assert status == 0 and "mode 600" in error and stat.S_IMODE(os.stat(path).st_mode) == 0o600, error
    assert run("config", "notify")[1] == "bell\n"
    assert run("config", "notify=loud")[0] == 2 and run("config", "colour")[0] == 2
    assert run("config", "account=work")[0] == 0
    assert run("logout", "work")[0] == 0
    with open(path) as file:
        after = file.read()
    assert after.startswith("# my own words\n") and "work" not in after and "notify = bell" in after, after
    assert who() == "ben"
    with open(path, "a") as file:
        file.write(textwrap.dedent("""\
            [broken
            nonsense = 1
            """))
    status, _, error = run("unread")
    assert status == 0 and "[broken" in error and "nonsense" in error, error


def check_keeps_its_login_in_a_keyring(forum):
    home = os.path.join(forum.folder.name, "home-keyring")
    folder = os.path.join(home, "bin")
    os.makedirs(folder)
    # As secret-tool does it: the secret on standard input and output, the rest are names.
    with open(os.path.join(folder, "secret-tool"), "w") as file:
        file.write(f'''#!/bin/sh
printf "%s\\n" "$*" >> {folder}/asked
case $1 in
store) cat > {folder}/secret ;;
lookup) cat {folder}/secret 2> /dev/null ;;
clear) rm {folder}/secret ;;
esac
''')
    os.chmod(file.name, stat.S_IRWXU)
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("HUBBUB_", "XDG_"))}

    def run(*words, path=f"{folder}:{os.environ['PATH']}", **more):
        done = subprocess.run([binary("hubbub"), *words], input="", capture_output=True, text=True, timeout=PATIENCE,
                              env={**plain, "HOME": home, "LC_ALL": "C.UTF-8", "PATH": path, **more})
        return done.returncode, done.stdout, done.stderr

    assert run("config", "keyring=on")[0] == 0
    status, _, error = run("login", forum.url, "--nick", "ben", path="/nowhere", HUBBUB_PASSWORD="correct horse battery")
    assert status == 1 and "keyring=off" in error, (status, error)
    # A keyring that is locked: the session that was begun is ended.
    locked = os.path.join(home, "locked")
    os.makedirs(locked)
    with open(os.path.join(locked, "secret-tool"), "w") as file:
        file.write(f"#!/bin/sh\ncat > {locked}/secret\nexit 1\n")
    os.chmod(file.name, stat.S_IRWXU)
    status, _, error = run("login", forum.url, "--nick", "ben", path=f"{locked}:{os.environ['PATH']}",
                           HUBBUB_PASSWORD="correct horse battery")
    assert status == 1 and "keyring=off" in error, (status, error)
    with open(os.path.join(locked, "secret")) as file:
        assert tool(forum, "ben", "unread", HUBBUB_TOKEN=file.read())[0] == 3, "the session goes on"
    assert run("login", forum.url, "--nick", "ben", HUBBUB_PASSWORD="correct horse battery")[0] == 0
    with open(os.path.join(folder, "secret")) as file:
        token = file.read()
    with open(os.path.join(home, ".config/hubbub/hubbub.conf")) as file:
        config = file.read()
    assert len(token) > 20 and token not in config and "token = (keyring)" in config, config
    assert run("unread")[0] == 0
    status, _, error = run("unread", path="/nowhere")
    assert status == 3 and "keyring=off" in error, (status, error)
    assert run("logout")[0] == 0 and not os.path.exists(os.path.join(folder, "secret"))
    assert tool(forum, "ben", "unread", HUBBUB_TOKEN=token)[0] == 3, "the session goes on"
    with open(os.path.join(folder, "asked")) as file:
        asked = file.read()
    assert token not in asked and asked.split()[0] == "store" and "clear application hubbub account ben@127.0.0.1" in asked, asked


def check_mails_the_digest_of_the_readme(forum):
    with open(os.path.join(REPOSITORY, "README.md"), encoding="utf-8") as file:
        line, = [line for line in file.read().splitlines() if "| mail " in line]
    folder = os.path.join(forum.folder.name, "digest")
    os.makedirs(folder)
    with open(os.path.join(folder, "mail"), "w") as file:
        # As mail -E does it: what is empty is not sent.
        file.write(f'#!/bin/sh\nbody=$(cat)\n[ -z "$body" ] || printf "%s\\n" "$@" "$body" >> {folder}/sent\n')
    os.chmod(file.name, stat.S_IRWXU)
    os.symlink(binary("hubbub"), os.path.join(folder, "hubbub"))
    one, two = hub(forum, "ana", "ben"), hub(forum, "ana", "ben")
    for channel in forum.do("ben", "unread.list")["channels"]:
        forum.do("ben", "read.mark", channel=channel["channel"]["id"])
    sent = os.path.join(folder, "sent")
    given = {**os.environ, **environment(forum, "ben"), "LC_ALL": "C.UTF-8", "PATH": f"{folder}:{os.environ['PATH']}"}

    def run():
        subprocess.run(["bash", "-o", "pipefail", "-ec", line], env=given, check=True, timeout=PATIENCE)

    run()
    assert not os.path.exists(sent), open(sent).read()
    forum.do("ana", "message.post", channel=f"#{one}", title="Thursday", body="A bigger room, **please**?\n\nWe were 19.")
    forum.do("ana", "message.post", reply_to=f"#{one}/1", body="Or two evenings.")
    forum.do("ana", "message.post", channel=f"#{two}", body="Elsewhere, à 20 h")
    run()
    mail = open(sent, encoding="utf-8").read()
    assert mail.splitlines()[:2] == ["-E", "-s"] and "ana@example.org" in mail, mail
    for said in (f"#{one}", f"#{two}", "Thursday", "A bigger room, **please**?", "We were 19.", "↳1  Or two evenings.", "à 20 h"):
        assert said in mail, (said, mail)
    assert "\x1b" not in mail
