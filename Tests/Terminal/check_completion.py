"""The completions of bash, zsh and fish, run by these shells themselves."""

import os
import shutil
import subprocess
import tempfile

from forum import PATIENCE, REPOSITORY, binary, until
from screen import Screen


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


def check_completes_in_bash(forum):
    needs("bash")
    with tempfile.TemporaryDirectory() as folder:
        path = made(folder)
        with open(os.path.join(folder, "a script.txt"), "w"):
            pass
        screen = Screen("unset HISTFILE; cd ~; shopt -s progcomp; . ./hubbub.bash; . ./hubbubd.bash", environment={"HOME": folder, "PATH": path})
        try:
            for typed, full in (("hubbub unr", "hubbub unread"), ("hubbub -q --account x sea", "hubbub -q --account x search"),
                                ("hubbub post '#x' --al", "hubbub post '#x' --alt"), ("hubbub run a", "hubbub run a\\ script.txt"),
                                ("hubbub help foll", "hubbub help follow"), ("hubbubd impo", "hubbubd import")):
                complete(screen, typed, full, "shell> ")
        finally:
            screen.close()


def check_completes_in_zsh(forum):
    needs("zsh")
    with tempfile.TemporaryDirectory() as folder:
        path = made(folder)
        with open(os.path.join(folder, "a script.txt"), "w"):
            pass
        screen = Screen("cd ~; exec zsh -f", environment={"HOME": folder, "PATH": path})
        try:
            screen.type("PS1='zsh> '; fpath=(~ $fpath); autoload -Uz compinit; compinit -u -d ~/dump; echo is ready")
            until(lambda: "\nis ready" in screen.past and screen.last == "zsh>", lambda: screen.past)
            for typed, full in (("hubbub unr", "hubbub unread"), ("hubbub sea", "hubbub search"),
                                ("hubbub -q --account x sea", "hubbub -q --account x search"),
                                ("hubbub post '#x' --al", "hubbub post '#x' --alt="), ("hubbub run a", "hubbub run a\\ script.txt"),
                                ("hubbub help foll", "hubbub help follow"), ("hubbubd impo", "hubbubd import")):
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
    with tempfile.TemporaryDirectory() as folder:
        path = made(folder)
        with open(os.path.join(folder, "a script.txt"), "w"):
            pass
        for typed, word in (("hubbub unr", "unread"), ("hubbub -q --account x sea", "search"), ("hubbub post '#x' --al", "--alt"),
                            ("hubbub run a\\ s", "a script.txt"), ("hubbub help foll", "follow"), ("hubbubd impo", "import")):
            script = f"cd {folder}; source ./hubbub.fish; source ./hubbubd.fish; complete -C \"{typed}\""
            done = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True, timeout=PATIENCE,
                                  env={**os.environ, "HOME": folder, "PATH": path})
            words = [line.split("\t")[0] for line in done.stdout.splitlines()]
            assert done.returncode == 0 and words == [word], (typed, done.stdout, done.stderr)
