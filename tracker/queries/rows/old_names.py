"""What a fact that was renamed is called now."""

from __future__ import annotations

from datetime import datetime

from tracker.models import TrackedModel
from tracker.queries.rows.public import published_as_of
from tracker.vocabulary.changes import Publication


def renamed(
    model: type[TrackedModel], name: str, *, known: datetime | None
) -> str | None:
    """The name in addresses of the held row that readers once knew by this one.

    Names are the model's key, which has one column. Case makes no difference. None
    where no reader ever saw the name, or its row is not held. Of several that had it,
    the one that had it last. Two queries.
    """
    [column] = model.KEY
    same = list(
        published_as_of(model, known=known)
        .filter(**{f"{column}__iexact": name})
        .values_list(column, flat=True)[:1]
    )
    if same:
        return str(same[0])
    versions = model.history.filter(
        publication=Publication.PUBLISHED, **{f"{column}__iexact": name}
    ).newest_first()
    rows = published_as_of(model, known=known).filter(id=versions.values("id")[:1])
    found = rows.values_list(column, flat=True).first()
    return None if found is None else str(found)
