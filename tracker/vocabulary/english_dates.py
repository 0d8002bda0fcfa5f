"""What people write for dates in English."""

from __future__ import annotations

import re

from tracker.vocabulary import edtf, periods
from tracker.vocabulary.grammar import Grammar
from tracker.vocabulary.periods import (
    Period,
    after,
    before,
    by,
    not_before,
    since,
)

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

_ABOUT = re.compile(
    r"\(approximately\)"
    r"|(?<![a-z0-9])(?:around|about|approximately|approx|circa|roughly|ca|c)\b\.?"
)

# Each wording becomes the one that the patterns below know.
_REWORDINGS = tuple(
    (re.compile(pattern), wording)
    for pattern, wording in (
        (r"(?<=[a-z])\.|(?<=[a-z0-9]),", " "),
        (r"\b(?:the|of|in|on|at|during|within|some ?time|year)[ -]", ""),
        (r"\bfirst\b", "1st"),
        (r"\bsecond\b", "2nd"),
        (r"\bthird\b", "3rd"),
        (r"\bfourth\b", "4th"),
        (r"\blast quarter\b", "4th quarter"),
        (r"\b([12])(?:(?:st|nd) (?:half|six months)|h)\b", r"h\1"),
        (r"\b([1-4])(?:(?:st|nd|rd|th) quarter|q)\b", r"q\1"),
        (r"\b(early|mid|late|end)-", r"\1 "),
        (r" ?- ?", "-"),
        (r" {2,}", " "),
    )
)

_YEAR = r"(?P<year>[0-9]{4})"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"


def _iso(found: re.Match[str]) -> Period:
    return edtf.period(found[0])


def _month(found: re.Match[str]) -> Period:
    return periods.month(int(found["year"]), _MONTHS.index(found["month"][:3]) // 3 + 1)


def _day(found: re.Match[str]) -> Period:
    start = _month(found).first
    return periods.day(start.year, start.month, int(found["day"]))


def _half(found: re.Match[str]) -> Period:
    return periods.half(int(found["year"]), int(found["half"]))


def _quarter(found: re.Match[str]) -> Period:
    return periods.quarter(int(found["year"]), int(found["quarter"]))


def _half_month(found: re.Match[str]) -> Period:
    return periods.half_month(_month(found), int(found["half"]))


def _season(found: re.Match[str]) -> Period:
    return periods.season(int(found["year"]), _SEASONS[found["season"]])


_PERIODS = (
    (re.compile(edtf.DATE), _iso),
    (re.compile(rf"{_MONTH} {_YEAR}"), _month),
    (re.compile(rf"{_DAY} {_MONTH} {_YEAR}"), _day),
    (re.compile(rf"{_MONTH} {_DAY} {_YEAR}"), _day),
    (re.compile(rf"h(?P<half>[12])[ /-]?{_YEAR}"), _half),
    (re.compile(rf"{_YEAR}[ /-]?h(?P<half>[12])"), _half),
    (re.compile(rf"q(?P<quarter>[1-4])[ /-]?{_YEAR}"), _quarter),
    (re.compile(rf"{_YEAR}[ /-]?q(?P<quarter>[1-4])"), _quarter),
    (re.compile(rf"h(?P<half>[12]) {_MONTH} {_YEAR}"), _half_month),
    (re.compile(rf"(?P<season>{'|'.join(_SEASONS)}) {_YEAR}"), _season),
)

_PARTS = {
    "early": periods.early,
    "beginning": periods.early,
    "start": periods.early,
    "mid": periods.mid,
    "middle": periods.middle,
    "late": periods.late,
    "end": periods.end,
}
_PART = re.compile(rf"(?P<part>{'|'.join(_PARTS)}) (?P<whole>.+)")

_SEPARATORS = (" to ", " until ", " through ", " and ", " or ", "-")

_EDGES = (
    (re.compile(r"(?:not before|not? earlier than|not until) (.+)"), not_before),
    (re.compile(r"(?:by|until|till|up to|not? later than|not after) (.+)"), by),
    (re.compile(r"(.+) latest"), by),
    (re.compile(r"(?:before|prior to|ahead) (.+)"), before),
    (re.compile(r"(?:from|since|as early as|starting) (.+?)(?: onwards?)?"), since),
    (re.compile(r"(.+) (?:earliest|or later|onwards?)"), since),
    (re.compile(r"after (.+)"), after),
)


def _reworded(text: str) -> str:
    for pattern, wording in _REWORDINGS:
        text = pattern.sub(wording, text)
    return text.strip()


def _lend(left: str, separator: str, right: str) -> tuple[list[str], list[str]]:
    """The right lends its year and month, the left its month: "7-11 october 2013"."""
    # "winter 2013-2014" is one winter and not a stretch of two years.
    if separator == "-" and right.isdigit() and not left.isdigit():
        return [], []
    year = right[-len("2013") :]
    return (
        [left, f"{left} {year}", f"{left} {_month_in(right)} {year}"],
        [right, f"{_month_in(left)} {right}"],
    )


def _month_in(text: str) -> str:
    found = re.search(rf"\b{_MONTH}\b", text)
    return found["month"] if found else ""


ENGLISH = Grammar(
    about=_ABOUT,
    reword=_reworded,
    periods=_PERIODS,
    part=_PART,
    parts=_PARTS,
    edges=_EDGES,
    opening=re.compile("^(?:from|between) "),
    separators=_SEPARATORS,
    lend=_lend,
)
