"""Facts in a file that somebody hands over: a text, a workbook, a zipped folder."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from tracker.facts import FILES
from tracker.intake.archives import Archive
from tracker.intake.cells import Grid
from tracker.intake.faults import LoadFault
from tracker.intake.files import TextFile, UnreadableFileError
from tracker.intake.folder import take_up
from tracker.intake.rows import Facts
from tracker.intake.sheets import sheets
from tracker.intake.tables import ORDER

# In bytes. All the facts of the founding paper take a fortieth of it.
LARGEST_UPLOAD = 16 << 20
ZIPPED = b"PK"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
SUFFIX = ".csv"
BY_NAME = {kind.file: kind for kind in FILES}


def facts_in_upload(name: str, content: bytes, *, file: str = "") -> Facts:
    """What the file says, and what is wrong with it.

    ``file`` is the fact file that a text is, where its name does not tell. What the
    content is decides how it is read, whatever it is called. A workbook or a folder
    need not have all twelve; what it leaves out stays as it is.
    """
    reading = _Reading()
    try:
        _check(name, content)
        if content.startswith(ZIPPED):
            reading.take_up_archive(Archive(name, content), content)
        else:
            reading.take_up_text(name, content, file)
    except UnreadableFileError as error:
        reading.facts.faults += error.faults
    facts = reading.facts
    if not facts.files and not facts.faults:
        wanted = _("at least one of %(names)s") % {"names": ", ".join(BY_NAME)}
        facts.faults.append(LoadFault(name, None, "", _("no facts"), wanted))
    return facts


def _check(name: str, content: bytes) -> None:
    wanted = _("a CSV file, an Excel workbook (.xlsx) or a zipped folder")
    got = ""
    if not content:
        got = _("an empty file")
    elif len(content) > LARGEST_UPLOAD:
        got = _("%(bytes)s bytes") % {"bytes": f"{len(content):,}"}
        wanted = _("at most %(bytes)s") % {"bytes": f"{LARGEST_UPLOAD:,}"}
    elif content.startswith(OLD_OFFICE):
        got = _("an old or a password-protected workbook")
    elif name.lower().endswith((".xlsx", ".zip")) and not content.startswith(ZIPPED):
        got = _("something else under such a name")
    if got:
        raise UnreadableFileError(LoadFault(name, None, "", got, wanted))


class _Reading:
    """The facts of one upload, as far as they were read."""

    def __init__(self) -> None:
        self.facts = Facts()

    def take_up_text(self, name: str, content: bytes, file: str = "") -> None:
        self.facts.files.append(name)
        if known := file or self._known(name):
            try:
                self._take_up(known, Grid.of_text(TextFile.decoded(name, content)))
            except UnreadableFileError as error:
                self._pass_over(known, error)

    def take_up_archive(self, archive: Archive, content: bytes) -> None:
        if archive.is_workbook:
            self._take_up_sheets(archive, content)
            return
        for path in archive.texts():
            self.take_up_text(PurePosixPath(path).name, archive.read(path))

    def _take_up_sheets(self, archive: Archive, content: bytes) -> None:
        digest = hashlib.sha256(content).hexdigest()
        for title, rows in sheets(archive, content, self.facts.faults):
            if title + SUFFIX not in BY_NAME and not any(map(any, rows)):
                # A new workbook has an empty sheet that nobody thinks of.
                continue
            self.facts.files.append(title)
            if known := self._known(title, is_sheet=True):
                self._take_up(known, Grid(title, digest, rows))

    def _take_up(self, known: str, grid: Grid) -> None:
        try:
            take_up(self.facts, BY_NAME[known], grid)
        except UnreadableFileError as error:
            self._pass_over(known, error)

    def _pass_over(self, known: str, error: UnreadableFileError) -> None:
        self.facts.faults += error.faults
        self.facts.unread.add(BY_NAME[known].model)

    def _known(self, name: str, *, is_sheet: bool = False) -> str:
        """The fact file of that name; a fault, and nothing, where there is none."""
        known = name if name.endswith(SUFFIX) or not is_sheet else name + SUFFIX
        if known in BY_NAME:
            return known
        names = [n.removesuffix(SUFFIX) if is_sheet else n for n in BY_NAME]
        got = _("an unknown sheet") if is_sheet else _("an unknown file")
        wanted = _("one of %(names)s") % {"names": ", ".join(names)}
        self.facts.faults.append(LoadFault(name, None, "", got, wanted, name, names))
        # Whatever it was meant to hold, others may refer to it.
        self.facts.unread.update(ORDER)
        return ""
