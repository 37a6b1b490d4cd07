"""Files through a real server: from a terminal, from a pipe, from one command; and back again, byte for byte."""

import json
import os
import struct
import subprocess
import urllib.request
import uuid
import zlib

from check_scripting import tool
from client import environment, hub, objects, pipe, terminal
from forum import PATIENCE, binary, until


def png(width=8, height=6, words=b""):
    """A picture, with words that tell of it if there are any."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(one % 256 for one in range(width * 3)) for _ in range(height))
    told = chunk(b"tEXt", b"Comment\0" + words) if words else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + told
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def written(forum, name, content):
    path = os.path.join(forum.folder.name, name)
    with open(path, "wb") as file:
        file.write(content)
    return path


def poster(forum, nick):
    """Somebody who has posted nothing yet, so that nothing is too much at once."""
    if nick not in forum.tokens:
        forum.member(nick)


def fetched(forum, nick, file):
    """What the server gives back for a file."""
    request = urllib.request.Request(forum.url + file["url"], headers={"Authorization": f"Bearer {forum.tokens[nick]}"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return answer.read()


def last(forum, slug):
    return forum.do("ana", "channel.history", channel=f"#{slug}", replies=True)["lines"][-1]["message"]


def check_posts_files_with_one_command(forum):
    poster(forum, "nora")
    slug = hub(forum, "ana", "ben", "nora")
    notes, pier = os.urandom(300_000), png(words=b"Anna's garden")
    first, second = written(forum, "notes of today.bin", notes), written(forum, "pier.png", pier)
    status, output, error = tool(forum, "nora", "post", f"#{slug}", "--file", first, "--file", second, "--alt", "A pier", given="Both of them\n")
    assert (status, output, error) == (0, f"#{slug}/1\n", ""), (status, output, error)
    message = last(forum, slug)
    assert message["body"] == "Both of them", message
    assert [(one["name"], one.get("alt")) for one in message["files"]] == [("notes of today.bin", None), ("pier.png", "A pier")], message
    assert fetched(forum, "ben", message["files"][0]) == notes
    stored = fetched(forum, "ben", message["files"][1])
    assert stored == png() and b"garden" not in stored, "the picture still tells of its place"
    # A file says enough by itself.
    status, output, _ = tool(forum, "nora", "post", f"#{slug}", f"--file={second}", "--reply", "1", "--json", given="")
    answer, = objects(output)
    assert status == 0 and answer["message"]["body"] == "" and len(answer["message"]["files"]) == 1, output
    # Nothing is posted where a file is not one, or is refused.
    for words, expected in ((["--file", "/no/such/file"], 2), (["--file", first, "--file", "/tmp"], 2),
                            (["--file", written(forum, "nothing.txt", b"")], 1), (["--alt", "x", "--file", first], 2),
                            (["--file", first] * 11, 2)):
        status, output, error = tool(forum, "nora", "post", f"#{slug}", *words, given="not to be posted")
        assert (status, output) == (expected, "") and error.startswith("hubbub: "), (words, status, output, error)
    assert last(forum, slug)["number"] == 2


def check_sends_and_saves_files_in_a_pipe(forum):
    poster(forum, "nils")
    slug = hub(forum, "ana", "ben", "nils")
    content = os.urandom(200_000)
    written(forum, "low tide.bin", content)
    folder = os.path.join(forum.folder.name, "taken")
    os.makedirs(folder)
    lines = [f"/open #{slug}", "before", '/upload "~/low tide.bin" alt:"Low tide, seen from above" Look', "after", "/files"]
    status, output, _ = pipe(forum, "nils", "\n".join(lines) + "\n", "--json", HOME=forum.folder.name)
    answers = objects(output)
    assert status == 0 and [one["line"] for one in answers] == [1, 2, 3, 4, 5], output
    message = answers[2]["ok"]["result"]["message"]
    assert (message["number"], message["body"]) == (2, "Look") and answers[3]["ok"]["result"]["message"]["number"] == 3, output
    file, = answers[4]["ok"]["files"]
    assert (file["name"], file["alt"]) == ("low tide.bin", "Low tide, seen from above"), output
    status, output, _ = pipe(forum, "ben", f"/open #{slug}\n/files\n/files {file['id']} {folder}\n/files {file['id']} {folder}\n")
    assert status == 0 and output.count(f"[file {file['id']}] low tide.bin") == 2 and "saved as" in output, output
    for name in ("low tide.bin", "2-low tide.bin"):
        with open(os.path.join(folder, name), "rb") as saved:
            assert saved.read() == content, name
    # What cannot be done is refused, each line by itself; without a terminal nobody is asked anything.
    lines = ["/upload /etc/hostname", f"/open #{slug}", "/upload /no/such/file", "/files 999999", "/files 999999 /no/such/folder",
             "/editor", "/away", "still here"]
    status, output, _ = pipe(forum, "nils", "\n".join(lines) + "\n", "--json")
    answers = objects(output)
    assert status == 1 and [one["line"] for one in answers] == list(range(1, 9)), output
    assert [one.get("no", {}).get("code") for one in answers] == ["invalid", None, "invalid", "not_found", "not_found", "usage", "usage", None], output
    status, output, _ = tool(forum, "nils", "run", "-", "--strict", "--json", given=f"/open #{slug}\n/upload /no/such/file\nnot this\n")
    assert status == 1 and len(objects(output)) == 2, output
    assert last(forum, slug)["body"] == "still here"


def check_sends_files_from_a_terminal_to_a_real_server(forum):
    poster(forum, "nele")
    slug = hub(forum, "ana", "ben", "nele")
    content = png()
    written(forum, "quay.png", content)
    reader = terminal(forum, "ben", slug)
    screen = terminal(forum, "nele", slug, HOME=forum.folder.name)
    try:
        screen.type("/upload ~/quay.png The quay")
        screen.wait_last("alt >")
        screen.type("Boats at a quay")
        screen.wait("quay.png, image/png")
        reader.wait(": Boats at a quay")
        screen.wait_last(f"{slug} >")
        message = last(forum, slug)
        assert (message["body"], message["files"][0]["alt"]) == ("The quay", "Boats at a quay"), message
        folder = os.path.join(forum.folder.name, "quay")
        os.makedirs(folder)
        reader.type(f"/files {message['files'][0]['id']} {folder}")
        reader.wait("saved as")
        with open(os.path.join(folder, "quay.png"), "rb") as saved:
            assert saved.read() == content
        # Larger than the server takes: its own words, and nothing is posted.
        large = forum_limit(forum) + 1
        with open(os.path.join(forum.folder.name, "large.bin"), "wb") as file:
            file.truncate(large)
        screen.type("/upload ~/large.bin")
        until(lambda: screen.past.count("\n! ") == 1, lambda: screen.past)
        screen.wait_last(f"{slug} >")
        assert last(forum, slug)["id"] == message["id"]
        # A message that is gone takes its file with it.
        forum.do("nele", "message.delete", message=message["id"])
        reader.wait("deleted")
        reader.type(f"/files {message['files'][0]['id']} {folder}")
        reader.wait("! There is no such thing here.")
        assert os.listdir(folder) == ["quay.png"]
    finally:
        screen.close()
        reader.close()


def check_gives_a_hub_its_picture(forum):
    # Runs the hub, and has sent nothing yet, so that nothing is too much at once.
    if "nina" not in forum.tokens:
        forum.member("nina", "--operator")
    slug = hub(forum, "nina", "ben")
    content = png(words=b"Anna's garden")
    written(forum, "our bear.png", content)
    screen = terminal(forum, "nina", slug, HOME=forum.folder.name)
    try:
        screen.type("/hub set image ~/our bear.png")
        screen.wait_words(f"{forum.url}/files/")
        image = forum.do("ben", "channel.open", channel=f"#{slug}")["hub"]["image"]
        assert image["name"] == "our bear.png" and fetched(forum, "ben", image) == png(), image
        screen.wait_last(f"{slug} >")
        screen.type(f"/hub set #{slug} image none")
        until(lambda: "image" not in forum.do("ben", "channel.open", channel=f"#{slug}")["hub"], lambda: screen.past)
        screen.type("/hub set image /no/such/bear")
        screen.wait("! /no/such/bear: No such file or directory")
    finally:
        screen.close()
    # In a pipe, from anywhere; everyone who lists the hubs learns of it, and saves it.
    small, wide = written(forum, "bear.png", png()), written(forum, "wide.png", png(width=2049, height=1))
    words = written(forum, "words.txt", b"no picture")
    folder = os.path.join(forum.folder.name, "pictures")
    os.makedirs(folder)
    lines = [f'/hub set #{slug} image "{small}"', f"/hub set image {small}", f"/hub set #{slug} image {words}",
             f"/hub set #{slug} image {wide}", f"/hub set #{slug} image", f"/hub set #{slug} image 999999", f"/open #{slug}",
             f"/hub set image {small}"]
    status, output, _ = pipe(forum, "nina", "\n".join(lines) + "\n", "--json")
    answers = objects(output)
    assert status == 1 and [one["line"] for one in answers] == list(range(1, 9)), output
    codes = [one.get("no", {}).get("code") for one in answers]
    assert codes == [None, "invalid", "invalid", "too_long", "usage", "not_found", None, None], output
    image = answers[7]["ok"]["result"]["hub"]["image"]
    assert image["name"] == "bear.png" and image["id"] != answers[0]["ok"]["result"]["hub"]["image"]["id"], output
    assert objects(pipe(forum, "ben", f"/hub set #{slug} image {small}\n", "--json")[1])[0]["no"]["code"] == "forbidden"
    status, output, _ = pipe(forum, "ben", f"/hubs\n/files {image['id']} {folder}\n")
    about = output[output.index(f"#{slug}  "):].split("\n")[1]
    assert status == 0 and about == f"  picture: [file {image['id']}] bear.png, image/png, {image['bytes']} B  {forum.url}{image['url']}", output
    with open(os.path.join(folder, "bear.png"), "rb") as saved:
        assert saved.read() == png()


def forum_limit(forum):
    with urllib.request.urlopen(f"{forum.url}/api/v1/limits", timeout=PATIENCE) as answer:
        return json.load(answer)["ok"]["upload_bytes"]


def approve(forum, nick, code):
    """Lets in who asks, as the page of a member does it: logged in with a cookie."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def ask(command, **fields):
        request = urllib.request.Request(f"{forum.url}/api/v1/{command}", data=json.dumps(fields).encode(),
                                         headers={"Content-Type": "application/json", "Origin": forum.url})
        with browser.open(request, timeout=PATIENCE) as answer:
            return json.load(answer)["ok"]

    ask("account.login", nick=nick, password="correct horse battery", cookie=True)
    assert "hubbub" in ask("login.show", code=code)["client"], "what asks is not told"
    ask("login.approve", code=code, key=uuid.uuid4().hex)


