"""The files of the repository, as git knows them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def kept(*patterns: str) -> list[Path]:
    """Every file that git keeps and that matches one of the patterns."""
    command = ["git", "ls-files", "-z", "--", *patterns]
    listed = subprocess.check_output(command, cwd=ROOT, text=True).split("\0")
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
