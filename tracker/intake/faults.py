"""What is wrong with facts that are offered, said so that it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

LONGEST_QUOTE = 60


@dataclass(frozen=True)
class LoadFault:
    """One fault: the file, the row and the column, what was got and what was wanted.

    ``row`` is the number that a spreadsheet shows (the header is 1), or the number of
    the object in a fixture (the first is 1); None for the file as a whole. ``known``
    are the words among which the nearest to ``meant`` is named.
    """

    file: str
    row: int | None
    column: str
    got: str
    wanted: str
    meant: str = ""
    known: Sequence[str] = ()

    def __str__(self) -> str:
        return f"{self.where}: {self.said}" if self.file else self.said

    @property
    def where(self) -> str:
        is_fixture = self.file.endswith((".json", ".jsonl"))
        row, column = (
            (_("object"), _("field")) if is_fixture else (_("row"), _("column"))
        )
        words = [self.file]
        if self.row is not None:
            words.append(f"{row} {self.row}")
        if self.column:
            words.append(f"{column} {_short(self.column)}")
        return ", ".join(words)

    @property
    def said(self) -> str:
        if not self.got:
            return self.wanted
        said = _("got %(got)s; wanted %(wanted)s")
        return said % {"got": self.got, "wanted": self.wanted} + self._nearest()

    def _nearest(self) -> str:
        near = get_close_matches(self.meant, self.known, n=1) if self.meant else []
        return _(" (the nearest is “%(near)s”)") % {"near": near[0]} if near else ""


class FaultyFactsError(Exception):
    """Facts were refused whole; ``faults`` says why, file by file."""

    def __init__(self, faults: Sequence[LoadFault]) -> None:
        self.faults = sorted(faults, key=_place)
        super().__init__("\n".join(worded(self.faults, limit=50)))


def worded(faults: Sequence[LoadFault], *, limit: int) -> list[str]:
    """A line for each fault up to the limit, and one that counts the rest."""
    lines = [str(fault) for fault in faults[:limit]]
    if rest := len(faults) - len(lines):
        lines.append(_("and %(rest)s more") % {"rest": f"{rest:,}"})
    return lines


def quoted(text: str) -> str:
    """The text as a fault shows it: in quotation marks, short, on one line."""
    return f"“{_short(text)}”" if text else _("nothing")


def _short(text: str) -> str:
    shown = "".join(char if char.isprintable() else "�" for char in text)
    return shown if len(shown) <= LONGEST_QUOTE else shown[: LONGEST_QUOTE - 1] + "…"


def _place(fault: LoadFault) -> tuple[bool, str, int]:
    """Files as a whole come first: much else may follow from what is wrong there."""
    row = fault.row or 0
    return row > 1, fault.file, row
