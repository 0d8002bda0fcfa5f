"""What was read, what is on record now, and what was typed, field by field."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets
from django.http import QueryDict

from tracker.queries.history.wording import in_words, label, readable_fields, value


@dataclass(frozen=True)
class ConflictField:
    """One field, or one row of an inline, in words; ``key`` is empty without a choice.

    ``takes_typed`` is the choice to begin with: what the analyst changed is kept, what
    only others changed is taken over.
    """

    key: str
    label: str
    read: str
    now: str
    typed: str
    takes_typed: bool

    @property
    def was_changed(self) -> bool:
        """Is it no longer as it was read?"""
        return self.read != self.now

    @property
    def was_typed(self) -> bool:
        return self.read != self.typed


class Fields:
    """The fields of the row itself."""

    def __init__(self, admin, request, row, read) -> None:
        names = flatten_fieldsets(admin.get_fieldsets(request, row))
        self.form_class = admin.get_form(request, row, change=True, fields=names)
        self.fields = [
            field
            for field in readable_fields(admin.model)
            if field.name in self.form_class.base_fields
        ]
        self.row, self.read = row, read
        self.data = request.POST

    def lines(self) -> Iterator[ConflictField]:
        """The fields that are not the same in all that is known."""
        now, given = self.row, self._typed()
        rows = [self.read, now, given]
        read_words, now_words, typed_words = in_words(type(now), rows)
        for field in self.fields:
            was, has, wants = (value(row, field) for row in rows)
            if wants != has or (self.read and was != has):
                yield ConflictField(
                    key=field.name,
                    label=label(field),
                    read=read_words.get(field.name, ""),
                    now=now_words[field.name],
                    typed=typed_words[field.name],
                    takes_typed=wants not in (was, has),
                )

    def take_over(self, data: QueryDict, name: str) -> None:
        """Puts what is on record in the place of what was typed."""
        [field] = [field for field in self.fields if field.name == name]
        found = self.form_class.base_fields[name].prepare_value(
            field.value_from_object(self.row)
        )
        data[name] = "" if found is None else str(found)

    def _typed(self) -> dict[str, Any]:
        form = self.form_class(self.data, instance=copy.copy(self.row))
        form.is_valid()
        given = {}
        for field in self.fields:
            # What is not valid stands as it was typed.
            found = form.cleaned_data.get(field.name, self.data.get(field.name))
            found = getattr(found, "pk", found)
            is_lost = field.is_relation and not isinstance(found, int)
            given[field.attname] = None if is_lost else found
        return given
