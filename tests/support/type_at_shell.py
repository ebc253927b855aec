"""Types lines, each with a tab at its end, at a real shell on a terminal, and prints the arguments that it then runs.

    type_at_shell.py bash|zsh|fish PROGRAM STORE FOLDER LINE...

The completion of packaging/completion is loaded. A program called nyckeltal stands in FOLDER, which answers the shell as
PROGRAM does and otherwise writes down what it is called with; each line's arguments are printed as <one><after><another>.
"""
import os
import pathlib
import pty
import select
import shlex
import sys
import time

QUIET = 0.3
FIRST = 3.0  # a busy machine may take so long to answer at all
PATIENCE = 20.0
SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "packaging" / "completion"


def set_up(shell, program, folder):
    """The stand-in, and the command line of the shell."""
    home = folder / "home"
    fish = home / ".config" / "fish" / "completions"
    fish.mkdir(parents=True)
    (fish / "nyckeltal.fish").write_bytes((SCRIPTS / "nyckeltal.fish").read_bytes())
    stand_in = folder / "nyckeltal"
    stand_in.write_text(
        "#!/bin/sh\n"
        f'if [ "$1" = complete ]; then exec {shlex.quote(program)} "$@"; fi\n'
        f"printf '<%s>' \"$@\" >{shlex.quote(str(folder / 'part'))}\n"
        f"mv {shlex.quote(str(folder / 'part'))} {shlex.quote(str(folder / 'said'))}\n"
    )
    stand_in.chmod(0o755)
    return {
        "bash": (["bash", "--norc", "--noprofile", "-i"], f"source {SCRIPTS}/nyckeltal.bash"),
        "zsh": (["zsh", "-f", "-i"], f"fpath=({SCRIPTS} $fpath); autoload -Uz compinit; compinit -u -D"),
        "fish": (["fish", "--private", "-i"], "true"),
    }[shell]


def read_until_quiet(terminal):
    """What the shell says; it has done when it is quiet after having said something."""
    end = time.monotonic() + PATIENCE
    said = b""
    patience = FIRST
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], patience)
        patience = QUIET
        if not ready:
            break
        said += os.read(terminal, 65536)
        if b"\x1b[c" in said or b"\x1b[0c" in said:  # fish asks what terminal this is
            os.write(terminal, b"\x1b[?1;2c")
            said = b""
    return said


def wait_for(path):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if path.exists():
            text = path.read_text(encoding="utf-8")
            path.unlink()
            return text
        time.sleep(0.02)
    return "nothing was run"


def main():
    shell, program, store, place, *lines = sys.argv[1:]
    folder = pathlib.Path(place)
    command, first = set_up(shell, program, folder)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(
            HOME=str(folder / "home"), PATH=f"{folder}:{os.environ['PATH']}", NYCKELTAL_STORE=store,
            LC_ALL="C.UTF-8", TERM="xterm", COLUMNS="100",
        )
        os.environ.pop("XDG_CONFIG_HOME", None)
        os.execvp(command[0], command)
    read_until_quiet(terminal)
    os.write(terminal, first.encode() + b"\r")
    read_until_quiet(terminal)
    for line in lines:
        os.write(terminal, line.encode())
        read_until_quiet(terminal)
        os.write(terminal, b"\t")
        read_until_quiet(terminal)
        os.write(terminal, b"\r")
        print(wait_for(folder / "said"))
        read_until_quiet(terminal)
    os.close(terminal)


main()
