"""w3m in a terminal, typed to and read back through tmux: no scripts, and no Origin with its forms."""

import os
import subprocess
import tempfile
import time
import uuid

PATIENCE_S = 60


class TextBrowser:
    def __init__(self, address, language="en"):
        self.socket = f"hubbub-pages-{uuid.uuid4().hex[:8]}"
        self.home = tempfile.TemporaryDirectory()
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "40", "env", f"HOME={self.home.name}",
                  "LC_ALL=C.UTF-8", "w3m", "-cookie", "-no-mouse", "-o", f"accept_language={language}",
                  "-o", "confirm_qq=0", "-I", "UTF-8", "-O", "UTF-8", address)

    def tmux(self, *words):
        done = subprocess.run(["tmux", "-u", "-L", self.socket, *words], capture_output=True, text=True, timeout=60,
                              env={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"})
        if done.returncode != 0:
            raise AssertionError(f"tmux {words[0]}: {done.stderr.strip()}")
        return done.stdout

    @property
    def screen(self):
        return self.tmux("capture-pane", "-p")

    def wait(self, words):
        """Until these words stand on the screen."""
        end = time.monotonic() + PATIENCE_S
        while words not in self.screen:
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} did not come: {' '.join(self.screen.split())[:700]}")
            time.sleep(0.05)

    def keys(self, *keys):
        self.tmux("send-keys", *keys)

    def find(self, words):
        """Goes to where these words stand, from the beginning of the page."""
        self.keys("g", "/")
        self.wait("Forward:")
        self.tmux("send-keys", "-l", words)
        self.keys("Enter")

    def follow(self, words):
        """Follows a link, or presses a button."""
        self.find(words)
        self.keys("Enter")

    def fill(self, prompt, text):
        """Types into the field that has the focus now; `prompt` is what w3m asks at the bottom."""
        self.keys("Enter")
        self.wait(prompt)
        self.tmux("send-keys", "-l", text)
        self.keys("Enter")

    def close(self):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True, timeout=60)
        self.home.cleanup()
