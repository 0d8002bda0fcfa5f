"""What a kind of fact says of itself, once; everything above the models reads it here.

What the model knows is not said again: its key, its relations, its columns' types.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any, TypeAlias, cast

from django.db.models import Q

from tracker.models import Agreement, TrackedModel
from tracker.models.stated_dates import StatedDateField
from tracker.vocabulary.words import Word

Table: TypeAlias = type[TrackedModel]

# A column that any fact file may have beside its own: who may read each row.
PUBLICATION = "publication"


@dataclass(frozen=True)
class Column:
    """A column of a fact file, and what it means, in English.

    English alone: the words leave with the data, whose bytes depend on no reader.
    ``field`` is the field that the column fills, where that has another name, and
    ``of`` its model, where that is not the kind's own. ``claim`` is what the sources
    that a column lists back ("" for the fact itself); None where it lists none.
    """

    name: str
    meaning: str
    field: str = ""
    of: Table | None = None
    claim: str | None = None
    unit: str = ""
    is_required: bool = True

    @property
    def field_name(self) -> str:
        return self.field or self.name


def optional(name: str, meaning: str, *, field: str = "", unit: str = "") -> Column:
    """A column that may be empty."""
    return Column(name, meaning, field, unit=unit, is_required=False)


# A field whose value breaks a rule, the value, and what was wanted instead.
Broken: TypeAlias = Iterator[tuple[str, object, str]]
# The values of a row by field, relations as the keys of the rows that they name.
Values: TypeAlias = Mapping[str, Any]
ByDay: TypeAlias = Callable[[date], Q]


@dataclass(frozen=True)
class Search:
    """How a search sees the facts.

    It looks through ``names`` and ``texts``; where there are names, the closest come
    first. ``relations`` name what a fact is also found by, ``words`` are columns that
    hold words. ``by_day`` says which facts count by a
    day, all where nothing is said; ``spoken_of`` counts a fact from the last possible
    day of what refers to it: the model, its column, and its day. ``order`` sorts what
    is found.
    """

    texts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    words: Mapping[str, type[Word]] = field(default_factory=dict)
    by_day: ByDay | None = None
    spoken_of: tuple[Table, str, str] | None = None
    order: tuple[str, ...] = ("id",)

    @property
    def columns(self) -> tuple[str, ...]:
        return self.names + self.texts


@dataclass(frozen=True)
class Happening:
    """That the facts happen on a day: ``last`` is the column of the last possible one.

    ``once`` is what a fact has to be to have happened; it is known of before.
    """

    first: str
    last: str
    once: Mapping[str, str] = field(default_factory=dict)

    def by_day(self, on: date) -> Q:
        return Q(**{f"{self.last}__lte": on}, **self.once)


@dataclass(frozen=True)
class Kind:
    """A kind of fact.

    - ``table_name`` names it in files and in SQLite; ``about`` says what is in it, in
      English.
    - ``columns`` are those of its fact file, in order; without any it has no file.
      ``file_key`` tells rows of the file apart, where the model's key does not.
    - ``title`` is what a fact is called, in terms of its fields as readers see them.
    - ``page`` shows it, and ``anchor`` is what its anchor there begins with. Anchors
      are given to the world: they never change.
    - ``rule``, if any, gives what is broken between the values of one row, before the
      database says it. It is given the fact, unsaved, and the values.
    - ``renamed`` are columns of its SQLite table with fields of other names, and
      ``sql_extras`` such as the model has none for: by the field that they follow, as
      SQL has them.
    - ``happening`` says on which day the facts happen, ``search`` what search reads;
      None where they do not, or it does not.
    """

    model: Table
    table_name: str
    about: str
    title: str
    page: str
    anchor: str = ""
    columns: tuple[Column, ...] = ()
    file_key: tuple[str, ...] = ()
    file_may_be_left_out: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)
    sql_extras: Mapping[str, str] = field(default_factory=dict)
    happening: Happening | None = None
    search: Search | None = None
    rule: Callable[[Any, Values], Broken] | None = None

    @cached_property
    def name(self) -> str:
        """In templates and answers, and as a citation names it: ``status_event``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.model.__name__).lower()

    @property
    def code(self) -> str:
        """In addresses: ``status-event``."""
        return self.name.replace("_", "-")

    @property
    def file(self) -> str:
        """The name of its fact file; empty where it has none."""
        return f"{self.table_name}.csv" if self.columns else ""

    @property
    def column_names(self) -> list[str]:
        """Those of its fact file, in order."""
        return [column.name for column in self.columns]

    @property
    def required(self) -> set[str]:
        """The columns of its fact file that are never empty."""
        return {column.name for column in self.columns if column.is_required}

    @property
    def claims(self) -> Mapping[str, str]:
        """By column of its fact file that lists sources: the claim that they back."""
        return {c.name: c.claim for c in self.columns if c.claim is not None}

    @property
    def filled_elsewhere(self) -> tuple[Table, ...]:
        """The other models whose fields columns of its fact file fill."""
        return tuple(dict.fromkeys(c.of for c in self.columns if c.of))

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The fields of columns with other names, in files and in SQLite."""
        own = {c.name: c.field for c in self.columns if c.field and not c.of}
        return {**own, **self.renamed}

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that tell one row of its file from another."""
        columns = {column.field_name: column.name for column in self.columns}
        return self.file_key or tuple(columns[name] for name in self.model.KEY)

    @property
    def name_column(self) -> str:
        """The column that a fact is called by; empty where its name has more parts."""
        alone = re.fullmatch(r"\{(\w+)\}", self.title)
        is_own = alone and alone[1] not in relations(self.model)
        return alone[1] if alone and is_own else ""

    @property
    def chinese_column(self) -> str:
        """The column of its name in Chinese; empty where it has none."""
        name = self.name_column.removesuffix("_en")
        for chinese in (f"{name}_zh", "name_zh"):
            if chinese in self._names:
                return chinese
        return ""

    @property
    def date_column(self) -> str:
        """Its first stated date; empty where it has none."""
        fields = self.model._meta.concrete_fields
        dates = (f.name for f in fields if isinstance(f, StatedDateField))
        return next(dates, "")

    @cached_property
    def to_page(self) -> str:
        """The way from a fact to the row that its page is about, and names."""
        about = self.page.partition("-")[0]
        if about == self.name:
            return "id"
        named = relations(self.model).items()
        return next(f"{name}_id" for name, to in named if to.__name__.lower() == about)

    @cached_property
    def to_agreement(self) -> str:
        """The way from a fact to the one agreement that it is about, if it is."""
        return path_to_agreement(self.model)

    @property
    def _names(self) -> set[str]:
        return {each.name for each in self.model._meta.concrete_fields}


@cache
def relations(table: Table) -> Mapping[str, Table]:
    """The tables that this one refers to, by the name of the column."""
    fields = (f for f in table._meta.concrete_fields if f.is_relation)
    return {field.name: cast(Table, field.related_model) for field in fields}


def path_to_agreement(model: Table) -> str:
    """Through the model's key: ``agreement_id``, ``deadline__agreement_id``, or "".

    A succession is between two agreements, and about neither alone.
    """
    paths = []
    for name, named in relations(model).items():
        if name not in model.KEY:
            continue
        if named is Agreement:
            paths.append(f"{name}_id")
        elif path := path_to_agreement(named):
            paths.append(f"{name}__{path}")
    return paths[0] if len(paths) == 1 else ""
