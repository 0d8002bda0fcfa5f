"""How a language puts periods together, whatever its words for them are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tracker.vocabulary.periods import Period, Reading, during

Lending = Callable[[str, str, str], tuple[Iterable[str], Iterable[str]]]


@dataclass(frozen=True)
class Grammar:
    """One language's patterns, each with the period or the reading it makes.

    ``part`` has the groups part and whole; an edge has its period in group 1;
    ``opening`` is what may stand before a range. ``lend`` is given the left, the
    separator and the right of a range, and gives the full texts that the left
    and the right may be short for, to be tried in turn.
    """

    about: re.Pattern[str]
    periods: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...]
    part: re.Pattern[str]
    parts: Mapping[str, Callable[[Period], Period | None]]
    edges: tuple[tuple[re.Pattern[str], Callable[[Period], Reading]], ...]
    opening: re.Pattern[str]
    separators: tuple[str, ...]
    lend: Lending
    reword: Callable[[str], str]

    def read(self, text: str) -> Reading | None:
        """The days that the text may mean; None if it is not understood.

        Raises ValueError for a day that the calendar lacks.
        """
        exact, doubts = self.about.subn(" ", text)
        reading = self._bounded(self.reword(exact))
        return reading and reading._replace(is_approximate=doubts > 0)

    def _bounded(self, text: str) -> Reading | None:
        if whole := self._span(text):
            return during(whole)
        for pattern, reading in self.edges:
            found = pattern.fullmatch(text)
            if found and (whole := self._span(found[1])):
                return reading(whole)
        return None

    def _span(self, text: str) -> Period | None:
        return self._period(text) or self._range(self.opening.sub("", text))

    def _period(self, text: str) -> Period | None:
        if found := self.part.fullmatch(text):
            whole = self._plain(found["whole"])
            return whole and self.parts[found["part"]](whole)
        return self._plain(text)

    def _plain(self, text: str) -> Period | None:
        for pattern, period in self.periods:
            if found := pattern.fullmatch(text):
                return period(found)
        return None

    def _range(self, text: str) -> Period | None:
        for separator in filter(text.__contains__, self.separators):
            left, _, right = text.partition(separator)
            firsts, lasts = self.lend(left, separator, right)
            if (first := self._any_of(firsts)) and (last := self._any_of(lasts)):
                return Period(first.first, last.last)
        return None

    def _any_of(self, texts: Iterable[str]) -> Period | None:
        return next(filter(None, map(self._period, texts)), None)
