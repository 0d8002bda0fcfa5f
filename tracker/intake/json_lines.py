"""The objects of a file of JSON Lines, one after the other, however long it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from json.decoder import JSONDecodeError
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from tracker.intake.faults import LoadFault, quoted
from tracker.intake.files import UnreadableFileError
from tracker.intake.fixtures import object_of, refuse_constant

# Of one line, in bytes: far more than any fact is long.
LONGEST = 1 << 20
DECODER = json.JSONDecoder(object_pairs_hook=object_of, parse_constant=refuse_constant)


def digest_of(path: Path) -> str:
    """The SHA-256 digest of the file, in hex; raises ``UnreadableFileError``."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        wanted = _("a file of this name")
        fault = LoadFault(path.name, None, "", str(error.strerror), wanted)
        raise UnreadableFileError(fault) from None


def objects_in(path: Path) -> Iterator[dict[str, Any]]:
    """The object of each line; empty lines are passed over.

    No more than one line is in memory. Raises ``UnreadableFileError`` for a line that
    is no object in UTF-8, or longer than a mebibyte.
    """
    with path.open("rb") as file:
        lines = iter(lambda: file.readline(LONGEST + 1), b"")
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _object(line, path.name, number)


def _object(line: bytes, file: str, number: int) -> dict[str, Any]:
    wanted = _("an object with “model”, “pk” and “fields”")
    found = None
    try:
        if len(line) > LONGEST:
            got = _("more than %(count)s bytes") % {"count": f"{LONGEST:,}"}
        else:
            found = json.loads(
                line.decode(),
                object_pairs_hook=object_of,
                parse_constant=refuse_constant,
            )
            got = type(found).__name__
    except UnicodeDecodeError as error:
        got = _("the byte 0x%(byte)02X") % {"byte": error.object[error.start]}
        wanted = _("text in UTF-8")
    except RecursionError:
        got = _("lists in lists without end")
    except JSONDecodeError as error:
        got = quoted(error.msg)
    except ValueError as error:
        got = quoted(str(error))
    if not isinstance(found, dict):
        raise UnreadableFileError(LoadFault(file, number, "", got, wanted))
    return found
