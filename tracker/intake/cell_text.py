"""One cell of a workbook as text, read as whoever typed it meant it."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import Any

# In a number format: texts, characters that stand for themselves, colours.
ASIDES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
DECIMALS = re.compile(r"0(?:\.(0+))?")


def text_of(value: Any, form: str = "General") -> str:
    """What the cell says: a day as 2013-10-07, a month as 2013-10, a number as shown.

    ``form`` is the cell's number format. Spreadsheets turn "2013-10" into a day and
    "2.70" into 2.7; where the format shows what was typed, it is given back.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(value, form)
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return _day(value.date(), form) if is_day else value.isoformat(sep=" ")
    # A formula for many cells is an object that holds its text.
    text = getattr(value, "text", value)
    return _day(value, form) if isinstance(value, date) else str(text)


def _number(value: float, form: str) -> str:
    if not math.isfinite(value):
        return str(value)
    # A spreadsheet keeps fifteen digits; what a float has beyond them is noise.
    text = f"{value:.15g}"
    if "e" in text:
        return text
    decimals = DECIMALS.fullmatch(form)
    shown = f"{value:.{len(decimals[1] or '')}f}" if decimals else text
    return shown if float(shown) == float(text) else text


def _day(day: date, form: str) -> str:
    shown = ASIDES.sub("", form).lower()
    is_month = "m" in shown and "y" in shown and "d" not in shown
    return f"{day:%Y-%m}" if is_month and day.day == 1 else day.isoformat()
