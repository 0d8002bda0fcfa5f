"""Names for authors that say who is the same person, and not who it is."""

from __future__ import annotations

from functools import cache

from django.utils.crypto import salted_hmac

from tracker.intake.history_values import PSEUDONYM

SALT = "tracker.exports.history_authors"
DIGITS = 8


@cache
def pseudonym(author: str, *, has_account: bool) -> str:
    """The same for one author in every export of this site; empty for the program.

    A digest keyed with the site's secret, so that nobody without the key can try
    names. A name that came in as a pseudonym, and so without an account, stays.
    """
    if not author or (not has_account and PSEUDONYM.fullmatch(author)):
        return author
    digest = salted_hmac(SALT, author, algorithm="sha256").hexdigest()
    return f"author-{digest[:DIGITS]}"
