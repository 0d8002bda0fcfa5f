"""One value in a page: dates as readers write them."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.urls import reverse
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from tracker.analysis.statements import Statement
from tracker.analysis.verdicts import Verdict
from tracker.queries.rows.citations import Cited
from tracker.vocabulary.accessions import Stage
from tracker.vocabulary.reading_dates import readable, readable_window
from tracker.vocabulary.stated_dates import StatedDate
from tracker.vocabulary.words import Word

register = template.Library()

# The badge and the words of what became of a statement.
VERDICTS = {
    Verdict.MET: ("met", _("met")),
    Verdict.LATE: ("missed", _("late")),
    Verdict.LATE_SO_FAR: ("lapsed", _("late so far")),
    Verdict.NEVER: ("missed", _("missed, never met")),
    Verdict.OPEN: ("open", _("open")),
    Verdict.NO_END: ("no-date", _("no last day")),
    Verdict.RIGHT: ("met", _("doubt was right")),
    Verdict.WRONG: ("missed", _("doubt was wrong")),
}


@register.filter
def stated(text: str) -> str:
    """A stated date for readers: “by October 2013” for ``../2013-10``."""
    return readable(text) if text else ""


@register.filter
def since(text: str) -> str:
    """Since when, for readers; “by October 2013” where only a last day is known."""
    words = readable(text)
    if StatedDate.parse(text).earliest is None:
        return words
    return gettext("since %(date)s") % {"date": words}


@register.filter
def window(statement: Statement) -> str:
    """The days that a statement can mean, for readers; empty where it names none."""
    if not statement.has_window:
        return ""
    return readable_window(statement.earliest, statement.latest)


@register.filter
def day(value: date) -> str:
    """A day for readers: “7 October 2013”."""
    return readable(value.isoformat())


@register.filter
def moment(value: datetime) -> str:
    """A moment for readers: “7 October 2013, 09:30”, in UTC."""
    return formatted(value, pgettext("a moment", "j F Y, H:i"))


@register.filter
def month(value: date) -> str:
    """The month of the day for readers, without its year: “October”."""
    return formatted(value, pgettext("a month without its year", "F"))


@register.filter
def badge(word: Word, length: str = "") -> SafeString:
    """A word of a vocabulary with its colour and shape, and its meaning on hover.

    A ``short`` one, for long lists, leaves its meaning to the page of definitions.
    """
    if length == "short":
        return format_html('<span class="badge s-{}">{}</span>', word, word.label)
    return format_html(
        '<span class="badge s-{}" title="{}">{}</span>', word, word.meaning, word.label
    )


@register.inclusion_tag("parts/cites.html")
def cites_of(cited: Cited, kind: str, fact: int, claim: str = "") -> dict[str, object]:
    """The numbers of the sources that back a fact, each leading to the list below."""
    return {"cites": cited.of(kind, fact, claim)}


@register.simple_tag
def stage_label(code: str) -> str:
    return str(Stage(code).label)


@register.filter
def signed(days: int) -> str:
    """A number of days with its sign and thousands: “+1,008”, or 0 with none."""
    return f"{days:+,}".replace("-", "\N{MINUS SIGN}") if days else "0"


@register.simple_tag
def verdict(of: Verdict) -> SafeString:
    """What became of a statement, with its colour and shape."""
    family, words = VERDICTS[of]
    return format_html('<span class="badge s-{}">{}</span>', family, words)


@register.simple_tag
def verdict_named(code: str) -> SafeString:
    return verdict(Verdict(code))


@register.filter
def days(value: float) -> str:
    """A median or mean of days, to the day, with its sign."""
    return signed(round(value))


@register.filter
def percent(share: float) -> str:
    """A share from 0 to 1 as whole percent."""
    return f"{share:.0%}"


@register.simple_tag(takes_context=True)
def rows_link(context: template.Context, group: str, **narrower: object) -> str:
    """The address of the statements behind a figure: what was asked for, narrowed."""
    asked = context["request"].GET.copy()
    for name in ("by", "page"):
        asked.pop(name, None)
    code, _sep, value = group.partition("=")
    if code:
        asked[code] = value
    for name, wanted in narrower.items():
        asked[name] = str(wanted)
    empty = [name for name in asked if not asked[name]]
    for name in empty:
        del asked[name]
    address = reverse("statements")
    return f"{address}?{asked.urlencode()}" if asked else address


@register.simple_tag
def group_filter(by: str, code: str) -> str:
    """What leads from a group of statements to its rows."""
    return f"{by}={code}"
