"""What people write for dates in Chinese."""

from __future__ import annotations

import re

from tracker.vocabulary import periods
from tracker.vocabulary.grammar import Grammar
from tracker.vocabulary.periods import (
    Period,
    after,
    before,
    by,
    not_before,
    since,
)

_SEASONS = "春夏秋冬"
_NUMBERS = "一二三四"

_ABOUT = re.compile("大约|大概|约|左右|前后")

_YEAR = "(?P<year>[0-9]{4})年"
_MONTH = "(?P<month>[0-9]{1,2})月份?"


def _year(found: re.Match[str]) -> Period:
    return periods.year(int(found["year"]))


def _month(found: re.Match[str]) -> Period:
    return periods.month(int(found["year"]), int(found["month"]))


def _day(found: re.Match[str]) -> Period:
    return periods.day(int(found["year"]), int(found["month"]), int(found["day"]))


def _ten_days(found: re.Match[str]) -> Period:
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, None)}[found["part"]]
    return periods.within(_month(found), first, last)


def _half_month(found: re.Match[str]) -> Period:
    return periods.half_month(_month(found), "上下".index(found["half"]) + 1)


def _half(found: re.Match[str]) -> Period:
    return periods.half(int(found["year"]), "上下".index(found["half"]) + 1)


def _quarter(found: re.Match[str]) -> Period:
    number = found["number"]
    which = _NUMBERS.find(number) + 1 or int(number)
    return periods.quarter(int(found["year"]), which)


def _season(found: re.Match[str]) -> Period:
    return periods.season(int(found["year"]), _SEASONS.index(found["season"]) + 1)


_PERIODS = (
    (re.compile(_YEAR), _year),
    (re.compile(_YEAR + _MONTH), _month),
    (re.compile(f"{_YEAR}{_MONTH}(?P<day>[0-9]{{1,2}})日"), _day),
    (re.compile(f"{_YEAR}{_MONTH}(?P<part>[上中下])旬"), _ten_days),
    (re.compile(f"{_YEAR}{_MONTH}(?P<half>[上下])半月"), _half_month),
    (re.compile(f"{_YEAR}(?P<half>[上下])半年"), _half),
    (re.compile(f"{_YEAR}第?(?P<number>[一二三四1-4])季度?"), _quarter),
    (re.compile(f"{_YEAR}(?P<season>[{_SEASONS}])[季天]?"), _season),
)

_PARTS = {
    "初": periods.early,
    "中": periods.middle,
    "底": periods.end,
    "末": periods.end,
}
_PART = re.compile(f"(?P<whole>.+)(?P<part>[{''.join(_PARTS)}])")

_SEPARATORS = ("至", "到", "-", "~", "和", "或")

_EDGES = (
    (re.compile("不早于(.+)"), not_before),
    (re.compile("(?:不晚于|不迟于|最晚|最迟|截至|到)(.+)"), by),
    (re.compile("(.+?)(?:或|及)(?:之|以)?前"), by),
    (re.compile("(.+?)(?:之|以)?前"), before),
    (re.compile("(?:最早|自|从)(.+?)(?:起|开始|以来)?"), since),
    (re.compile("(.+?)(?:起|开始|以来|或(?:之|以)后|或更晚)"), since),
    (re.compile("(.+?)(?:之|以)?后"), after),
)


def _reworded(text: str) -> str:
    plain = text.replace(" ", "").replace("号", "日").replace("年年", "年")
    return re.sub("^[在于]|之?内$|期间$", "", plain)


def _lend(left: str, separator: str, right: str) -> tuple[list[str], list[str]]:
    """The left lends its year and month, the right its unit: "2013年10月7日至11日"."""
    year, _, rest = left.partition("年")
    month = rest.partition("月")[0]
    return (
        [left, left + right[-1:]],
        [right, f"{year}年{right}", f"{year}年{month}月{right}"],
    )


CHINESE = Grammar(
    about=_ABOUT,
    reword=_reworded,
    periods=_PERIODS,
    part=_PART,
    parts=_PARTS,
    edges=_EDGES,
    opening=re.compile("^[自从]"),
    separators=_SEPARATORS,
    lend=_lend,
)
