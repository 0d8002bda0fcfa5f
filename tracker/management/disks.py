"""Why a folder could not be written, in words. Asked before Django is there too."""

import errno
import os
import shutil
from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT}
WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there",
}


def cannot_write(folder: Path, fault: int, *, megabytes: int) -> str:
    """What could not be written and why; of a full disk, how much is wanted there.

    The fault is a number of the system's, such as ``errno.ENOSPC``.
    """
    said = f"“{folder}” cannot be written: {WORDS.get(fault) or os.strerror(fault)}."
    if fault not in FULL:
        return said
    return (
        f"{said} About {megabytes} MB are wanted there, and {free(folder)} MB are free."
        " Make room and start again: what is half done is done anew."
    )


def free(folder: Path) -> int:
    """The whole megabytes free in the folder, or where it would be made."""
    there = next(place for place in [folder, *folder.parents] if place.exists())
    return shutil.disk_usage(there).free // 1_000_000
