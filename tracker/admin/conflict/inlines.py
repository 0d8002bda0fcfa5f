"""What was read, what is on record now, and what was typed, row by row of an inline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tracker.admin.conflict.fields import ConflictField
from tracker.admin.form import typed_values as typed
from tracker.admin.form.typed_values import TypedLine
from tracker.queries.history.wording import in_words, readable_fields, value


class ConflictRows:
    """The rows of one inline: as posted, and as they are now."""

    def __init__(self, inline, request, row) -> None:
        formset_class = inline.get_formset(request, row)
        formset = formset_class(instance=row, queryset=inline.get_queryset(request))
        self.prefix = formset_class.get_default_prefix()
        self.model = inline.model
        self.title = str(capfirst(inline.verbose_name))
        self.fields = [
            f for f in readable_fields(self.model) if f.name in inline.fields
        ]
        self.held = {each.pk: each for each in formset.get_queryset()}
        found = typed.read(request.POST, self.prefix, formset.fk.name)
        # Known ones first, as a form has them.
        self.typed = sorted(found, key=lambda line: line.number not in self.held)

    @property
    def is_stale(self) -> bool:
        """Was one of the rows changed, or withdrawn, since it was read?"""
        return any(
            line.number is not None and line.version != self._version(line)
            for line in self.typed
        )

    def renew(self, data: QueryDict) -> None:
        """Puts the typing upon the rows as they are now; what is gone becomes new."""
        lines = [line.renewed(self._version(line)) for line in self.typed]
        typed.write(data, self.prefix, lines)

    def take_over(self, data: QueryDict, chosen: Iterable[int]) -> None:
        """Puts what is on record in the place of the typing at the chosen places."""
        chosen = set(chosen)
        lines = [
            self._on_record(line) if place in chosen else line
            for place, line in enumerate(self.typed)
        ]
        typed.write(data, self.prefix, [line for line in lines if line])

    def lines(self) -> Iterator[ConflictField]:
        """The rows that are not the same in all that is known."""
        read, now, given = self._read(), self._now(), [*map(self._typed, self.typed)]
        words = iter(self._words([*read, *now, *given]))
        read_words, now_words, typed_words = (
            [next(words) for _row in rows] for rows in (read, now, given)
        )
        for place, rows in enumerate(zip(read, now, given, strict=True)):
            was, has, wants = map(self._values, rows)
            if wants != has or (was and was != has):
                yield ConflictField(
                    key=f"{self.prefix}-{place}",
                    label=self.title,
                    read=read_words[place],
                    now=now_words[place] or (_("withdrawn") if was else ""),
                    typed=typed_words[place] or _("withdrawn"),
                    takes_typed=wants not in (was, has),
                )

    def _version(self, line: TypedLine) -> str:
        """The newest version of the row; empty where it is gone or was never there."""
        row = self.held.get(line.number) if line.number else None
        return str(row.version) if row else ""

    def _on_record(self, line: TypedLine) -> TypedLine | None:
        row = self.held.get(line.number) if line.number else None
        if row is None:
            return None
        on_record = {f.name: f.value_from_object(row) for f in self.fields}
        texts = {
            name: "" if found is None else str(found)
            for name, found in on_record.items()
        }
        kept = {k: v for k, v in line.values.items() if k != DELETION_FIELD_NAME}
        return TypedLine({**kept, **texts}).renewed(str(row.version))

    def _read(self) -> list[Any]:
        """Each row as it was read, or None."""
        numbers = [line.number for line in self.typed if line.number]
        versions = self.model.history.filter(id__in=numbers)
        kept = {(version.id, str(version.version)): version for version in versions}
        return [kept.get((line.number, line.version)) for line in self.typed]

    def _now(self) -> list[Any]:
        return [self.held.get(line.number) for line in self.typed]

    def _typed(self, line: TypedLine) -> dict[str, Any] | None:
        if line.is_removed:
            return None
        texts = {f: line.values.get(f.name, "") for f in self.fields}
        return {f.attname: self._parsed(f, text) for f, text in texts.items()}

    def _parsed(self, field, text: str) -> Any:
        if not field.is_relation:
            return text
        return int(text) if typed.A_NUMBER.fullmatch(text) else None

    def _values(self, row: Any) -> tuple[Any, ...]:
        return () if row is None else tuple(value(row, f) for f in self.fields)

    def _words(self, rows: list[Any]) -> list[str]:
        names = [field.name for field in self.fields]
        return [
            " · ".join(filter(None, map(words.get, names)))
            for words in in_words(self.model, rows)
        ]
