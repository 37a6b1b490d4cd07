"""A program in a terminal of a given size, typed to and read back through tmux."""

import os
import shlex
import subprocess
import uuid

from forum import until


class Screen:
    def __init__(self, command, width=80, height=24, environment=None):
        self.socket = f"hubbub-{uuid.uuid4().hex[:8]}"
        words = [f"{name}={value}" for name, value in (environment or {}).items()]
        # A shell around it, so that what the program leaves behind can be seen.
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height),
                  "env", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "PS1=shell> ", *words, "bash", "--norc", "--noprofile")
        self.tmux("set", "-g", "escape-time", "0")
        self.wait("shell>")
        self.type(command if isinstance(command, str) else shlex.join(command))

    def tmux(self, *words):
        done = subprocess.run(["tmux", "-u", "-L", self.socket, *words], capture_output=True, text=True,
                              env={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"})
        if done.returncode != 0:
            raise AssertionError(f"tmux {words[0]}: {done.stderr.strip()}")
        return done.stdout

    def keys(self, *keys):
        """Presses keys by tmux's names."""
        self.tmux("send-keys", *keys)

    def put(self, text):
        """Types text without Enter."""
        self.tmux("send-keys", "-l", text)

    def type(self, text):
        """Types a line."""
        self.put(text)
        self.keys("Enter")

    def resize(self, width, height=24):
        """Another size; tmux tells the program a little later, which is waited for."""
        self.tmux("resize-window", "-x", str(width), "-y", str(height))
        terminal = self.tmux("display", "-p", "#{pane_tty}").strip()
        until(lambda: subprocess.run(["stty", "-F", terminal, "size"], capture_output=True, text=True).stdout
              == f"{height} {width}\n", "the terminal was not resized")

    @property
    def text(self):
        """What stands on the screen, wrapped lines as they are."""
        return self.tmux("capture-pane", "-p")

    @property
    def past(self):
        """The screen and what has scrolled away, wrapped lines joined."""
        return self.tmux("capture-pane", "-p", "-J", "-S", "-")

    @property
    def raw(self):
        """With the escape sequences for colour."""
        return self.tmux("capture-pane", "-p", "-e", "-S", "-")

    @property
    def last(self):
        """The lowest line that is not empty."""
        lines = [line for line in self.text.split("\n") if line.strip()]
        return lines[-1].rstrip() if lines else ""

    def wait(self, text):
        """Until `text` stands somewhere."""
        until(lambda: text in self.past, lambda: f"never saw {text!r} in\n{self.past.rstrip()}")

    def wait_words(self, words):
        """Until `words` stand somewhere, in however many lines."""
        until(lambda: words in " ".join(self.past.split()), lambda: f"never saw {words!r} in\n{self.past.rstrip()}")

    def wait_last(self, text):
        """Until the lowest line is `text`."""
        until(lambda: self.last == text, lambda: f"the lowest line is not {text!r} in\n{self.past.rstrip()}")

    def close(self):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True)
