"""A column for a date as a source states it, beside the days it may mean."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from tracker.vocabulary.stated_dates import StatedDate, StatedDateError


def validate_stated_date(text: str) -> None:
    """Refuses what the one parser cannot read, in the parser's words."""
    try:
        StatedDate.parse(text)
    except StatedDateError as fault:
        raise ValidationError(str(fault), code="stated_date") from fault


class StatedDateField(models.CharField):
    """Words for a date; ``bounds`` name the columns for its first and last day.

    A later field of the same row may replace a bound that an earlier one has set: the
    end of a round replaces the last day that its start gave.
    """

    default_validators = [validate_stated_date]

    def __init__(
        self, *args: Any, bounds: tuple[str, str] = ("", ""), **options: Any
    ) -> None:
        options.setdefault("max_length", 80)
        super().__init__(*args, **options)
        self.bounds = bounds

    def clear(self, row: models.Model) -> None:
        """Empties the row's bounds, before its fields set them anew."""
        for column in filter(None, self.bounds):
            setattr(row, column, None)

    def work_out(self, row: models.Model) -> None:
        """Sets the row's bounds from its words; leaves them where unreadable."""
        text = getattr(row, self.attname)
        try:
            stated = StatedDate.parse(text) if text else None
        except StatedDateError:
            return
        if stated:
            for column, day in zip(
                self.bounds, (stated.earliest, stated.latest), strict=True
            ):
                if column:
                    setattr(row, column, day)
