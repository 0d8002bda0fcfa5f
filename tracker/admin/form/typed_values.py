"""What was typed into the rows on a form, read from and written back to its data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT
from django.forms.formsets import TOTAL_FORM_COUNT as TOTAL
from django.http import QueryDict

A_NUMBER = re.compile(r"[0-9]{1,18}")


@dataclass
class TypedLine:
    """One row of an inline as posted: each field's name and text."""

    values: dict[str, str]

    @property
    def number(self) -> int | None:
        """The number of the row on record that was edited; None for a new one."""
        text = self.values.get("id", "")
        return int(text) if A_NUMBER.fullmatch(text) else None

    @property
    def version(self) -> str:
        return self.values.get("version", "")

    @property
    def is_removed(self) -> bool:
        return bool(self.values.get(DELETION_FIELD_NAME))

    def renewed(self, version: str) -> TypedLine:
        """The same typing upon a newer version; upon none, as a new line."""
        if not version:
            return TypedLine({**self.values, "id": "", "version": ""})
        return TypedLine({**self.values, "version": version})


def read(data: QueryDict, prefix: str, whole: str) -> list[TypedLine]:
    """The posted rows of the inline, in their order, without the empty ones.

    ``whole`` is the column that names the row they belong to, which nobody types.
    """
    form = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,6}})-(\w+)")
    lines: dict[int, TypedLine] = {}
    for key in data:
        if found := form.fullmatch(key):
            line = lines.setdefault(int(found[1]), TypedLine({}))
            line.values[found[2]] = str(data[key])
    return [
        lines[place]
        for place in sorted(lines)
        if any(text for name, text in lines[place].values.items() if name != whole)
    ]


def write(data: QueryDict, prefix: str, lines: list[TypedLine]) -> None:
    """Puts these rows in the place of those that were posted, known ones first."""
    for key in [key for key in data if key.startswith(f"{prefix}-")]:
        del data[key]
    known = [line for line in lines if line.number is not None]
    new = [line for line in lines if line.number is None]
    data[f"{prefix}-{TOTAL}"] = str(len(lines))
    data[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(len(known))
    for place, line in enumerate([*known, *new]):
        for name, text in line.values.items():
            data[f"{prefix}-{place}-{name}"] = text
