"""Published facts as Django fixtures: stable order, stable bytes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder

from tracker.exports.selection import Selection, about, all_published, narrowed
from tracker.intake.tables import ORDER, Key
from tracker.models import CITABLE, Citation, TrackedModel

# A digit sorts before every letter: `loaddata *.json` reads this file first, as it
# must, because it cannot name what is not there yet.
REFERENCE = "00-reference.json"
# Numbers of this database alone.
KEPT_BACK = {"id", "version"}


def fixtures(agreements: Collection[str] = ()) -> dict[str, str]:
    """The text of each fixture by file name: the reference file and one per agreement.

    With ``agreements``, by slug, only theirs, and of the reference what they need.
    Facts stand in an order in which ``loaddata`` can read them, then by natural key.
    """
    selection = all_published()
    if agreements:
        selection = narrowed(selection, agreements)
    files: dict[str, list[TrackedModel]] = defaultdict(list, {REFERENCE: []})
    for table in ORDER:
        for fact in sorted(selection[table], key=_place):
            files[_file(fact)].append(fact)
    return {name: _text(files[name]) for name in sorted(files)}


def fixture(selection: Selection) -> str:
    """The text of one fixture with all of the selection, in the order of its tables."""
    tables = (sorted(selection[table], key=_place) for table in ORDER)
    return _text(fact for facts in tables for fact in facts)


def _file(fact: TrackedModel) -> str:
    # A succession stands in the file of its two agreements that is read later.
    return max((f"{slug}.json" for slug in about(fact)), default=REFERENCE)


def _place(fact: TrackedModel) -> Key:
    key = fact.natural_key()
    if isinstance(fact, Citation):
        source, claim, name, *of_fact = key
        place = f"{fact.position:05}"
        key = (str([*CITABLE].index(name)), *of_fact, claim, place, source)
    return tuple((part is not None, part or "") for part in key)


def _text(facts: Iterable[TrackedModel]) -> str:
    objects = [_object(fact) for fact in facts]
    text = json.dumps(objects, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    return text + "\n"


def _object(fact: TrackedModel) -> dict[str, Any]:
    [found] = serializers.serialize(
        "python",
        [fact],
        fields=_fields(fact),
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
    )
    return dict(found)


def _fields(fact: TrackedModel) -> list[str]:
    names = [field.name for field in fact._meta.concrete_fields]
    left_out = set(KEPT_BACK)
    if isinstance(fact, Citation):
        left_out |= CITABLE.keys() - {fact.fact_name}
    return [name for name in names if name not in left_out]
