"""Whether every row still says what its newest version says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Window
from django.db.models.functions import Lag

from tracker.models import CITABLE, Citation, TrackedModel, change_set

CHUNK = 500
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class VersionMismatch:
    """Where a row and its versions part; ``key`` tells the row from all others."""

    model: str
    key: tuple[object, ...]
    what: str

    def __str__(self) -> str:
        return f"{self.model} ({', '.join(map(str, self.key))}): {self.what}"


@dataclass(frozen=True, slots=True)
class IntegrityCheck:
    """How many rows of a table agree with their newest versions, and what does not."""

    agreeing: int
    differences: tuple[VersionMismatch, ...]


def tracked_models() -> list[type[TrackedModel]]:
    """Every table of facts, in the order of their names."""
    models = apps.get_app_config("tracker").get_models()
    tracked = [model for model in models if issubclass(model, TrackedModel)]
    return sorted(tracked, key=lambda model: model._meta.model_name or "")


def comparison(model: type[TrackedModel]) -> IntegrityCheck:
    """Every row of the model against its newest version, and versions without a row.

    Two queries, read side by side as they come, and one for versions that were not
    kept in the order of their numbers. Writers wait until they have ended, so
    no row is held against a version of another moment.
    """
    columns = [field.attname for field in model._meta.concrete_fields]
    wanted = dict.fromkeys([*columns, *_key_paths(model)])
    rows = model._default_manager.order_by("id").values(*wanted)
    versions = model.history.model.objects
    firsts = versions.filter(history_type="+", id=OuterRef("id"))
    newest = versions.latest_of_each().annotate(has_a_first=Exists(firsts))
    newest = newest.order_by("id").values(*wanted, "history_type", "has_a_first")
    name = str(model._meta.verbose_name)
    agreeing = 0
    found: list[VersionMismatch] = []
    with change_set():
        for row, version in _side_by_side(rows, newest):
            faults = list(_faults(row, version, columns))
            agreeing += bool(row and not faults)
            key = _key(model, row or version or {})
            found += [VersionMismatch(name, key, fault) for fault in faults]
        found += _out_of_order(model, wanted)
    return IntegrityCheck(agreeing, tuple(found))


def _out_of_order(
    model: type[TrackedModel], wanted: Iterable[str]
) -> list[VersionMismatch]:
    """Versions kept after one of the same number, or of a later one."""
    before = Window(
        Lag("version"), partition_by="id", order_by=["history_date", "history_id"]
    )
    kept = model.history.model.objects.exclude(history_type="-")
    later = kept.annotate(before=before)
    found = later.filter(before__gte=F("version")).order_by("id", "history_id")
    return [
        VersionMismatch(
            str(model._meta.verbose_name),
            _key(model, row),
            f"version {row['version']} was kept after version {row['before']}",
        )
        for row in found.values(*wanted, "before")
    ]


def _side_by_side(rows: Any, versions: Any) -> Iterator[tuple[Row | None, Row | None]]:
    """Each row with its newest version, and each of both that stands alone."""
    left, right = rows.iterator(CHUNK), versions.iterator(CHUNK)
    row, version = next(left, None), next(right, None)
    while row or version:
        if row and version and row["id"] == version["id"]:
            yield row, version
            row, version = next(left, None), next(right, None)
        elif row and (not version or row["id"] < version["id"]):
            yield row, None
            row = next(left, None)
        else:
            yield None, version
            version = next(right, None)


def _faults(
    row: Row | None, version: Row | None, columns: Iterable[str]
) -> Iterator[str]:
    if version is None:
        yield "has no version"
    elif row is None:
        if version["history_type"] != "-":
            yield f"has versions, up to version {version['version']}, and no row"
    elif version["history_type"] == "-":
        yield "is there, and its newest version says that it was deleted"
    else:
        if not version["has_a_first"]:
            yield "has versions, and none of them is its first"
        for column in columns:
            if row[column] != version[column]:
                yield (
                    f"{column} is {row[column]!r}, and its newest version says "
                    f"{version[column]!r}"
                )


def _key_paths(model: type[TrackedModel]) -> list[str]:
    if model is Citation:
        return ["source__slug", "claim", *(f"{fact}_id" for fact in CITABLE)]
    return model.key_paths()


def _key(model: type[TrackedModel], row: Row) -> tuple[object, ...]:
    """The natural key without its empty parts; for a citation, its fact's number."""
    parts = ((path, row[path]) for path in _key_paths(model))
    given = [(path, part) for path, part in parts if part not in {None, ""}]
    return tuple(
        f"{path[:-3]} {part}" if path.endswith("_id") else part for path, part in given
    )
