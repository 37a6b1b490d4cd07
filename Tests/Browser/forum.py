"""A real hubbubd on a free port with data of its own, and members who speak to it over HTTP."""

import json
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "three small words"
STARTS_WITHIN_S = 20


def hubbubd():
    """The program under test: HUBBUBD, or the newest of the usual builds."""
    told = os.environ.get("HUBBUBD")
    if told:
        return told
    built = [ROOT / ".build" / kind / "hubbubd" for kind in ("debug", "release")]
    built = [path for path in built if path.exists()]
    if not built:
        raise SystemExit("no hubbubd: build it first, or name it in HUBBUBD")
    return str(max(built, key=lambda path: path.stat().st_mtime))


class Refused(Exception):
    """What the server answered with `no`."""

    def __init__(self, no):
        super().__init__(f"{no.get('code')}: {no.get('say')}")
        self.code = no.get("code")


class Member:
    """Someone who speaks the protocol over HTTP with a bearer token."""

    def __init__(self, forum, nick, token):
        self.forum, self.nick, self.token = forum, nick, token

    def ask(self, command, **fields):
        return self.forum.call(command, fields, self.token)

    def act(self, command, **fields):
        return self.ask(command, key=secrets.token_hex(16), **fields)

    def post(self, channel, body, **fields):
        return self.act("message.post", channel=channel, body=body, **fields)["message"]

    def upload(self, name, content):
        """A file of theirs that nothing shows yet; its id."""
        path = f"{self.forum.url}/api/v1/files?name={name}&key={secrets.token_hex(16)}"
        request = urllib.request.Request(path, content, {"Authorization": f"Bearer {self.token}", "Content-Type": "application/octet-stream"})
        with urllib.request.urlopen(request, timeout=20) as response:
            return json.load(response)["ok"]["file"]["id"]

    def reply(self, thread, body):
        return self.act("message.post", thread=thread, body=body)["message"]


def free_port():
    """A port that outgoing connections never take (Linux gives them 32,768 and more), so that it can be come back to."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) != 0:
                return port


class Forum:
    """The server's process and data; `stop` and `start` keep port and data."""

    def __init__(self, web_root=None):
        self.program = hubbubd()
        self.data = Path(tempfile.mkdtemp(prefix="hubbub-browser-"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.web_root = web_root or os.environ.get("HUBBUB_TEST_WEB_ROOT")
        self.members = {}
        self.process = None
        self.start()

    def start(self):
        words = [self.program, "serve", "--data", str(self.data), "--host", "127.0.0.1", "--port", str(self.port)]
        if self.web_root:
            words += ["--web-root", str(self.web_root)]
        self.log = open(self.data / "log.txt", "ab")
        surroundings = {**os.environ, "HUBBUB_WRITES_PER_MINUTE": "0"}
        self.process = subprocess.Popen(words, stdout=self.log, stderr=self.log, env=surroundings)
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise SystemExit(f"hubbubd ended at once:\n{(self.data / 'log.txt').read_text()[-2000:]}")
            try:
                urllib.request.urlopen(self.url + "/login", timeout=2).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("hubbubd did not start to listen")

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()

    def end(self):
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def administer(self, *words, given=None, within_s=60):
        done = subprocess.run(
            [self.program, *words, "--data", str(self.data)], input=given, capture_output=True, text=True, timeout=within_s
        )
        if done.returncode:
            raise SystemExit(f"hubbubd {' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout

    def claim_link(self):
        """The one-time link that the first start prints."""
        for line in (self.data / "log.txt").read_text().split():
            if "/claim#" in line:
                return "/claim#" + line.split("/claim#")[1].strip("\"'.,")
        return None

    def member(self, nick, operator=False):
        if nick not in self.members:
            words = ["member", "add", nick, "--password-stdin"] + (["--operator"] if operator else [])
            self.administer(*words, given=PASSWORD + "\n")
            token = self.administer("token", "create", nick).split()[-1]
            self.members[nick] = Member(self, nick, token)
        return self.members[nick]

    def call(self, command, fields, token=None):
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
        request = urllib.request.Request(f"{self.url}/api/v1/{command}", json.dumps(fields).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                answer = json.load(response)
        except urllib.error.HTTPError as error:
            answer = json.load(error)
        if answer.get("no", {}).get("code") == "limited":
            time.sleep(min(5, answer["no"].get("retry", 1)))
            return self.call(command, fields, token)
        if "no" in answer:
            raise Refused(answer["no"])
        return answer["ok"]
