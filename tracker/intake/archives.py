"""A zipped folder, read without trusting what it says of itself."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from tracker.intake.faults import LoadFault, quoted
from tracker.intake.files import LARGEST, UnreadableFileError

MOST_FILES = 500
ENCRYPTED = 0x1
WORKBOOK = "[Content_Types].xml"
# What a Mac puts beside what it zips.
NOT_OURS = ("__MACOSX", ".")


class Archive:
    """The files in a zip, of which each is small enough to be read whole.

    Raises ``UnreadableFileError`` for what is no zip, and for one that is encrypted,
    too large unpacked, or names files outside of itself.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except Exception as error:
            # A broken zip is told by errors of many kinds.
            raise self._refusal(_("a damaged file"), _("a whole one")) from error
        self._files = [each for each in self._zip.infolist() if not each.is_dir()]
        self._check()

    @property
    def is_workbook(self) -> bool:
        return any(each.filename == WORKBOOK for each in self._files)

    def names(self) -> list[str]:
        return [each.filename for each in self._files]

    def read(self, path: str) -> bytes:
        """The content; raises ``UnreadableFileError`` where it is damaged."""
        try:
            return self._zip.read(path)
        except Exception as error:
            wanted = _("a file that can be unpacked")
            fault = LoadFault(path, None, "", _("a damaged file"), wanted)
            raise UnreadableFileError(fault) from error

    def texts(self) -> list[str]:
        """The paths of the CSV files: all in one folder, or in none.

        Raises ``UnreadableFileError`` where they lie in several.
        """
        found = [path for path in map(PurePosixPath, self.names()) if _is_text(path)]
        folders = {path.parent for path in found}
        if len(folders) > 1:
            names = ", ".join(sorted(quoted(str(folder)) for folder in folders))
            got = _("CSV files in several folders: %(names)s") % {"names": names}
            raise self._refusal(got, _("one folder"))
        return [str(path) for path in found]

    def _check(self) -> None:
        size = sum(each.file_size for each in self._files)
        if len(self._files) > MOST_FILES:
            got = _("%(count)s files") % {"count": f"{len(self._files):,}"}
            wanted = _("at most %(count)s") % {"count": f"{MOST_FILES:,}"}
            raise self._refusal(got, wanted)
        if size > LARGEST:
            got = _("%(bytes)s bytes when unpacked") % {"bytes": f"{size:,}"}
            wanted = _("at most %(bytes)s") % {"bytes": f"{LARGEST:,}"}
            raise self._refusal(got, wanted)
        if any(each.flag_bits & ENCRYPTED for each in self._files):
            wanted = _("one without a password")
            raise self._refusal(_("a file with a password"), wanted)
        for path, times in Counter(self.names()).items():
            self._check_path(path, times)

    def _check_path(self, path: str, times: int) -> None:
        parts = PurePosixPath(path).parts
        if ".." in parts or path.startswith("/") or "\\" in path or ":" in path:
            wanted = _("names of files inside the folder")
            raise self._refusal(_("the path %(path)s") % {"path": quoted(path)}, wanted)
        if times > 1:
            got = _("%(path)s %(times)s times")
            said = {"path": quoted(path), "times": times}
            raise self._refusal(got % said, _("it once"))

    def _refusal(self, got: str, wanted: str) -> UnreadableFileError:
        return UnreadableFileError(LoadFault(self.name, None, "", got, wanted))


def _is_text(path: PurePosixPath) -> bool:
    is_ours = not any(part.startswith(NOT_OURS) for part in path.parts)
    return is_ours and path.suffix.lower() == ".csv"
