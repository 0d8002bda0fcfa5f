"""What an address asks for beside the two clocks: filters, orders and pages."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.translation import gettext as _

LONGEST_SHOWN = 40
LONGEST_WORDS = 200
MOST_NAMED = 20
MOST_PAGES = 100_000
MOST_DIGITS = len(str(MOST_PAGES))


def one_of(
    request: HttpRequest, name: str, known: Collection[str], default: str = ""
) -> str:
    """The parameter's value, one of those known; the default where it is empty.

    Raises ``BadRequest`` that says what was got and lists what is known.
    """
    value = request.GET.get(name, "").strip()
    if not value:
        return default
    if value not in known:
        raise BadRequest(
            _("%(name)s: got “%(got)s”; wanted one of %(known)s.")
            % {
                "name": name,
                "got": value[:LONGEST_SHOWN],
                "known": ", ".join(sorted(known)[:MOST_NAMED]),
            }
        )
    return value


def words_asked(request: HttpRequest, name: str) -> str:
    """The words of a parameter; raises ``BadRequest`` where no reader can mean them."""
    words = request.GET.get(name, "").strip()
    if len(words) > LONGEST_WORDS or not words.isprintable():
        raise BadRequest(
            _("%(name)s: got %(got)s characters; wanted %(most)s at most, printable.")
            % {"name": name, "got": len(words), "most": LONGEST_WORDS}
        )
    return words


def page_number(request: HttpRequest) -> int:
    """The page asked for, from 1. Raises ``BadRequest`` for anything else."""
    text = request.GET.get("page", "").strip() or "1"
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    if not (is_number and 0 < int(text) <= MOST_PAGES):
        raise BadRequest(
            _("page: got “%(got)s”; wanted a number from 1.")
            % {"got": text[:LONGEST_SHOWN]}
        )
    return int(text)
