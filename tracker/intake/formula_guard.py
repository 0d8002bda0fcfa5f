"""Cells that a spreadsheet would run, or that no line can hold, and how they travel.

A cell that begins as a formula does is written after an apostrophe. A text with line
breaks, control characters or spaces at its ends, and an empty one where the format
wants a value, is written as a JSON string after one. Reading undoes it exactly.
"""

from __future__ import annotations

import json
import re
import unicodedata

APOSTROPHE = "'"
# What spreadsheets take for a formula, however often it was guarded before.
FORMULA = re.compile(r"'*[=+\-@]")
# No formula, and read as the number that it is.
NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")
JSON_TEXT = "'\""
# Controls, halves of characters, and the two line ends that are no controls.
UNWRITABLE = {"Cc", "Cs", "Zl", "Zp"}


def guarded(text: str, *, is_required: bool = False) -> str:
    """The cell that stands for the text in a fact file; most texts are their own."""
    if _needs_json(text, is_required=is_required):
        written = json.dumps(text, ensure_ascii=False)
        return APOSTROPHE + "".join(map(_escaped, written))
    if FORMULA.match(text) and not NUMBER.fullmatch(text):
        return APOSTROPHE + text
    return text


def restored(cell: str) -> str | None:
    """The text that the guarded cell stands for; None for a cell that is its own text.

    Undoes ``guarded`` exactly, whatever the text.
    """
    if cell.startswith(JSON_TEXT):
        return _from_json(cell)
    is_guarded = cell.startswith(APOSTROPHE) and FORMULA.match(cell)
    return cell[1:] if is_guarded else None


def _needs_json(text: str, *, is_required: bool) -> bool:
    return (
        (is_required and not text)
        or text != text.strip()
        or text.startswith(JSON_TEXT)
        or any(unicodedata.category(char) in UNWRITABLE for char in text)
    )


def _escaped(char: str) -> str:
    is_unwritable = unicodedata.category(char) in UNWRITABLE
    return f"\\u{ord(char):04x}" if is_unwritable else char


def _from_json(cell: str) -> str | None:
    try:
        text = json.loads(cell[1:])
    except ValueError:
        return None
    return text if isinstance(text, str) else None
