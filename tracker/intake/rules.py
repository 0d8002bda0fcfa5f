"""Rules between the values of one row, said by field before the database says them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tracker.facts import KIND_OF
from tracker.intake.faults import LoadFault, quoted
from tracker.intake.rows import Row


def broken_rules(row: Row, fact: Any) -> list[LoadFault]:
    """The faults of a row whose values are read; ``fact`` holds them, bounds too."""
    rule = KIND_OF[row.table].rule
    broken = rule(fact, row.values) if rule else ()
    faults = [row.fault(name, quoted(str(got)), wanted) for name, got, wanted in broken]
    return faults + [
        row.fault(name, quoted(str(given)), _said_by_the_words(fact, name))
        for name, given in row.worked_out.items()
        if given != getattr(fact, name)
    ]


def _said_by_the_words(fact: Any, name: str) -> str:
    day = getattr(fact, name)
    return _("%(day)s, as the words for the date say") % {"day": day or _("nothing")}