def check_logs_in_by_a_code_that_a_member_approves(forum):
    home = os.path.join(forum.folder.name, "home-approved")
    given = {**os.environ, **environment(forum, "ben"), "HOME": home, "HUBBUB_TOKEN": "", "XDG_CONFIG_HOME": "", "LC_ALL": "C.UTF-8"}
    asking = subprocess.Popen([binary("hubbub"), "login", forum.url, "--code"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, env=given)
    try:
        code = ""
        while not code:
            line = asking.stderr.readline()
            assert line, "no code was shown"
            code = next((word.strip(".,") for word in line.split() if len(word.strip(".,")) == 9 and word[4] == "-"), "")
        # With a bearer token nobody is let in: a script that was stolen must not make more of itself.
        assert forum.do("ben", "login.approve", code=code)["code"] == "forbidden"
        approve(forum, "ben", code)
        output, error = asking.communicate(timeout=PATIENCE)
    finally:
        asking.kill()
        asking.wait()
    assert asking.returncode == 0 and "Logged in as ben" in output, (asking.returncode, output, error)
    with open(os.path.join(home, ".config/hubbub/hubbub.conf")) as file:
        assert "token = " in file.read()
    done = subprocess.run([binary("hubbub"), "do", "member.show", "member=ben"], capture_output=True, text=True, timeout=PATIENCE,
                          env={**os.environ, "HOME": home, "XDG_CONFIG_HOME": "", "HUBBUB_TOKEN": "", "HUBBUB_SERVER": ""})
    assert done.returncode == 0 and json.loads(done.stdout)["member"]["nick"] == "ben", done
    done = subprocess.run([binary("hubbub"), "logout"], capture_output=True, text=True, timeout=PATIENCE,
                          env={**os.environ, "HOME": home, "XDG_CONFIG_HOME": "", "HUBBUB_TOKEN": "", "HUBBUB_SERVER": ""})
    assert done.returncode == 0, done
