"""The objects of a file, one after the other, however long the file is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from json.decoder import JSONDecodeError
from pathlib import Path
from typing import Any, NoReturn, TextIO

from django.utils.translation import gettext as _

from tracker.intake.faults import Fault, quoted
from tracker.intake.files import UnreadableFileError
from tracker.intake.fixtures import object_of, refuse_constant

CHUNK = 1 << 16
# Of one object, in characters: far more than any fact is long.
LONGEST = 1 << 20
SPACE = " \t\r\n"
DECODER = json.JSONDecoder(object_pairs_hook=object_of, parse_constant=refuse_constant)


def digest_of(path: Path) -> str:
    """The SHA-256 digest of the file, in hex; raises ``UnreadableFileError``."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        wanted = _("a file of this name")
        fault = Fault(path.name, None, "", str(error.strerror), wanted)
        raise UnreadableFileError(fault) from None


def objects_in(path: Path, *, is_list: bool) -> Iterator[dict[str, Any]]:
    """The objects of one JSON list, or of JSON Lines.

    No more than one object is in memory. Raises ``UnreadableFileError`` where the
    file goes on otherwise, and where one object is longer than a mebibyte.
    """
    with path.open(encoding="utf-8", newline="") as file:
        text = _Text(path.name, file)
        yield from text.listed() if is_list else text.lined()


class _Text:
    """The text of a file, of which the part being read is in memory."""

    def __init__(self, name: str, file: TextIO) -> None:
        self.name = name
        self.file = file
        self.count = 0
        self.rest = ""
        self.at = 0

    def listed(self) -> Iterator[dict[str, Any]]:
        self._expect("[", _("a JSON list of objects"))
        if self._peek() != "]":
            yield self._object()
            while self._peek() == ",":
                self.at += 1
                yield self._object()
        self._expect("]", _("a comma, or the end of the list"))
        self._expect("", _("the end of the file"))

    def lined(self) -> Iterator[dict[str, Any]]:
        while self._peek():
            yield self._object()

    def _peek(self) -> str:
        """The next character that is no space, "" at the end."""
        while True:
            while self.at < len(self.rest):
                if self.rest[self.at] not in SPACE:
                    return self.rest[self.at]
                self.at += 1
            if not self._more():
                return ""

    def _expect(self, wanted: str, said: str) -> None:
        got = self._peek()
        if got != wanted:
            self._fail(quoted(got), said)
        self.at += len(wanted)

    def _object(self) -> dict[str, Any]:
        self.count += 1
        self._expect("{", _("an object with “model”, “pk” and “fields”"))
        self.at -= 1
        while True:
            try:
                found, self.at = DECODER.raw_decode(self.rest, self.at)
            except RecursionError:
                self._fail(_("lists in lists without end"), _("an object"))
            except JSONDecodeError as error:
                self._take_more(error)
            except ValueError as error:
                self._fail(quoted(str(error)), _("an object"))
            else:
                return dict(found)

    def _take_more(self, error: JSONDecodeError) -> None:
        """What cannot be read may only have been cut off: unless there is no more."""
        if len(self.rest) - self.at > LONGEST:
            got = _("more than %(count)s characters") % {"count": f"{LONGEST:,}"}
            self._fail(got, _("an object"))
        if not self._more():
            self._fail(quoted(error.msg), _("an object"))

    def _more(self) -> bool:
        try:
            chunk = self.file.read(CHUNK)
        except UnicodeDecodeError as error:
            got = _("the byte 0x%(byte)02X") % {"byte": error.object[error.start]}
            self._fail(got, _("text in UTF-8"))
        self.rest, self.at = self.rest[self.at :] + chunk, 0
        return bool(chunk)

    def _fail(self, got: str, wanted: str) -> NoReturn:
        number = self.count or None
        raise UnreadableFileError(Fault(self.name, number, "", got, wanted))
