"""Which known names a mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

MOST = 3
LONGEST = 100


def nearest(name: str, known: Iterable[str]) -> list[str]:
    """Up to three known names like the one given, best first; none for long input."""
    folded = {each.casefold(): each for each in known}
    if len(name) > LONGEST:
        return []
    near = get_close_matches(name.casefold(), folded, n=MOST)
    return [folded[each] for each in near]


def or_nearest(said: str, near: list[str]) -> str:
    """What was said to be missing, with the names that may have been meant."""
    if not near:
        return said
    names = pgettext("between names", ", ").join(near)
    return _("%(said)s Did you mean %(names)s?") % {"said": said, "names": names}
