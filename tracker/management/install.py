"""Run venv or pip for the Makefile: how far it is, and in words why it failed.

Nothing is installed yet when this runs, so it needs Python alone.

Usage: python -m tracker.management.install venv|pip ARGUMENTS…
"""

import errno
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from tracker.management.disks import FULL, WORDS, cannot_write, free

VENV = Path(".venv").resolve()
# While the first is missing, the Makefile makes .venv anew.
MADE, UNFINISHED = VENV / "made", VENV / "unfinished"
MEGABYTES = {"requirements.txt": 160, "requirements-dev.txt": 650}
TAKEN_UP = re.compile("Collecting |Processing ")


def run(arguments: list[str]) -> str | None:
    """Runs the module; why it failed, or None where it did not."""
    lock = Path(arguments[-1])
    with subprocess.Popen(  # noqa: S603  # the words of the Makefile
        [sys.executable, "-m", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as program:
        try:
            printed = _watched(program, lock)
        except KeyboardInterrupt:
            program.kill()  # pip may miss the signal, and would go on by itself
            raise
    _show("")
    if program.returncode:
        return _why(printed, MEGABYTES.get(lock.name, 160))
    if UNFINISHED.exists():
        UNFINISHED.rename(MADE)
    return None


def _watched(program: subprocess.Popen[str], lock: Path) -> list[str]:
    """What the program prints until it ends."""
    assert program.stdout  # noqa: S101  # asked for above
    before = _packages()
    printed = _fetched(program.stdout, _locked(lock))
    wanted = len(list(filter(TAKEN_UP.match, printed)))
    while wanted and program.poll() is None:
        _show(f"{len(_packages() - before)} of {wanted} packages installed")
        time.sleep(0.2)
    return [*printed, *program.stdout]


def _fetched(lines: IO[str], locked: int) -> list[str]:
    """What pip prints until it has every package and begins to install them."""
    printed: list[str] = []
    fetched = 0
    for line in lines:
        printed.append(line)
        # Not every package is for this system.
        locked -= line.startswith("Ignoring ")
        if TAKEN_UP.match(line):
            fetched += 1
            _show(f"{fetched} of {locked} packages fetched")
        if line.startswith("Installing collected packages"):
            # A package that was half installed would be taken for whole next time.
            MADE.rename(UNFINISHED)
            break
    return printed


def _locked(lock: Path) -> int:
    """How many packages the list asks for, on whatever system."""
    if not lock.is_file():
        return 0
    return len(re.findall(r"^\S+==", lock.read_text(encoding="utf-8"), re.MULTILINE))


def _packages() -> set[Path]:
    return set(VENV.glob("lib/python*/site-packages/*.dist-info"))


def _show(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text}\x1b[K")
        sys.stderr.flush()


def _why(printed: list[str], megabytes: int) -> str:
    fullest = min(VENV, Path(os.environ.get("TMPDIR", "/tmp")), key=free)  # noqa: S108
    said = "".join(printed)
    for fault in WORDS:
        if f"[Errno {fault}]" in said:
            folder = fullest if fault in FULL else VENV
            return cannot_write(folder, fault, megabytes=megabytes)
    # venv keeps to itself why it failed.
    if not free(fullest):
        return cannot_write(fullest, errno.ENOSPC, megabytes=megabytes)
    errors = [line for line in printed if line.upper().startswith("ERROR")]
    return "".join(errors or printed).strip()


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start goes on from here.")
