"""The completions of bash, zsh and fish, run by these shells themselves."""

import contextlib
import os
import shutil
import subprocess
import tempfile

from forum import PATIENCE, REPOSITORY, binary, until
from screen import Screen


# What is typed before Tab, and what stands there then.
LINES = (("hubbub unr", "hubbub unread"), ("hubbub sea", "hubbub search"), ("hubbub -q --account x sea", "hubbub -q --account x search"),
         ("hubbub run a", "hubbub run a\\ script.txt"), ("hubbub help foll", "hubbub help follow"), ("hubbubd impo", "hubbubd import"))


def made(folder):
    """Completion scripts as `make manuals` writes them; the folder of the programs for PATH."""
    done = subprocess.run([os.path.join(REPOSITORY, "Scripts/manuals"), folder], capture_output=True, text=True, timeout=PATIENCE,
                          env={**os.environ, "HUBBUB": binary("hubbub"), "HUBBUBD": binary("hubbubd")})
    assert done.returncode == 0, done.stderr
    programs = os.path.join(folder, "bin")
    os.makedirs(programs)
    for name in ("hubbub", "hubbubd"):
        os.symlink(os.path.abspath(binary(name)), os.path.join(programs, name))
    return f"{programs}:{os.environ['PATH']}"


def needs(shell):
    """A shell that is not there is a failure: nothing would have been checked."""
    assert shutil.which(shell), f"there is no {shell} on this machine: run Scripts/setup test"


@contextlib.contextmanager
def at_home():
    """A folder with the scripts and one file of one's own, and what a shell needs to know of it."""
    with tempfile.TemporaryDirectory() as folder:
        given = {"HOME": folder, "PATH": made(folder)}
        with open(os.path.join(folder, "a script.txt"), "w"):
            pass
        yield folder, given


def check_completes_in_bash(forum):
    needs("bash")
    with at_home() as (_, given):
        screen = Screen("unset HISTFILE; cd ~; shopt -s progcomp; . ./hubbub.bash; . ./hubbubd.bash", environment=given)
        try:
            for typed, full in (*LINES, ("hubbub post '#x' --al", "hubbub post '#x' --alt")):
                complete(screen, typed, full, "shell> ")
        finally:
            screen.close()


def check_completes_in_zsh(forum):
    needs("zsh")
    with at_home() as (_, given):
        screen = Screen("cd ~; exec zsh -f", environment=given)
        try:
            screen.type("PS1='zsh> '; fpath=(~ $fpath); autoload -Uz compinit; compinit -u -d ~/dump; echo is ready")
            until(lambda: "\nis ready" in screen.past and screen.last == "zsh>", lambda: screen.past)
            for typed, full in (*LINES, ("hubbub post '#x' --al", "hubbub post '#x' --alt=")):
                complete(screen, typed, full, "zsh> ")
        finally:
            screen.close()


def complete(screen, typed, full, prompt):
    """Types, presses Tab, and waits for the line as it is then."""
    screen.put(typed)
    screen.keys("Tab")
    until(lambda: screen.last == (prompt + full).rstrip(), lambda: f"{typed!r} did not become {full!r} in\n{screen.past.rstrip()}")
    screen.keys("C-u")
    until(lambda: screen.last == prompt.rstrip(), lambda: screen.past)


def check_completes_in_fish(forum):
    needs("fish")
    with at_home() as (folder, given):
        for typed, word in (("hubbub unr", "unread"), ("hubbub -q --account x sea", "search"), ("hubbub post '#x' --al", "--alt"),
                            ("hubbub run a\\ s", "a script.txt"), ("hubbub help foll", "follow"), ("hubbubd impo", "import")):
            script = f"cd {folder}; source ./hubbub.fish; source ./hubbubd.fish; complete -C \"{typed}\""
            done = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True, timeout=PATIENCE,
                                  env={**os.environ, **given})
            words = [line.split("\t")[0] for line in done.stdout.splitlines()]
            assert done.returncode == 0 and words == [word], (typed, done.stdout, done.stderr)
