"""What the API asks for and answers with, as its schema says it."""

from __future__ import annotations

from typing import Annotated, Any, get_type_hints

from ninja import Field, Schema
from pydantic import create_model

from tracker.exports.rows import ChangeRow

MOST = 500
FURTHEST = 1_000_000

# To the microsecond, which the encoder of a datetime would cut off.
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Fault(Schema):
    """What was got, and what was wanted."""

    detail: Any


class Wanted(Schema):
    """What a list is narrowed to; left out or empty means all."""

    on: str = Field("", description="The day in the world, such as 2013-10-07.")
    known: str = Field("", description="The moment of our record, in UTC.")
    agreement: str = Field("", description="The slug of an agreement.")
    changed_since: str = Field(
        "", description="Facts that really changed after this moment of our record."
    )
    party: str = Field("", description="The code of a party.")
    kind: str = Field("", description="The code of a kind.")
    status: str = Field("", description="The code of a status or state.")
    region: str = Field("", description="The code of a region.")
    speaker: str = Field("", description="The name of a speaker.")
    limit: int = Field(100, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=FURTHEST)


def row_schema(shape: type) -> type[Schema]:
    """The row with the moment at which readers last had something new of it."""
    fields: dict[str, Any] = {
        name: (hint, ...) for name, hint in get_type_hints(shape).items()
    }
    fields["changed_at"] = (Moment | None, ...)
    name = shape.__name__.removesuffix("Row")
    made: type[Schema] = create_model(
        name, __base__=Schema, __doc__=(shape.__doc__ or "").split("(")[0], **fields
    )
    return made


def page_schema(shape: type, row: Any) -> type[Schema]:
    """A page of such rows; ``count`` is of all that were asked for."""
    made: type[Schema] = create_model(
        f"{shape.__name__.removesuffix('Row')}Page",
        __base__=Schema,
        on=(str, ...),
        known=(str | None, ...),
        count=(int, ...),
        limit=(int, ...),
        offset=(int, ...),
        items=(list[row], ...),
    )
    return made


class ChangeItem(Schema):
    """One field of a fact that changed, in words."""

    __annotations__ = get_type_hints(ChangeRow) | {"moment": Moment}


class ChangesPage(Schema):
    """The newest changes; ``before`` asks for those that follow."""

    before: str | None
    changes: list[ChangeItem]
