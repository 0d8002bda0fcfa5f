"""Whether the texts in other languages are compiled, as they are in version control."""

from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

HINT = "`make setup` compiles it; docs/operations.md has the command behind it."


def check_compiled(**_options: Any) -> list[CheckMessage]:
    """A fault for each catalogue that is not compiled, or was before its last change.

    Django would tell such texts in English, and say nothing.
    """
    folders = map(Path, settings.LOCALE_PATHS)
    sources = chain.from_iterable(folder.rglob("*.po") for folder in folders)
    return [fault for source in sources if (fault := _fault(source))]


def _fault(source: Path) -> CheckMessage | None:
    compiled = source.with_suffix(".mo")
    if not compiled.is_file():
        words = f"{compiled} is missing: every text of that language is in English."
        return Error(words, hint=HINT, id="tracker.E001")
    if compiled.stat().st_mtime < source.stat().st_mtime:
        words = (
            f"{compiled} is older than {source.name}: its newest texts may be missing."
        )
        return Warning(words, hint=HINT, id="tracker.W001")
    return None
