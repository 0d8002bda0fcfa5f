"""A file's text, whole, with the digest of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from tracker.intake.faults import LoadFault

# In bytes: such a file is read whole.
LARGEST = 64 << 20
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableFileError(Exception):
    """The file cannot be read, or not to its end; ``faults`` says why."""

    def __init__(self, *faults: LoadFault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class TextFile:
    """The text of a file and the SHA-256 digest, in hex, of its bytes."""

    name: str
    text: str
    digest: str

    @classmethod
    def read(cls, path: Path) -> TextFile:
        """Reads UTF-8, with or without a mark at its start.

        Raises ``UnreadableFileError``.
        """
        return cls.decoded(path.name, _bytes(path))

    @classmethod
    def decoded(cls, name: str, content: bytes) -> TextFile:
        """The file of that name with that content; errors as of ``read``."""
        wanted = _("text in UTF-8")
        if content.startswith(UTF_16) or b"\0" in content[:4]:
            raise UnreadableFileError(LoadFault(name, None, "", "UTF-16", wanted))
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = content[: error.start].count(b"\n") + 1
            got = _("the byte 0x%(byte)02X") % {"byte": content[error.start]}
            raise UnreadableFileError(LoadFault(name, row, "", got, wanted)) from None
        return cls(name, text, hashlib.sha256(content).hexdigest())


def _bytes(path: Path) -> bytes:
    try:
        if path.is_file():
            _check_size(path)
            return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(_unreadable(path, error)) from None
    wanted = _("a file of this name")
    raise UnreadableFileError(LoadFault(path.name, None, "", _("no such file"), wanted))


def _check_size(path: Path) -> None:
    size = path.stat().st_size
    if size > LARGEST:
        got = _("%(bytes)s bytes") % {"bytes": f"{size:,}"}
        wanted = _("at most %(bytes)s") % {"bytes": f"{LARGEST:,}"}
        raise UnreadableFileError(LoadFault(path.name, None, "", got, wanted))


def entries(folder: Path) -> list[Path] | None:
    """What is in the folder, by name; None if it is none.

    Raises ``UnreadableFileError``.
    """
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else None
    except OSError as error:
        raise UnreadableFileError(_unreadable(folder, error)) from None


def _unreadable(path: Path, error: OSError) -> LoadFault:
    wanted = _("something that can be read")
    return LoadFault(path.name, None, "", str(error.strerror), wanted)
