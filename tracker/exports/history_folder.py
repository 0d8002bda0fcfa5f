"""A folder written whole: it is there with all its files, or as it was before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from tracker.intake.history_manifest import FILE_NAMES


@contextmanager
def written_whole(folder: Path) -> Iterator[Path]:
    """A place to write into, which takes the folder's at the end and only then.

    Raises ``OSError``, and ``FileExistsError`` where the folder holds anything but
    an earlier export with history, which it replaces.
    """
    folder = folder.resolve()
    _require_own(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".drafts-") as beside:
        draft, former = Path(beside) / "draft", Path(beside) / "former"
        draft.mkdir()
        yield draft
        if folder.exists():
            folder.rename(former)
        try:
            draft.rename(folder)
        except OSError:
            if former.exists():
                former.rename(folder)
            raise


@contextmanager
def written_through(path: Path) -> Iterator[IO[bytes]]:
    """The file, for writing; at the end its bytes are on the disk."""
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _require_own(folder: Path) -> None:
    if not folder.exists():
        return
    others = sorted({entry.name for entry in folder.iterdir()} - FILE_NAMES)
    if others:
        raise FileExistsError(
            f"got {folder} with “{others[0]}” in it; wanted a folder that is not "
            "there yet, an empty one, or one that an export with history wrote"
        )
