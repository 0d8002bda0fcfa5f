"""Files written whole: a reader meets the old text or the new one, never half of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory


def write_files(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    """Write each text by file name, in UTF-8; makes the folder. Raises ``OSError``.

    All are written beside their places first, and only then put there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".drafts-") as beside:
        drafts = [_draft(Path(beside) / name, text) for name, text in texts.items()]
        for draft in drafts:
            draft.replace(folder / draft.name)


def _draft(path: Path, text: str | bytes) -> Path:
    with path.open("wb") as draft:
        draft.write(text if isinstance(text, bytes) else text.encode())
        draft.flush()
        os.fsync(draft.fileno())
    return path
