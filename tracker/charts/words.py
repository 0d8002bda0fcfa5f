"""What a chart says in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tracker.analysis.outcomes import Outcome
from tracker.analysis.slip import LedgerRow
from tracker.analysis.statements import Statement
from tracker.charts.panels import Panel
from tracker.vocabulary.reading_dates import readable


def described(statement: Statement) -> str:
    """A statement in a line: when, who, the words, the days they mean, the stance."""
    said = {
        "on": statement.stated_on,
        "speaker": statement.speaker,
        "words": statement.words,
        "stance": str(statement.stance.label).lower(),
    }
    if not statement.has_window:
        return _("%(on)s %(speaker)s: “%(words)s” (%(stance)s)") % said
    said["window"] = window_in_days(statement)
    return _("%(on)s %(speaker)s: “%(words)s” → %(window)s (%(stance)s)") % said


def window_in_days(statement: Statement) -> str:
    """The window by its first and last day, for readers; an open end is said."""
    first, last = statement.earliest, statement.latest
    if first == last and first:
        return readable(first.isoformat())
    ends = [day.isoformat() if day else ".." for day in (first, last)]
    return readable("/".join(ends))


def summary(panel: Panel) -> str:
    """The chart in a sentence or two, for those who do not see it."""
    if not panel.rows:
        return _("No statements by that day.")
    sentences = [_span(panel.rows), _ended(panel)]
    return " ".join(filter(None, sentences))


def _span(rows: tuple[LedgerRow, ...]) -> str:
    said = {
        "count": len(rows),
        "first": readable(rows[0].said_on.isoformat()),
        "last": readable(rows[-1].said_on.isoformat()),
    }
    if len(rows) == 1:
        return _("1 statement, made on %(first)s.") % said
    return _("%(count)d statements, made from %(first)s to %(last)s.") % said


def _ended(panel: Panel) -> str:
    fate = panel.fate
    if fate.done_on and panel.outcome:
        day = readable(panel.outcome.happening.stated_date)
        return _("Outcome: %(day)s.") % {"day": day}
    if fate.given_up_on:
        return _("Given up on %(day)s.") % {
            "day": readable(fate.given_up_on.isoformat())
        }
    return ""


def outcome_label(outcome: Outcome) -> str:
    day = readable(outcome.happening.stated_date)
    return _("Outcome: %(day)s") % {"day": day}
