"""A real hubbubd on a folder of its own, and its commands over HTTP."""

import json
import os
import random
import re
import select
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import uuid

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# How long anything may take that is waited for; far above what it takes.
PATIENCE = 60


def binary(name):
    """The built program: what the environment names, else the newest build."""
    named = os.environ.get(name.upper())
    if named:
        return named
    built = [os.path.join(REPOSITORY, ".build", kind, name) for kind in ("release", "debug")]
    built = [path for path in built if os.access(path, os.X_OK)]
    if not built:
        raise SystemExit(f"There is no {name} yet: swift build --product {name}")
    return max(built, key=os.path.getmtime)


def until(what, said):
    """Waits for `what()` to be true and gives its value; fails with `said` after a while."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = what()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(said() if callable(said) else said)


class Forum:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="hubbub-terminal-")
        self.data = os.path.join(self.folder.name, "data")
        # Linux gives outgoing connections 32,768 and more: none takes this port while the server is away.
        self.port = random.randrange(20_000, 32_000)
        self.process = None
        self.tokens = {}
        self.start()

    def start(self):
        """Serves, on the port of before."""
        self.process = subprocess.Popen(
            [binary("hubbubd"), "serve", "--data", self.data, "--port", str(self.port)],
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, bufsize=1,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no"},
        )
        said = ""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            ready, _, _ = select.select([self.process.stderr], [], [], 1)
            line = self.process.stderr.readline() if ready else ""
            said += line
            found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found.group(1))
                return
            if self.process.poll() is not None:
                break
        raise SystemExit("hubbubd did not start:\n" + said)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)
        elif self.process.returncode != -signal.SIGKILL:
            # To its clients that looked like lines that were reset.
            print(f"hubbubd had ended with {self.process.returncode}:", self.process.stderr.read()[-16_000:], sep="\n", flush=True)
        self.folder.cleanup()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def administer(self, *arguments, given=None):
        done = subprocess.run([binary("hubbubd"), *arguments, "--data", self.data],
                              input=given, capture_output=True, text=True, timeout=PATIENCE)
        if done.returncode != 0:
            raise SystemExit(f"hubbubd {' '.join(arguments)}: {done.stderr}")
        return done.stdout.strip()

    def member(self, nick, *flags, password="correct horse battery"):
        """A member with a password, and a token for the tests themselves."""
        self.administer("member", "add", nick, *flags, "--password-stdin", given=password + "\n")
        self.tokens[nick] = self.administer("token", "create", nick).splitlines()[-1]
        return self.tokens[nick]

    def hub(self, slug, visibility="public"):
        self.administer("hub", "add", slug, "--name", slug.capitalize(), "--visibility", visibility)

    def do(self, nick, command, **fields):
        """One command over HTTP as `nick`; the members of `ok` or `no`. What is too much at once is said again later."""
        fields.setdefault("key", uuid.uuid4().hex)
        while (answer := self.ask(nick, command, fields)).get("code") == "limited":
            time.sleep(answer.get("retry", 1))
        return answer

    def ask(self, nick, command, fields):
        request = urllib.request.Request(
            f"{self.url}/api/v1/{command}", data=json.dumps(fields).encode(),
            headers={"Authorization": f"Bearer {self.tokens[nick]}", "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                body = json.load(answer)
        except urllib.error.HTTPError as error:
            body = json.load(error)
        return body.get("ok", body.get("no"))

    def unread(self, nick, address):
        """What the server counts as unread for a member in a channel."""
        for one in self.do(nick, "unread.list")["channels"]:
            if one["channel"]["address"] == address:
                return one["unread"]
        return 0
