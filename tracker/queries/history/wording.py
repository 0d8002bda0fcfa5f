"""What changed between two versions of a row, in the words that readers see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Field, Subquery
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tracker.models import TrackedModel
from tracker.queries.rows.display_names import Names
from tracker.vocabulary.changes import Publication
from tracker.vocabulary.reading_dates import readable

# A row of the model, one of its versions, or a mapping of its columns to values.
Row = Any
Pair = tuple[Row | None, Row | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row, before and after; empty where it held nothing."""

    field_label: str
    before: str
    after: str


def changes(model: type[TrackedModel], pairs: Iterable[Pair]) -> list[list[Change]]:
    """For each pair of an earlier and a later row, the fields that differ, in words.

    None stands for no row: of a first version, every field that holds something is a
    change. Relations are named as they were called when the version was kept, as far
    as ``Names`` can tell. One query for each model referred to, however many pairs.
    """
    pairs = list(pairs)
    words = iter(in_words(model, [row for pair in pairs for row in pair]))
    return [_differing(model, pair, (next(words), next(words))) for pair in pairs]


def in_words(
    model: type[TrackedModel], rows: Iterable[Row | None]
) -> list[dict[str, str]]:
    """Each row's fields by name, as readers see them; nothing for no row.

    Queries and names of relations are as for ``changes``.
    """
    rows = list(rows)
    names = _names(model, [row for row in rows if row is not None])
    return [{} if row is None else _words(model, row, names) for row in rows]


def with_earlier(versions: Sequence[Any]) -> list[tuple[Row | None, Row]]:
    """Each version of one model with the one before it of the same row, or None.

    Two queries, however many versions and rows.
    """
    if not versions:
        return []
    kept = type(versions[0]).objects.order_by()
    earlier = kept.before_outer()
    before = dict(
        kept.filter(history_id__in=[version.history_id for version in versions])
        .annotate(earlier=Subquery(earlier.values("history_id")[:1]))
        .values_list("history_id", "earlier")
    )
    found = kept.in_bulk([number for number in before.values() if number])
    return [(found.get(before[version.history_id]), version) for version in versions]


def event(before: Row | None, after: Row) -> str:
    """What happened to the row as a whole: published, withdrawn, changed and so on."""
    now = Publication(held(after, "publication"))
    if before is None:
        return _("recorded as a draft") if now is Publication.DRAFT else _("recorded")
    if held(before, "publication") == now:
        return _("changed")
    return {
        Publication.DRAFT: _("made a draft"),
        Publication.PUBLISHED: _("published"),
        Publication.WITHDRAWN: _("withdrawn"),
    }[now]


def held(row: Row, column: str) -> Any:
    """What the row, version or mapping holds in the column."""
    return row.get(column) if isinstance(row, Mapping) else getattr(row, column)


def label(field: Field[Any, Any]) -> str:
    """The field's name for readers."""
    return str(capfirst(field.verbose_name))


def readable_fields(model: type[TrackedModel]) -> list[Field[Any, Any]]:
    """The fields that people fill in, not those that are worked out from them."""
    fields = model._meta.concrete_fields
    return [field for field in fields if field.editable and not field.primary_key]


def value(row: Row | None, field: Field[Any, Any]) -> Any:
    """What the row holds in the field; None for nothing, however that is kept."""
    found = None if row is None else held(row, field.attname)
    return None if found == "" else found


def _differing(
    model: type[TrackedModel], pair: Pair, words: tuple[dict[str, str], dict[str, str]]
) -> list[Change]:
    before, after = pair
    return [
        Change(label(field), words[0].get(field.name, ""), words[1].get(field.name, ""))
        for field in readable_fields(model)
        if value(before, field) != value(after, field)
    ]


def _names(model: type[TrackedModel], rows: list[Row]) -> dict[Any, Names]:
    wanted: dict[Any, set[int]] = {}
    for field in readable_fields(model):
        if field.related_model:
            numbers = {value(row, field) for row in rows} - {None}
            wanted.setdefault(field.related_model, set()).update(numbers)
    return {related: Names(related, numbers) for related, numbers in wanted.items()}


def _words(
    model: type[TrackedModel], row: Row, names: dict[Any, Names]
) -> dict[str, str]:
    moment = None if isinstance(row, Mapping) else getattr(row, "history_date", None)
    words = {}
    for field in readable_fields(model):
        found = value(row, field)
        if field.related_model and found is not None:
            words[field.name] = names[field.related_model].at(moment, found)
        else:
            words[field.name] = _in_words(field, found)
    return words


def _in_words(field: Field[Any, Any], found: Any) -> str:
    if found is None:
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(found, found))
    if isinstance(found, date):
        return readable(found.isoformat())
    if isinstance(found, Decimal):
        return f"{found.normalize():f}"
    return str(found)
